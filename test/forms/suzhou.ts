import { readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { openDocument } from '../../server/documents/open.ts'
import { readDeclaration, type ReadDeclaration } from '../../server/forms/declaration-reader.ts'

/** The real form, and the same form in every kind of file a unit may hand in. */
export const formText = readFileSync(new URL('suzhou-2021-declaration.txt', import.meta.url), 'utf8')
export const formRows = formText.split('\n').map(line => line.split('\t'))

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

export function asHtml(rows: string[][]): string {
  const cells = rows.map(row => `<tr>${row.map(cell => `<td>${cell}</td>`).join('')}</tr>`)
  return `<html><head><title>申报表</title><style>td{color:red}</style></head><body><script>alert("指标")</script><table>${cells.join('\n')}</table></body></html>`
}

export async function asXlsx(rows: string[][]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('申报表')
  for (const row of rows) sheet.addRow(row)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** Two-byte GB18030 by asking the decoder, for there is no encoder in the platform. */
export function asGb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, [number, number]>()
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) if (low !== 0x7f) codes.set(decoder.decode(new Uint8Array([high, low])), [high, low])
  return new Uint8Array(
    [...text].flatMap(char => {
      const code = codes.get(char)
      if (char.codePointAt(0)! < 0x80) return [char.codePointAt(0)!]
      if (!code) throw new Error(`no two-byte code for ${char}`)
      return code
    }),
  )
}

export async function parse(bytes: Uint8Array, contentType: string | null = null): Promise<ReadDeclaration> {
  const document = await openDocument(bytes, contentType)
  if (!document.ok) throw new Error(JSON.stringify(document.problems))
  const read = readDeclaration(document.value)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

export const parseText = (text: string) => parse(utf8(text))
export const parseRows = (rows: string[][]) => parseText(rows.map(row => row.join('\t')).join('\n'))

/** The code of the problem for which a document or form is refused. */
export async function refusal(bytes: Uint8Array, contentType: string | null = null): Promise<string | undefined> {
  const document = await openDocument(bytes, contentType)
  const read = document.ok ? readDeclaration(document.value) : document
  return read.ok ? undefined : read.problems[0]?.code
}
