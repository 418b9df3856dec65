import { expect, test } from 'vitest'
import { fillTemplate } from '../../server/templates/template.ts'
import { starterDocx, starterXlsx } from '../../server/templates/starter.ts'
import { openZip } from '../../server/documents/zip.ts'
import { cellsOf, converted, office, sheetOf } from '../support/form-cells.ts'
import { three, xlsxTemplate, yearOf } from '../support/templates.ts'

const needed = !!process.env.FULL && (!!office || !!process.env.CI)

const filled = (template: Uint8Array, kind: 'self-evaluation' | 'report' = 'self-evaluation') => {
  const made = fillTemplate(template, kind, yearOf(three))
  if (!made.ok) throw new Error(made.problems.map(one => one.code).join())
  return made.value
}

test.runIf(needed)('a filled workbook opens in LibreOffice with the template’s layout and every cell as written', async () => {
  const template = await xlsxTemplate()
  const before = await sheetOf(template)
  const bytes = filled(template)
  const written = cellsOf(await sheetOf(bytes))
  const sheet = await sheetOf(await converted(bytes, 'xlsx', 'xlsx'))
  const opened = cellsOf(sheet)
  // What is reckoned is reckoned by the program that opens it.
  for (const [address, value] of Object.entries(written))
    if (!['D8', 'E9'].includes(address)) expect([address, opened[address]]).toEqual([address, value])
  expect(sheet.getCell('D8').result).toBe(90)
  expect(sheet.getCell('A7').master.address).toBe('A4')
  expect(sheet.getCell('B6').master.address).toBe('B5')
  expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', paperSize: 9, fitToWidth: 1, printTitlesRow: '3:3' })
  expect(sheet.getRow(1).height).toBeCloseTo(before.getRow(1).height, 0)
  for (const column of [1, 2, 3, 4, 5]) expect(sheet.getColumn(column).width).toBeCloseTo(before.getColumn(column).width!, 0)
  expect(sheet.getImages()).toHaveLength(1)
})

test.runIf(needed)('filled starters become pages of paper, in Word and in Excel', async () => {
  const files = [
    [filled(starterDocx('self-evaluation', '绩效自评表')), 'docx'],
    [filled(starterDocx('report', '绩效自评报告'), 'report'), 'docx'],
    [filled(await starterXlsx('self-evaluation', '绩效自评表')), 'xlsx'],
  ] as const
  for (const [bytes, type] of files) {
    const pdf = await converted(bytes, type, 'pdf')
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
    const again = openZip(
      await converted(bytes, type, type),
      name => name === 'word/document.xml' || name === 'xl/sharedStrings.xml',
    )
    const text = again.ok ? [...again.value.values()].join('') : ''
    expect(text).toContain('群众知晓率')
    expect(text).not.toContain('{{')
  }
})
