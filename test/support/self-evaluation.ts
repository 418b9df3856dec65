import ExcelJS from 'exceljs'

/** A finished self-evaluation table in the national layout, as a unit hands it in: small, complete, with known faults. */
export const finished: string[][] = [
  ['项目支出绩效自评表', '', '', '', '', '', '', ''],
  ['（2021年度）', '', '', '', '', '', '', ''],
  ['项目名称', '教育信息化运维', '', '', '', '', '', ''],
  ['主管部门', '某市教育局', '', '', '实施单位', '某市电教馆', '', ''],
  ['项目资金（万元）', '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
  ['', '年度资金总额', '120', '100', '70', '10', '70%', '7'],
  ['', '其中：本年财政拨款', '120', '100', '70', '', '', ''],
  ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'],
  ['产出指标', '数量指标', '举办选拔赛', '≥6场', '6场', '25', '25', ''],
  ['', '', '购买运维服务', '=16个', '15个', '25', '25', ''],
  ['效益指标', '社会效益指标', '全年访问人数', '≥80万', '100万', '30', '30', ''],
  ['满意度指标', '服务对象满意度指标', '教师满意度', '≥85%', '≥85%', '10', '10', ''],
  ['总分', '', '', '', '', '100', '97', ''],
]

export const asText = (rows: string[][]): string => rows.map(row => row.join('\t')).join('\n')

const cell = (text: string) => `<td>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</td>`
export const asHtml = (rows: string[][]): string =>
  `<html><body><table>${rows.map(row => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table></body></html>`

/** Sheets of a workbook; `merged` ranges hold their value in the first cell alone. */
export async function asWorkbook(sheets: Record<string, string[][]>, merged: string[] = []): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name)
    for (const row of rows) sheet.addRow(row.map(text => (text === '' ? null : text)))
    for (const range of merged) sheet.mergeCells(range)
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}
