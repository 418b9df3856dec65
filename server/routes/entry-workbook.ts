import { createRoute, z } from '@hono/zod-openapi'
import { attachmentHeader } from '#domain/file-name'
import { monthSchema } from '#domain/month'
import type { Problem } from '#domain/problem'
import type { Language } from '#domain/vocabulary'
import { entryBookWords } from '#wording/entry-workbook'
import { sayProblem } from '#wording/refusals'
import { projectHead } from '../../db/queries/projects.ts'
import { readReport } from '../../db/queries/reports.ts'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { countUpload } from '../access/upload.ts'
import { compareEntry, importEntry, refuseFaulty } from '../acts/import-entry.ts'
import { reportSchema, reportView } from '../acts/report-state.ts'
import { entryBook } from '../answers/entry-book.ts'
import { router, type Ctx } from '../context.ts'
import type { Comparison } from '../entry-workbook/compare.ts'
import { readEntryBook, type Book } from '../entry-workbook/read.ts'
import { absent, Refusal } from '../refusal.ts'
import { answers, idParam } from './kit.ts'

const row = { place: z.string(), key: z.string(), name: z.string(), unit: z.string().nullable() }
const importedSchema = z
  .object({
    month: monthSchema,
    /** Cell by cell, as they would be typed: money in 万元, an empty cell is "". */
    differences: z.array(
      z.object({ ...row, field: z.enum(['first', 'second', 'third', 'note']), old: z.string(), new: z.string() }),
    ),
    /** Changed in the file and by somebody else since it was downloaded. */
    conflicts: z.array(
      z.object({ ...row, seen: z.string(), mine: z.string(), theirs: z.string(), by: z.string().nullable(), at: z.int() }),
    ),
    problems: z.array(
      z.object({ path: z.string(), code: z.string(), severity: z.enum(['error', 'warning']), message: z.string() }),
    ),
    /** Rows others changed since, and the file leaves alone. */
    others: z.int(),
    saved: z.boolean(),
    report: reportSchema,
    entries: z.array(z.object({ indicatorId: z.int(), agencyId: z.int(), version: z.int() })),
    expenditures: z.array(z.object({ subprojectId: z.int(), version: z.int() })),
  })
  .openapi('ImportedEntry')

const keys = z
  .string()
  .max(20_000)
  .default('')
  .transform(text => new Set(text.split(',').filter(key => key !== '')))
const importQuery = z.object({
  dryRun: z.enum(['0', '1']).default('0'),
  /** The month on the screen; a file of another month is then refused. */
  month: monthSchema.optional(),
  /** Rows in conflict whose value in the file is kept, and those that keep what stands. */
  mine: keys,
  theirs: keys,
})

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const binary = { schema: { type: 'string', format: 'binary' } as const }

/** The file itself as the body, or the first file of a form. */
async function fileOf(c: Ctx): Promise<Uint8Array> {
  if (!/^multipart\/form-data/i.test(c.req.header('content-type') ?? '')) return new Uint8Array(await c.req.arrayBuffer())
  const file = [...(await c.req.formData()).values()].find(value => value instanceof File)
  return file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
}

function unreadable(problems: Problem[]): Refusal {
  const code = problems[0]?.code ?? ''
  const large = /^document-(too|unzipped)/.test(code)
  const broken = code.startsWith('document-') || /^workbook-(is|not-xlsx)/.test(code)
  return new Refusal(large ? 413 : broken ? 400 : 422, 'workbook-unreadable', {}, problems)
}

function bookOf(bytes: Uint8Array): Book {
  const read = readEntryBook(bytes)
  if (!read.ok) throw unreadable(read.problems)
  return read.value
}

const worded = ({ differences, clashes, problems, others }: Comparison, lang: Language) => ({
  differences,
  conflicts: clashes,
  problems: problems.map(({ params, ...problem }) => ({ ...problem, message: sayProblem(lang, problem.code, params) })),
  others,
})

export const entryWorkbook = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/exports/entry.xlsx',
      request: { params: idParam, query: z.object({ month: monthSchema }) },
      responses: { 200: { description: 'The entry form of a month as a protected workbook', content: { [xlsx]: binary } } },
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'see')
      const { id } = c.req.valid('param')
      const { month } = c.req.valid('query')
      const lang = c.get('lang')
      const bytes = await entryBook(at, caller, id, month, lang)
      await act(c, 'export', async (_, tell) => tell({ entity: 'project', id, after: { file: 'entry.xlsx', month } }))
      c.header('content-type', xlsx)
      c.header('content-disposition', attachmentHeader(entryBookWords[lang].file(month)))
      return c.body(bytes as Uint8Array<ArrayBuffer>, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/projects/{id}/imports/entry',
      description: 'Body: the filled entry workbook. With dryRun=1 nothing is saved.',
      request: { params: idParam, query: importQuery, body: { content: { [xlsx]: binary } } },
      responses: answers(importedSchema, 'What the workbook changes, cell by cell; saved all or nothing'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'enter')
      const { id } = c.req.valid('param')
      const { dryRun, month, ...choices } = c.req.valid('query')
      if (!(await projectHead(at.store.db, caller.scope, id))) throw absent()
      await countUpload(c, caller)
      const book = bookOf(await fileOf(c))
      const wanted = { ...(month ? { month } : {}), choices }
      const found = await compareEntry(at.store.db, caller, id, book, wanted, at)
      const nothing = found.actuals.length + found.money.length === 0
      if (dryRun === '0') refuseFaulty(found)
      if (dryRun === '1' || nothing) {
        const report = reportView(book.month, await readReport(at.store.db, id, book.month))
        return c.json(
          { month: book.month, ...worded(found, c.get('lang')), saved: false, report, entries: [], expenditures: [] },
          200,
        )
      }
      const done = await act(c, 'actuals.save', (db, tell) => importEntry(db, caller, id, book, wanted, at, tell))
      const { report, entries, expenditures } = done
      return c.json({ month: book.month, ...worded(done.found, c.get('lang')), saved: true, report, entries, expenditures }, 200)
    },
  )
