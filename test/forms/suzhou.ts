import { readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { openDocument } from '../../server/documents/open.ts'
import { storeZip } from '../../server/documents/zip.ts'
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

const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export function asDocx(rows: string[][]): Uint8Array {
  const cell = (text: string) => `<w:tc><w:p><w:r><w:t>${xml(text)}</w:t></w:r></w:p></w:tc>`
  const table = rows.map(row => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')
  const document = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl>${table}</w:tbl></w:body></w:document>`
  const types =
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
  const relations =
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
  return storeZip(
    new Map([
      ['[Content_Types].xml', Buffer.from(types)],
      ['_rels/.rels', Buffer.from(relations)],
      ['word/document.xml', Buffer.from(document)],
    ]),
  )
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
