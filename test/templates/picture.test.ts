import { describe, expect, test } from 'vitest'
import { openZip } from '../../server/documents/zip.ts'
import { starterDocx, starterXlsx } from '../../server/templates/starter.ts'
import { checkTemplate, fillTemplate } from '../../server/templates/template.ts'
import type { Values } from '../../server/templates/token.ts'
import { png } from '../support/files.ts'
import { docxOf, line, run, tableOf } from '../support/templates.ts'

const picture = { png: new Uint8Array(png), width: 560, height: 280, alt: '全年预算执行率90%' }
const values: Values = { fields: { 'picture-burn-up': { text: '预算执行进度', picture } }, blocks: { indicators: [], unmet: [] } }
const asked = line(run('{{预算执行'), run('图}}'))
const section = (margins: number) =>
  `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="${margins}" w:right="${margins}" w:top="1" w:bottom="1"/></w:sectPr>`

function filled(body: string, more: Record<string, string> = {}, given = values) {
  const made = fillTemplate(docxOf(body, more), 'report', given)
  if (!made.ok) throw new Error(made.problems.map(one => one.code).join())
  const opened = openZip(made.value, () => true)
  if (!opened.ok) throw new Error('no zip')
  const part = (name: string) => opened.value.get(name)?.toString('utf8') ?? ''
  return { names: [...opened.value.keys()], part, document: part('word/document.xml') }
}
/** Units of drawings in a dot of 96 to the inch, and in a twentieth of a point. */
const [dot, twip] = [9525, 635]
const sizeIn = (xml: string) => /<wp:extent cx="(\d+)" cy="(\d+)"/.exec(xml)!.slice(1).map(Number)
const refusals = (body: string) => {
  const checked = checkTemplate(docxOf(body), 'report')
  return checked.ok ? [] : checked.problems.map(({ code }) => code)
}

describe('a picture in a Word template of the report', () => {
  test('stands where a paragraph asks for it, with its bytes beside it and words for who cannot see it', () => {
    const { names, part, document } = filled(`${line(run('前'))}${asked}${section(1000)}`)
    expect(names).toContain('word/media/document-jichi1.png')
    expect(part('word/_rels/document.xml.rels')).toMatch(/Id="jichi1" Type="[^"]*\/image" Target="media\/document-jichi1.png"/)
    expect(part('[Content_Types].xml')).toContain('<Default Extension="png" ContentType="image/png"/>')
    expect(document).toContain('r:embed="jichi1"')
    expect(document).toContain('descr="全年预算执行率90%"')
    expect(document).not.toMatch(/预算执行图|\{\{/)
    expect(sizeIn(document)).toEqual([560 * dot, 280 * dot])
  })

  test('is made smaller where the page or the cell is narrower, and keeps its shape', () => {
    expect(sizeIn(filled(`${asked}${section(3000)}`).document)).toEqual([5906 * twip, (5906 * twip) / 2])
    const table = tableOf([`<w:tc><w:tcPr><w:tcW w:w="3216" w:type="dxa"/></w:tcPr>${asked}</w:tc>`])
    expect(sizeIn(filled(`${table}${section(1000)}`).document)).toEqual([3000 * twip, 1500 * twip])
  })

  test('asked for twice lies in the file once; what the file linked before stays', () => {
    const links = 'http://schemas.openxmlformats.org/package/2006/relationships'
    const more = {
      'word/_rels/document.xml.rels': `<?xml version="1.0"?><Relationships xmlns="${links}"><Relationship Id="rId1" Type="x" Target="styles.xml"/></Relationships>`,
    }
    const { names, part, document } = filled(`${asked}${asked}`, more)
    expect(names.filter(name => name.endsWith('.png'))).toHaveLength(1)
    expect(part('word/_rels/document.xml.rels').match(/<Relationship /g)).toHaveLength(2)
    expect([...document.matchAll(/<wp:docPr id="(\d+)"/g)].map(match => match[1])).toEqual(['9001', '9002'])
  })

  test('where there is nothing to draw the paragraph stays empty, and the file gets no part', () => {
    const nothing: Values = { fields: { 'picture-burn-up': { text: '' } }, blocks: { indicators: [], unmet: [] } }
    const { names, document } = filled(asked, {}, nothing)
    expect([names.some(name => name.endsWith('.png')), document.includes('drawing')]).toEqual([false, false])
  })

  test('is refused within a line of words, and in a workbook, with its place', async () => {
    expect(refusals(asked)).toEqual([])
    expect(refusals(line(run('见{{预算执行图}}')))).toEqual(['template-picture'])
    expect(refusals(line(run('{{失分图}}{{预算执行图}}')))).toEqual(['template-picture', 'template-picture'])
    const { default: ExcelJS } = await import('exceljs')
    const book = new ExcelJS.Workbook()
    book.addWorksheet('报告').getCell('B3').value = '{{失分图}}'
    const checked = checkTemplate(new Uint8Array(await book.xlsx.writeBuffer()), 'report')
    expect(checked).toMatchObject({ ok: false, problems: [{ code: 'template-picture', path: '报告!B3' }] })
  })

  test('the templates to begin with are good, the Word one with both pictures', async () => {
    const word = checkTemplate(starterDocx('report', '自评报告'), 'report')
    expect(word.ok && word.value.asks.filter(name => name.endsWith('图'))).toEqual(['预算执行图', '失分图'])
    const sheet = checkTemplate(await starterXlsx('report', '自评报告'), 'report')
    expect(sheet.ok && sheet.value.asks.filter(name => name.endsWith('图'))).toEqual([])
  })
})
