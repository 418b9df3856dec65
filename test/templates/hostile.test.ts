import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { openZip, storeZip } from '../../server/documents/zip.ts'
import { checkTemplate, fillTemplate } from '../../server/templates/template.ts'
import { halfTokens, tokensIn, type Values } from '../../server/templates/token.ts'
import { cell, docxOf, line, rowOf, run, tableOf, three, xlsxTemplate, yearOf } from '../support/templates.ts'

/** Templates and values meant to occupy the server: each test ends at all only where the work does not grow with its square. */

const codesOf = (bytes: Uint8Array) => {
  const checked = checkTemplate(bytes, 'self-evaluation')
  return checked.ok ? [] : [...new Set(checked.problems.map(one => one.code))]
}
const partsOf = (bytes: Uint8Array) => {
  const parts = openZip(bytes, () => true)
  if (!parts.ok) throw new Error(parts.problems[0]!.code)
  return parts.value
}
function wordsOf(body: string, values: Values): string {
  const made = fillTemplate(docxOf(body), 'self-evaluation', values)
  if (!made.ok) throw new Error(made.problems.map(one => one.code).join())
  return partsOf(made.value)
    .get('word/document.xml')!
    .toString('utf8')
    .replaceAll(/<\/w:p>/g, '¶')
    .replaceAll(/<[^>]+>/g, '')
    .trim()
}
async function sheetOf(bytes: Uint8Array, values: Values) {
  const made = fillTemplate(bytes, 'self-evaluation', values)
  if (!made.ok) throw new Error(made.problems.map(one => one.code).join())
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(made.value.buffer)
  return book.worksheets[0]!
}

const many = 20_000
const unclosed = ['{{', '｛｛', '{{ ', '{{#', '{{ # ', '{{a|', '{{ |', ' ', '|', '{{a| ', '{', '} ', '# ', '\n']

describe('braces that never close', () => {
  test.each(unclosed)('%j, twenty thousand times over, is no placeholder', sign => {
    expect(tokensIn(sign.repeat(many))).toEqual([])
    expect(tokensIn(`{{${sign.repeat(many)}`)).toEqual([])
    expect(Array.isArray(halfTokens(`{{${sign.repeat(many)}`))).toBe(true)
  })

  test('a placeholder is still one with spaces, widths, marks and options in it', () => {
    const [open, field, close] = tokensIn('{{ # 指标 }}｛｛ 一级指标 ｜ 合并 ｝｝{{／指标}}')
    expect(open).toMatchObject({ kind: 'open', name: '指标', option: '' })
    expect(field).toMatchObject({ kind: 'field', name: '一级指标', option: '合并' })
    expect(close).toMatchObject({ kind: 'close', name: '指标' })
  })

  test('what a person wrote as a reason is never read for placeholders', () => {
    const reason = `{{${' '.repeat(many)}`
    const box = `<w:r><w:t>{{偏差原因分析}}</w:t><w:pict><v:textbox><w:txbxContent>${line(run('{{年度}}'))}</w:txbxContent></v:textbox></w:pict></w:r>`
    const body = `${line(run('{{#指标}}'))}${line(box)}${line(run('{{/指标}}'))}`
    expect(wordsOf(body, yearOf([rowOf({ reason })]))).toBe(`${reason}2021¶¶`)
    expect(wordsOf(body, yearOf([rowOf({ reason: '{{年度}}{{#指标}}' })]))).toBe('{{年度}}{{#指标}}2021¶¶')
  })
})

describe('one block by its two names', () => {
  test('in a Word table', () => {
    const row = tableOf([cell(line(run('{{#指标}}{{三级指标}}'))), cell(line(run('{{得分}}{{ / Indicators }}')))])
    expect(codesOf(docxOf(row))).toEqual([])
    expect(wordsOf(row, yearOf(three))).toBe('服务人次¶15¶设施完好率¶30¶群众知晓率¶40¶')
    const other = row.replace('{{#指标}}', '{{# indicators }}').replace('{{ / Indicators }}', '{{/指 标}}')
    expect(wordsOf(other, yearOf(three))).toBe('服务人次¶15¶设施完好率¶30¶群众知晓率¶40¶')
  })

  test('in a workbook, whose score stays a number', async () => {
    const template = await xlsxTemplate(sheet => void (sheet.getCell('E5').value = '{{得分}}{{/ indicators}}'))
    expect(codesOf(template)).toEqual([])
    expect((await sheetOf(template, yearOf(three))).getCell('E7').value).toBe(40)
  })
})

describe('a file grown beyond all forms is refused', () => {
  const nested = (depth: number) => `${'{{#指标}}'.repeat(depth)}{{得分}}${'{{/指标}}'.repeat(depth)}`

  test('where a block stands in itself, by either name', () => {
    expect(codesOf(docxOf(line(run(nested(2)))))).toEqual(['template-crossed'])
    expect(codesOf(docxOf(line(run('{{#指标}}{{#indicators}}{{得分}}{{/指标}}{{/指标}}'))))).toEqual(['template-crossed'])
    expect(codesOf(docxOf(line(run(nested(1)))))).toEqual([])
  })

  test('by what all its blocks repeat together, words within a line included', () => {
    const rows = Array.from({ length: 1000 }, () => three[0]!)
    const complex = { problems: [{ code: 'document-too-complex' }] }
    const filled = (body: string) => fillTemplate(docxOf(body), 'self-evaluation', yearOf(rows))
    const one = tableOf([cell(line(run('{{#指标}}')) + line().repeat(900)), cell(line(run('{{得分}}{{/指标}}')))])
    expect(filled(one.repeat(3))).toMatchObject(complex)
    expect(filled(line(run(`{{#指标}}${'字'.repeat(70_000)}{{/指标}}`)))).toMatchObject(complex)
  })

  test('and what is large is still filled', () => {
    const body = `${line(run('{{#指标}}'))}${line().repeat(20_000)}${line(run('{{得分}}'))}${line(run('{{/指标}}'))}`
    expect(wordsOf(body, yearOf(Array.from({ length: 10 }, () => three[0]!))).match(/15/g)).toHaveLength(10)
  })

  test('where a thousand placeholders are passed, however they stand', () => {
    expect(codesOf(docxOf(line(run('{{#指标}}')).repeat(many)))).toEqual(['document-too-complex'])
    expect(codesOf(docxOf(line(run('{{年度}}'.repeat(many)))))).toEqual(['document-too-complex'])
    expect(codesOf(docxOf(line(run('}}'.repeat(many)))))).toEqual(['document-too-complex'])
  })

  test('where very many cells name one long text of the workbook', async () => {
    const parts = partsOf(await xlsxTemplate())
    const text = (signs: number) => `<sst><si><t>{{年度}}${'字'.repeat(signs)}</t></si></sst>`
    const sheet = (cells: number) =>
      `<worksheet><sheetData><row r="1">${'<c t="s"><v>0</v></c>'.repeat(cells)}</row></sheetData></worksheet>`
    const book = (cells: number, signs: number) => {
      parts.set('xl/sharedStrings.xml', Buffer.from(text(signs)))
      parts.set('xl/worksheets/sheet1.xml', Buffer.from(sheet(cells)))
      return storeZip(parts)
    }
    expect(codesOf(book(3, 30_000))).toEqual([])
    expect(codesOf(book(many, 30_000))).toEqual(['document-too-complex'])
    expect(codesOf(book(3, 40_000))).toEqual(['document-too-complex'])
  })
})
