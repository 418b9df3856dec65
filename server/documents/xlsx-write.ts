/** Writing workbooks that WPS, LibreOffice and Excel open: named columns, frozen headings, dates and numbers as such. */

export type Column = {
  heading: string
  width: number
  format?: 'money' | 'day' | 'whole' | 'text'
  wrap?: boolean
  choices?: readonly string[]
}
export type Cell = string | number | null
/** Days are text YYYY-MM-DD here, and dates in the file. */
export type Table = { name: string; columns: readonly Column[]; rows: readonly (readonly Cell[])[] }

const formats = { money: '#,##0.00', day: 'yyyy-mm-dd', whole: '0', text: '@' } as const
const light = 'FFF2F4F7'

function valueOf(cell: Cell, column: Column) {
  if (cell === null || cell === '') return null
  return column.format === 'day' && typeof cell === 'string' ? new Date(`${cell}T00:00:00Z`) : cell
}

/** The library is loaded with the first workbook: it takes 16 MB. */
export async function writeXlsx(tables: readonly Table[]): Promise<Uint8Array<ArrayBuffer>> {
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  for (const table of tables) {
    const sheet = workbook.addWorksheet(table.name, {
      views: [{ state: 'frozen', ySplit: 1, xSplit: 0 }],
      pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, paperSize: 9 },
    })
    sheet.columns = table.columns.map(column => ({
      width: column.width,
      style: {
        numFmt: formats[column.format ?? 'text'],
        alignment: { vertical: 'top' as const, wrapText: column.wrap ?? false },
      },
    }))
    const head = sheet.addRow(table.columns.map(column => column.heading))
    head.height = 24
    head.eachCell(cell => {
      cell.font = { bold: true }
      cell.alignment = { vertical: 'middle', wrapText: true }
      cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: light } }
      cell.border = { bottom: { style: 'thin' } }
    })
    for (const row of table.rows) sheet.addRow(row.map((cell, i) => valueOf(cell, table.columns[i]!)))
    for (const [i, column] of table.columns.entries())
      if (column.choices)
        for (let row = 2; row <= table.rows.length + 50; row++)
          sheet.getCell(row, i + 1).dataValidation = {
            type: 'list',
            allowBlank: true,
            formulae: [`"${column.choices.join(',')}"`],
          }
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: table.columns.length } }
    sheet.pageSetup.printTitlesRow = '1:1'
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
