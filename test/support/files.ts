import ExcelJS from 'exceljs'
import { storeZip } from '../../server/documents/zip.ts'

/** Tiny real files, made where they are needed. */

const text = (content: string) => new TextEncoder().encode(content)

/** A PDF of one page per list of lines, in the built-in Latin font. */
export function pdf(...pages: string[][]): Uint8Array {
  const objects: string[] = ['<< /Type /Catalog /Pages 2 0 R >>', '', '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>']
  const kids: number[] = []
  for (const lines of pages) {
    const shown = lines.map((line, i) => `BT /F1 12 Tf 72 ${720 - i * 24} Td (${line}) Tj ET`).join('\n')
    objects.push(`<< /Length ${shown.length} >>\nstream\n${shown}\nendstream`)
    kids.push(objects.length + 1)
    const fonts = '/Resources << /Font << /F1 3 0 R >> >>'
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${objects.length} 0 R ${fonts} >>`)
  }
  objects[1] = `<< /Type /Pages /Kids [${kids.map(id => `${id} 0 R`).join(' ')}] /Count ${kids.length} >>`
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = body.length
    body += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map(at => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  return text(
    `${body}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
  )
}

/** One dot, transparent. */
export const png = new Uint8Array(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
)
export const gif = new Uint8Array(Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'))
export const jpegHead = new Uint8Array(Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'))
export const webpHead = new Uint8Array(Buffer.from('524946461a000000574542505650384c0d0000002f0000001007101111888808', 'hex'))
export const bmp = new Uint8Array(
  Buffer.from(
    '424d3a000000000000003600000028000000010000000100000001001800000000000400000000000000000000000000000000000000ffffff00',
    'hex',
  ),
)

/** A workbook of one sheet. */
export async function xlsx(rows: (string | number)[][], sheetName = '统计'): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet(sheetName).addRows(rows)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

export const zip = (parts: Record<string, string>): Uint8Array =>
  storeZip(new Map(Object.entries(parts).map(([name, content]) => [name, Buffer.from(content)])))

const types = (main: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`
const rels =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
const wordMain = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/** A Word document of paragraphs. */
export const docx = (paragraphs: string[], more: Record<string, string> = {}, main = wordMain): Uint8Array =>
  zip({
    '[Content_Types].xml': types(main),
    '_rels/.rels': rels,
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.map(line => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
    ...more,
  })
