import ExcelJS from 'exceljs'
import { storeZip } from '../../server/documents/zip.ts'
import type { Value, Values } from '../../server/templates/token.ts'
import { png } from './files.ts'

/** Templates as people make them, and the values to fill them with. */

export const said = (text: string): Value => ({ text })
export const counted = (number: number): Value => ({ text: String(number), number })

export function rowOf(fields: Record<string, string | number>): Values {
  const values = Object.entries(fields).map(
    ([key, value]) => [key, typeof value === 'number' ? counted(value) : said(value)] as const,
  )
  return { fields: Object.fromEntries(values), blocks: {} }
}

export const three = [
  rowOf({
    number: 1,
    category: '产出指标',
    subcategory: '数量指标',
    name: '服务人次',
    target: '≥ 80万人次',
    weight: 20,
    score: 15,
  }),
  rowOf({ number: 2, category: '产出指标', subcategory: '质量指标', name: '设施完好率', target: '≥ 95%', weight: 30, score: 30 }),
  rowOf({ number: 3, category: '效益指标', subcategory: '质量指标', name: '群众知晓率', target: '≥ 60%', weight: 40, score: 40 }),
]
export const yearOf = (rows: Values[], more: Record<string, string | number> = {}): Values => ({
  fields: { ...rowOf({ project: '博物馆<免费>&开放', year: '2021', total: 92.5, ...more }).fields },
  blocks: { indicators: rows },
})

const types = (parts: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts}</Types>`
const relations = (inner: string) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`
const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/** A Word file with this body. */
export function docxOf(body: string, more: Record<string, string> = {}): Uint8Array {
  const parts = {
    '[Content_Types].xml': types(`<Override PartName="/word/document.xml" ContentType="${main}"/>`),
    '_rels/.rels': relations(
      '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>',
    ),
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ...more,
  }
  return storeZip(new Map(Object.entries(parts).map(([name, content]) => [name, Buffer.from(content)])))
}
export const run = (text: string, look = '') =>
  `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
export const line = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`
export const cell = (inner: string, look = '') => `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>${look}</w:tcPr>${inner}</w:tc>`
export const tableOf = (...rows: string[][]) =>
  `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>${rows.map(cells => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`

/** A workbook of A4 across: a title, a row of an indicator to repeat, sums, a signature line, a picture, colours and choices. */
export async function xlsxTemplate(
  change: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void = () => {},
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('自评表', {
    pageSetup: {
      orientation: 'landscape',
      paperSize: 9,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printArea: 'A1:E8',
      printTitlesRow: '3:3',
    },
    headerFooter: { oddFooter: '&L{{项目名称}}&C&P' },
  })
  sheet.columns = [8, 14, 30, 12, 12].map(width => ({ width }))
  sheet.mergeCells('A1:E1')
  sheet.getCell('A1').value = {
    richText: [
      { font: { name: '黑体', size: 16 }, text: '{{项目' },
      { font: { name: '黑体', size: 16, bold: true }, text: '名称}}自评表' },
    ],
  }
  sheet.getRow(1).height = 36
  sheet.getCell('A2').value = '{{年度}}年度'
  sheet.addRow([])
  sheet.getRow(3).values = ['指标', '一级指标', '三级指标', '分值', '得分']
  sheet.mergeCells('A4:A5')
  sheet.getCell('A4').value = '绩效指标'
  sheet.getRow(4).getCell(2).value = '类别'
  sheet.getCell('B5').value = '{{#指标}}{{一级指标|合并}}'
  sheet.getCell('C5').value = '{{三级指标}}（{{年度指标值}}）'
  sheet.getCell('C5').alignment = { wrapText: true }
  sheet.getCell('D5').value = '{{分值}}'
  sheet.getCell('E5').value = '{{得分}}{{/指标}}'
  sheet.getCell('D5').numFmt = '0.00'
  sheet.getCell('D6').value = { formula: 'SUM(D5:D5)', result: 0 }
  sheet.getCell('E6').value = '{{总分}}'
  sheet.getCell('E7').value = { formula: 'IF(E6>=90,"优 A1","良")', result: '' }
  sheet.mergeCells('A8:E8')
  sheet.getCell('A8').value = '填报人：　　　　负责人：'
  const thin = { style: 'thin' as const }
  for (let row = 3; row <= 6; row++)
    for (let column = 1; column <= 5; column++)
      sheet.getRow(row).getCell(column).border = { top: thin, left: thin, bottom: thin, right: thin }
  sheet.addConditionalFormatting({
    ref: 'E5:E5',
    rules: [
      { type: 'cellIs', operator: 'lessThan', formulae: ['D5'], priority: 1, style: { font: { color: { argb: 'FFCC0000' } } } },
    ],
  })
  sheet.getCell('E8').dataValidation = { type: 'list', allowBlank: true, formulae: ['"是,否"'] }
  const picture = book.addImage({ buffer: Buffer.from(png) as never, extension: 'png' })
  sheet.addImage(picture, { tl: { col: 4, row: 7 }, ext: { width: 40, height: 40 } })
  change(sheet, book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}
