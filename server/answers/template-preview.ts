import { z } from '@hono/zod-openapi'
import { namesOf } from '#domain/template-field'
import type { TemplateKind } from '#domain/vocabulary-template'
import { openTables } from '../documents/tables.ts'
import { Refusal } from '../refusal.ts'
import { fillTemplate } from '../templates/template.ts'
import type { Values } from '../templates/token.ts'

export const previewSchema = z
  .object({
    type: z.enum(['xlsx', 'docx']),
    asks: z.array(
      z.object({
        name: z.string(),
        text: z.string(),
        /** How many rows of a block answer it; null outside of blocks. */
        rows: z.int().nullable(),
      }),
    ),
    sheets: z.array(z.object({ name: z.string(), lines: z.array(z.array(z.string())) })),
    /** The filled file, base64. */
    file: z.string(),
  })
  .openapi('TemplatePreview')

const mostLines = 120

/** What a template asks for with a project's answers, the filled file as a grid, and the file itself. */
export async function previewAnswer(
  bytes: Uint8Array,
  kind: TemplateKind,
  type: 'xlsx' | 'docx',
  asks: readonly string[],
  values: Values,
): Promise<z.infer<typeof previewSchema>> {
  const filled = fillTemplate(bytes, kind, values)
  if (!filled.ok) throw new Refusal(422, 'template-refused', { count: filled.problems.length }, filled.problems)
  const names = namesOf(kind)
  const opened = await openTables(filled.value, null, '')
  return {
    type,
    asks: asks.map(name => {
      const key = names.field(name) ?? ''
      const rows = Object.values(values.blocks).find(block => block.some(row => key in row.fields))
      const found = rows ? rows[0]?.fields[key] : values.fields[key]
      return { name, text: found?.text ?? '', rows: rows ? rows.length : null }
    }),
    sheets: opened.ok
      ? opened.value.map(sheet => ({ name: sheet.name, lines: sheet.lines.slice(0, mostLines).map(line => line.cells) }))
      : [],
    file: Buffer.from(filled.value).toString('base64'),
  }
}
