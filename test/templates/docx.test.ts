import { describe, expect, test } from 'vitest'
import { openZip } from '../../server/documents/zip.ts'
import { checkTemplate, fillTemplate } from '../../server/templates/template.ts'
import type { Values } from '../../server/templates/token.ts'
import { zip } from '../support/files.ts'
import { cell, docxOf, line, run, tableOf, three, xlsxTemplate, yearOf } from '../support/templates.ts'

const fill = (body: string, values: Values = yearOf(three), more: Record<string, string> = {}) => {
  const made = fillTemplate(docxOf(body, more), 'self-evaluation', values)
  if (!made.ok) throw new Error(made.problems.map(one => one.code).join())
  const parts = openZip(made.value, () => true)
  return parts.ok
    ? (name: string) =>
        parts.value
          .get(name)!
          .toString('utf8')
          .replace(/^.*?<w:body>|<\/w:body>.*$/g, '')
    : () => ''
}
const document = (body: string, values?: Values) => fill(body, values)('word/document.xml')
const words = (xml: string) =>
  xml
    .replaceAll(/<w:br\/>/g, '↵')
    .replaceAll(/<\/w:p>/g, '¶')
    .replaceAll(/<[^>]+>/g, '')
    .trim()
const problemsIn = (body: string, more: Record<string, string> = {}) => {
  const checked = checkTemplate(docxOf(body, more), 'self-evaluation')
  return checked.ok ? [] : checked.problems
}

describe('a Word template', () => {
  test('is filled where a placeholder is spread over several runs, and keeps the look of the first', () => {
    const body = line(run('关于{{项'), '<w:proofErr w:type="spellStart"/>', run('目名', '<w:b/>'), run('称}}的自评', '<w:i/>'))
    const xml = document(body)
    expect(words(xml)).toContain('关于博物馆&lt;免费&gt;&amp;开放的自评')
    expect(xml).toContain('<w:rPr><w:i/></w:rPr><w:t xml:space="preserve">的自评</w:t>')
  })

  test('takes full-width braces, spaces and English names', () => {
    expect(words(document(line(run('｛｛ 年度 ｝｝ {{ Year }} {{总 分}}'))))).toContain('2021 2021 92.5')
  })

  test('breaks the line where a value does', () => {
    expect(words(document(line(run('{{年度}}')), yearOf([], { year: '甲\n乙' })))).toContain('甲↵乙')
  })

  test('repeats a row of a table for each indicator', () => {
    const rows = tableOf(
      [cell(line(run('三级指标'))), cell(line(run('得分')))],
      [cell(line(run('{{#指标}}{{三级'), run('指标}}'))), cell(line(run('{{得分}}{{/指标}}')))],
      [cell(line(run('总分'))), cell(line(run('{{总分}}')))],
    )
    expect(words(document(rows))).toBe('三级指标¶得分¶服务人次¶15¶设施完好率¶30¶群众知晓率¶40¶总分¶92.5¶')
    expect(document(rows).match(/<w:tr>/g)).toHaveLength(5)
  })

  test('keeps one empty row where there is no indicator', () => {
    const rows = tableOf([cell(line(run('{{#指标}}{{三级指标}}'))), cell(line(run('{{得分}}{{/指标}}')))])
    expect(words(document(rows, yearOf([])))).toBe('¶¶')
  })

  test('merges cells marked so, within what the cell before them says', () => {
    const rows = tableOf([
      cell(line(run('{{#指标}}{{一级指标|合并}}'))),
      cell(line(run('{{二级指标|合并}}'))),
      cell(line(run('{{三级指标}}{{/指标}}'))),
    ])
    const xml = document(rows)
    expect(words(xml)).toBe('产出指标¶数量指标¶服务人次¶¶质量指标¶设施完好率¶效益指标¶质量指标¶群众知晓率¶')
    expect(xml.match(/<w:vMerge w:val="restart"\/>/g)).toHaveLength(5)
    expect(xml.match(/<w:vMerge\/>/g)).toHaveLength(1)
  })

  test('a cell merged over the rows above goes on over every copy', () => {
    const rows = tableOf(
      [cell(line(run('绩效指标')), '<w:vMerge w:val="restart"/>'), cell(line(run('名称')))],
      [cell(line(), '<w:vMerge/>'), cell(line(run('{{#指标}}{{三级指标}}')) + line(run('{{/指标}}')))],
    )
    expect(document(rows).match(/<w:vMerge\/>/g)?.length).toBeGreaterThan(0)
    const row = tableOf(
      [
        cell(line(run('绩效指标')), '<w:vMerge w:val="restart"/>'),
        cell(line(run('{{#指标}}{{三级指标}}'))),
        cell(line(run('{{得分}}{{/指标}}'))),
      ],
      [cell(line(), '<w:vMerge/>'), cell(line(run('合计'))), cell(line(run('{{总分}}')))],
    )
    const xml = document(row)
    expect(xml.match(/<w:vMerge w:val="restart"\/>/g)).toHaveLength(1)
    expect(xml.match(/<w:vMerge\/>/g)).toHaveLength(3)
  })

  test('repeats paragraphs between the lines that hold a block’s marks, and words within one line', () => {
    const body =
      line(run('{{#指标}}')) +
      line(run('{{序号}}. {{三级指标}}')) +
      line(run('{{/指标}}')) +
      line(run('共：{{#指标}}{{三级指标}}；{{/指标}}完'))
    expect(words(document(body))).toBe('1. 服务人次¶2. 设施完好率¶3. 群众知晓率¶共：服务人次；设施完好率；群众知晓率；完¶')
  })

  test('fills headers too, and leaves what says nothing byte for byte', () => {
    const header = `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${line(run('{{年度}}'))}</w:hdr>`
    const styles = '<w:styles  xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    const part = fill(line(run('{{年度}}')), yearOf([]), { 'word/header1.xml': header, 'word/styles.xml': styles })
    expect(part('word/header1.xml')).toContain('>2021<')
    expect(part('word/styles.xml')).toBe(styles)
  })
})

describe('a Word template is refused', () => {
  test('for placeholders nobody knows, with table, row and cell, and the nearest known one', () => {
    const body =
      line(run('{{年度}}')) +
      tableOf([cell(line(run('{{年度}}')))], [cell(line(run('得分'))), cell(line(run('{{总'), run('分数}}')))])
    expect(problemsIn(body)).toEqual([
      {
        path: 'body.table1.row2.cell2',
        code: 'template-unknown',
        params: { part: 'body', table: 1, row: 2, cell: 2, name: '总分数', nearest: '总分' },
      },
    ])
    expect(problemsIn(line(run('一')) + line(run('{{等极}}')))).toMatchObject([
      { path: 'body.paragraph2', params: { nearest: '等级' } },
    ])
  })

  test('for a block that is not closed, was not begun, or begins in a table and ends outside', () => {
    const row = tableOf([cell(line(run('{{#指标}}{{三级指标}}')))])
    expect(problemsIn(row)).toMatchObject([{ code: 'template-not-closed', params: { name: '指标', table: 1 } }])
    expect(problemsIn(line(run('{{年度}}{{/指标}}')))).toMatchObject([{ code: 'template-not-begun' }])
    expect(problemsIn(row + line(run('{{/指标}}')))).toMatchObject([{ code: 'template-block-apart' }])
    expect(problemsIn(line(run('{{年度'), run(' 的')))).toMatchObject([{ code: 'template-half' }])
  })

  test('when a block would be repeated until no program opens the file', () => {
    const row = tableOf([cell(line(run('{{#指标}}')) + line(run('一')).repeat(3000)), cell(line(run('{{得分}}{{/指标}}')))])
    const rows = Array.from({ length: 1000 }, () => three[0]!)
    expect(fillTemplate(docxOf(row), 'self-evaluation', yearOf(rows))).toMatchObject({
      problems: [{ code: 'document-too-complex' }],
    })
  })

  test('when it is no real xlsx or docx, carries macros, is fetched from elsewhere, or would fill the memory', async () => {
    const codes = (bytes: Uint8Array) => {
      const checked = checkTemplate(bytes, 'self-evaluation')
      return checked.ok ? [] : checked.problems.map(one => one.code)
    }
    expect(codes(new TextEncoder().encode('{{项目名称}}'))).toEqual(['template-not-office'])
    expect(codes(zip({ 'a.txt': '{{项目名称}}' }))).toEqual(['template-not-office'])
    expect(codes(docxOf(line(run('{{年度}}')), { 'word/vbaProject.bin': 'x' }))).toEqual(['template-macros'])
    const linked =
      '<Relationships><Relationship Id="a" Type="http://x/attachedTemplate" Target="http://x/a.dotm" TargetMode="External"/></Relationships>'
    expect(codes(docxOf(line(run('{{年度}}')), { 'word/_rels/settings.xml.rels': linked }))).toEqual(['template-external'])
    expect(codes(docxOf(line('<w:r><w:instrText>DDEAUTO cmd</w:instrText></w:r>', run('{{年度}}'))))).toEqual([
      'template-external',
    ])
    expect(codes(docxOf(line(run('{{年度}}')), { 'word/media/a.xml': ' '.repeat(25_000_000) }))).toEqual(['document-too-large'])
    expect(codes(docxOf(`${'<w:p>'.repeat(400)}${'</w:p>'.repeat(400)}`))).toEqual(['document-unreadable'])
    expect(codes((await xlsxTemplate()).subarray(0, 900))).toEqual(['document-unreadable'])
  })
})
