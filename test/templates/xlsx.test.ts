import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { openZip } from '../../server/documents/zip.ts'
import { checkTemplate, fillTemplate } from '../../server/templates/template.ts'
import type { Values } from '../../server/templates/token.ts'
import { rowOf, said, three, xlsxTemplate, yearOf } from '../support/templates.ts'

async function filled(values: Values, template?: Uint8Array) {
  const made = fillTemplate(template ?? (await xlsxTemplate()), 'self-evaluation', values)
  if (!made.ok) throw new Error(made.problems.map(one => one.code).join())
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(made.value.buffer)
  const sheet = book.worksheets[0]!
  const texts = (row: number) => [1, 2, 3, 4, 5].map(column => sheet.getRow(row).getCell(column).text)
  return { book, sheet, texts, bytes: made.value }
}

describe('a workbook of one’s own', () => {
  test('is good when every placeholder is known, and says what it asks for', async () => {
    const checked = checkTemplate(await xlsxTemplate(), 'self-evaluation')
    expect(checked).toMatchObject({ ok: true, value: { type: 'xlsx' } })
    expect(checked.ok && checked.value.asks).toEqual([
      '项目名称',
      '年度',
      '一级指标',
      '三级指标',
      '年度指标值',
      '分值',
      '得分',
      '总分',
    ])
  })

  test('has a row for each indicator, its numbers as numbers, and signs of XML as they are', async () => {
    const { sheet, texts } = await filled(yearOf(three))
    expect(sheet.getCell('A1').text).toBe('博物馆<免费>&开放自评表')
    expect(texts(5).slice(2)).toEqual(['服务人次（≥ 80万人次）', '20', '15'])
    expect(texts(7).slice(2)).toEqual(['群众知晓率（≥ 60%）', '40', '40'])
    expect(sheet.getCell('D6').value).toBe(30)
    expect(sheet.getCell('D6').numFmt).toBe('0.00')
    expect(sheet.getCell('A10').text).toBe('填报人：　　　　负责人：')
  })

  test('merges what is marked so where it says the same, and what reached over the row grows with it', async () => {
    const { sheet } = await filled(yearOf(three))
    expect(sheet.getCell('B6').master.address).toBe('B5')
    expect(sheet.getCell('B7').master.address).toBe('B7')
    expect(sheet.getCell('A7').master.address).toBe('A4')
    expect(sheet.getCell('E10').master.address).toBe('A10')
  })

  test('keeps borders, heights, widths, print set-up, colours, choices and pictures, moved along', async () => {
    const { sheet, bytes } = await filled(yearOf(three))
    expect(sheet.pageSetup).toMatchObject({
      orientation: 'landscape',
      paperSize: 9,
      fitToWidth: 1,
      printArea: 'A1:E10',
      printTitlesRow: '3:3',
    })
    expect(sheet.getRow(1).height).toBe(36)
    expect(sheet.getColumn(3).width).toBe(30)
    for (const row of [5, 6, 7]) expect(sheet.getCell(`C${row}`).border.left?.style).toBe('thin')
    expect((sheet as unknown as { conditionalFormattings: { ref: string }[] }).conditionalFormattings[0]!.ref).toBe('E5:E7')
    expect(sheet.getCell('E10').dataValidation).toMatchObject({ type: 'list' })
    expect(sheet.getImages()[0]!.range.tl.nativeRow).toBe(9)
    expect(sheet.headerFooter.oddFooter).toBe('&L博物馆<免费>&&开放&C&P')
    const before = openZip(await xlsxTemplate(), name => name.startsWith('xl/media/') || name === 'xl/styles.xml')
    const after = openZip(bytes, name => name.startsWith('xl/media/') || name === 'xl/styles.xml')
    expect(after).toEqual(before)
  })

  test('reckons its own sums over all rows', async () => {
    const { sheet } = await filled(yearOf(three))
    expect((sheet.getCell('D8').value as { formula: string }).formula).toBe('SUM(D5:D7)')
    expect((sheet.getCell('E9').value as { formula: string }).formula).toBe('IF(E8>=90,"优 A1","良")')
  })

  test('keeps one empty row where there is no indicator', async () => {
    const { texts } = await filled(yearOf([]))
    expect(texts(5)).toEqual(['绩效指标', '', '（）', '', ''])
    expect(texts(6)[4]).toBe('92.5')
  })

  test('a value is never a formula, and a long one gets the height it needs', async () => {
    const long = rowOf({ category: '产出指标', name: '=1+1', target: '说明'.repeat(80), weight: 1, score: 1 })
    const template = await xlsxTemplate(sheet => void (sheet.getRow(5).height = 20))
    const { sheet } = await filled(yearOf([long]), template)
    expect(sheet.getCell('C5').text.startsWith('=1+1')).toBe(true)
    expect(sheet.getCell('C5').type).not.toBe(ExcelJS.ValueType.Formula)
    expect(sheet.getRow(5).height).toBeGreaterThan(100)
  })

  test('an indicator over two rows is repeated with both of them', async () => {
    const template = await xlsxTemplate(sheet => {
      sheet.getCell('E5').value = '{{得分}}'
      sheet.getCell('B6').value = '说明'
      sheet.getCell('C6').value = '{{偏差原因分析}}{{/指标}}'
      sheet.mergeCells('B6:B7')
    })
    const { sheet, texts } = await filled(
      {
        ...yearOf(three),
        blocks: { indicators: three.map(row => ({ ...row, fields: { ...row.fields, reason: said('闭馆') } })) },
      },
      template,
    )
    expect(texts(6)[2]).toBe('闭馆')
    expect(texts(10)[2]).toBe('闭馆')
    expect(sheet.getCell('C9').text).toContain('群众知晓率')
  })
})

describe('a workbook is refused', () => {
  const problemsOf = async (change: Parameters<typeof xlsxTemplate>[0]) => {
    const checked = checkTemplate(await xlsxTemplate(change), 'self-evaluation')
    return checked.ok ? [] : checked.problems
  }
  test('for a placeholder nobody knows, with its cell and the nearest known one', async () => {
    const problems = await problemsOf(sheet => void (sheet.getCell('A2').value = '{{项目名}} {{ 年 度 }} {{天气}}'))
    expect(problems).toEqual([
      {
        path: '自评表!A2',
        code: 'template-unknown',
        params: { sheet: '自评表', cellRef: 'A2', name: '项目名', nearest: '项目名称' },
      },
      { path: '自评表!A2', code: 'template-unknown', params: { sheet: '自评表', cellRef: 'A2', name: '天气', nearest: null } },
    ])
  })
  test('for a block that is not closed, or half a placeholder', async () => {
    expect(await problemsOf(sheet => void (sheet.getCell('E5').value = '{{得分}}'))).toMatchObject([
      { code: 'template-not-closed', path: '自评表!B5' },
    ])
    expect(await problemsOf(sheet => void (sheet.getCell('A2').value = '{{年度'))).toMatchObject([
      { code: 'template-half', path: '自评表!A2' },
    ])
  })
  test('when it asks for nothing', async () => {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('空').getCell('A1').value = '自评表'
    expect(checkTemplate(new Uint8Array(await book.xlsx.writeBuffer()), 'self-evaluation')).toMatchObject({
      problems: [{ code: 'template-empty' }],
    })
  })
  test('when it would fetch something from elsewhere', async () => {
    expect(
      await problemsOf(sheet => void (sheet.getCell('G1').value = { formula: 'WEBSERVICE("http://x")', result: '' })),
    ).toMatchObject([{ code: 'template-external' }])
  })
})
