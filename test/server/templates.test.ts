import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { table } from '../../db/open.ts'
import { everything } from '../../db/scope.ts'
import { portfolioValues } from '../../server/answers/template-portfolio.ts'
import { openZip } from '../../server/documents/zip.ts'
import { testApp, type Client } from '../support/app.ts'
import { declare, indicator } from '../support/declaration.ts'
import { docxOf, line, run, xlsxTemplate } from '../support/templates.ts'
import { twoDepartments } from '../support/tree.ts'

type View = {
  id: number
  kind: string
  name: string
  version: number
  retiredAt: number | null
  agency: { id: number } | null
  may: { retire: boolean }
}
type Said = View & { items: View[]; title: string; problems: { path: string; code: string; message: string }[] }
const octets = { 'content-type': 'application/octet-stream' }
const bodyOf = (docx: Uint8Array) => {
  const parts = openZip(docx, name => name === 'word/document.xml')
  return parts.ok ? parts.value.get('word/document.xml')!.toString('utf8') : ''
}

async function office() {
  const app = await testApp('2022-01-10T09:00:00+08:00')
  const people = await twoDepartments(app)
  const project = await declare(people.clerk, {
    indicators: [indicator('服务人次', '≥2000人次', { category: '产出指标', weight: 90 })],
  })
  const add = async (by: Client, file?: Uint8Array, query = '') =>
    by.call<Said>(
      'POST',
      `/templates?kind=self-evaluation&name=${encodeURIComponent('省厅自评表')}${query}`,
      file ?? (await xlsxTemplate()),
      octets,
    )
  const offered = async (by: Client) => (await by.call<Said>('GET', `/projects/${project.id}/templates`)).body.items
  const filled = async (by: Client, id: number) => {
    const file = await by.file(`/projects/${project.id}/exports/template?templateId=${id}`)
    const book = new ExcelJS.Workbook()
    if (file.status === 200) await book.xlsx.load(file.bytes.buffer as ArrayBuffer)
    return { ...file, sheet: book.worksheets[0], name: decodeURIComponent(file.headers.get('content-disposition') ?? '') }
  }
  return { app, project, add, offered, filled, ...people }
}

describe('templates of one’s own', () => {
  test('one that would grow too large with a project’s indicators is refused for that, and not called lost', async () => {
    const { app, bureau, clerk } = await office()
    const rows = `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{#指标}}</w:t></w:r></w:p>${'<w:p/>'.repeat(35_000)}<w:p><w:r><w:t>{{得分}}{{/指标}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`
    const query = `/templates?kind=self-evaluation&name=${encodeURIComponent('长表')}`
    const { body } = await bureau.call<Said>('POST', query, docxOf(rows), octets)
    const indicators = Array.from({ length: 60 }, (_, i) => indicator(`服务人次${i}`, '≥2000人次', { weight: 1.5 }))
    const { id } = await declare(clerk, { projectName: '多指标', indicators })
    const answer = await clerk.call<Said & { code: string }>('GET', `/projects/${id}/exports/template?templateId=${body.id}`)
    expect([answer.status, answer.body.title, answer.body.problems[0]!.code]).toEqual([
      422,
      '这个文件不能作为模板',
      'document-too-complex',
    ])
    expect((await app.store.db.select().from(table.audit)).some(row => row.event === 'export' && row.result === 'done')).toBe(
      false,
    )
  })

  test('one the bureau keeps for all is offered to every unit and fills its form; the file names it and its version', async () => {
    const { bureau, clerk, project, add, offered, filled } = await office()
    const made = await add(bureau)
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ name: '省厅自评表', version: 1, agency: null, may: { retire: true } })
    expect(await offered(clerk)).toMatchObject([{ id: made.body.id, may: { retire: false } }])
    const { status, sheet, name } = await filled(clerk, made.body.id)
    expect(status).toBe(200)
    expect(sheet!.getCell('A1').text).toBe(`${project.name}自评表`)
    expect(sheet!.getCell('C5').text).toBe('服务人次（≥ 2,000人次）')
    expect(sheet!.getCell('D5').value).toBe(90)
    expect(name).toContain('省厅自评表-v1.xlsx')
    const { body } = await bureau.call<{ items: { event: string }[] }>('GET', '/templates')
    expect(body.items).toHaveLength(1)
  })

  test('a new version replaces the one of its name; a retired one is no longer offered, and says so', async () => {
    const { bureau, clerk, add, offered, filled } = await office()
    const first = (await add(bureau)).body
    const second = (await add(bureau)).body
    expect(second.version).toBe(2)
    expect((await offered(clerk)).map(one => one.id)).toEqual([second.id])
    expect((await filled(clerk, first.id)).status).toBe(422)
    expect((await bureau.call<Said>('POST', `/templates/${second.id}/retire`)).body.retiredAt).not.toBeNull()
    expect(await offered(clerk)).toEqual([])
    expect((await bureau.call('POST', `/templates/${second.id}/retire`)).status).toBe(409)
  })

  test('a department’s own comes before the bureau’s for its units, and it cannot keep one for others or for all', async () => {
    const { bureau, clerk, department, add, offered } = await office()
    await add(bureau)
    const { body } = await department.call<{ items: { id: number; name: string; parentId: number | null }[] }>('GET', '/agencies')
    const own = body.items.find(one => one.parentId === null)!
    const made = await add(department, undefined, `&agencyId=${own.id}`)
    expect(made.status).toBe(201)
    expect((await offered(clerk)).map(one => one.id)).toEqual([made.body.id])
    expect((await add(department)).status).toBe(403)
    expect((await add(department, undefined, '&agencyId=999')).status).toBe(404)
    expect((await add(clerk)).status).toBe(403)
  })

  test('a file that asks for what nobody knows is refused with every place and the nearest name, in the reader’s language', async () => {
    const { bureau } = await office()
    const file = docxOf(line(run('{{项目名}}')) + line(run('{{天气}}')))
    const path = '/templates?kind=self-evaluation&name=a'
    const { status, body } = await bureau.call<Said>('POST', path, file, octets)
    expect(status).toBe(422)
    expect(body.problems.map(one => one.message)).toEqual([
      '第 1 段：不认识占位符“项目名”，是不是“项目名称”？',
      '第 2 段：不认识占位符“天气”，也没有相近的',
    ])
    const english = await bureau.call<Said>('POST', path, file, { ...octets, 'accept-language': 'en' })
    expect(english.body.problems[0]!.message).toBe('Paragraph 1: no placeholder is called “项目名”; is it “项目名称”?')
    expect((await bureau.call<Said>('GET', '/templates')).body.items).toEqual([])
  })

  test('before it is kept it is shown with a project’s values', async () => {
    const { bureau, project } = await office()
    type Preview = {
      type: string
      asks: { name: string; text: string; rows: number | null }[]
      sheets: { lines: string[][] }[]
      file: string
    }
    const { status, body } = await bureau.call<Preview>(
      'POST',
      `/templates/preview?kind=self-evaluation&projectId=${project.id}`,
      await xlsxTemplate(),
      octets,
    )
    expect(status).toBe(200)
    expect(body.asks).toContainEqual({ name: '项目名称', text: project.name, rows: null })
    expect(body.asks).toContainEqual({ name: '三级指标', text: '服务人次', rows: 1 })
    expect(body.sheets[0]!.lines.flat()).toContain(`${project.name}自评表`)
    expect(Buffer.from(body.file, 'base64').subarray(0, 2).toString()).toBe('PK')
    expect((await bureau.call<Said>('GET', '/templates')).body.items).toEqual([])
  })

  test('a declaration filled in again says what was declared, not what its targets were adjusted to since', async () => {
    const { clerk, department, bureau, project } = await office()
    const [row] = project.indicators
    const change = { indicatorId: row!.id, target: '900人次', effective: '2021-06', documentNo: '1号', reason: '调减' }
    const asked = await clerk.call<{ id: number }>('POST', `/projects/${project.id}/target-changes`, change)
    expect(asked.status).toBe(201)
    const step = `/projects/${project.id}/target-changes/${asked.body.id}/approve`
    expect((await department.call('POST', step, {})).status).toBe(200)
    const { bytes } = await bureau.file('/templates/starters/declaration?type=xlsx')
    const { body } = await bureau.call<Said>('POST', '/templates?kind=declaration&name=a', bytes, octets)
    const { bytes: filled } = await clerk.file(`/projects/${project.id}/exports/template?templateId=${body.id}`)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(filled.buffer as ArrayBuffer)
    const said = JSON.stringify(book.worksheets[0]!.getSheetValues())
    expect([said.includes('≥2000人次'), said.includes('900')]).toEqual([true, false])
  })

  test('a portfolio is filled in whole or refused, never in part; it is of the year and month asked for', async () => {
    const { app, bureau, clerk } = await office()
    await declare(clerk, { projectName: '另一个项目' })
    const make = (most: number) => portfolioValues(app.store.db, everything, {}, '2022-01-10', most)
    expect((await make(2)).blocks.projects).toHaveLength(2)
    await expect(make(1)).rejects.toMatchObject({ status: 422, code: 'template-portfolio-large', params: { count: 2, most: 1 } })
    expect((await bureau.call('GET', '/overview/exports/template')).status).toBe(400)
    const { bytes } = await bureau.file('/templates/starters/portfolio?type=docx')
    const { body } = await bureau.call<Said>('POST', '/templates?kind=portfolio&name=a', bytes, octets)
    const file = await bureau.file(`/overview/exports/template?templateId=${body.id}&year=2021&asOf=2021-05`)
    expect(file.status).toBe(200)
    expect(bodyOf(file.bytes).includes('2021年5月')).toBe(true)
  })

  test('a monitoring table may begin at a later month', async () => {
    const { bureau, clerk, project } = await office()
    const template = docxOf(line(run('{{监控月份}}')))
    const { body } = await bureau.call<Said>('POST', '/templates?kind=monitoring&name=a', template, octets)
    const path = `/projects/${project.id}/exports/template?templateId=${body.id}&asOf=2021-07`
    const monthsOf = async (query: string) => /[\d-]+月/.exec(bodyOf((await clerk.file(path + query)).bytes))?.[0]
    expect([await monthsOf(''), await monthsOf('&from=2021-04')]).toEqual(['1-7月', '4-7月'])
    expect((await clerk.file(`${path}&from=2021-09`)).status).toBe(422)
  })

  test('every starter, in both formats, is a good template of its form', async () => {
    const { bureau, project } = await office()
    for (const kind of ['self-evaluation', 'monitoring', 'report', 'declaration', 'portfolio'])
      for (const type of ['xlsx', 'docx']) {
        const { bytes } = await bureau.file(`/templates/starters/${kind}?type=${type}`)
        const { status, body } = await bureau.call<Said>('POST', `/templates?kind=${kind}&name=${type}`, bytes, octets)
        expect([kind, type, status]).toEqual([kind, type, 201])
        const exported =
          kind === 'portfolio'
            ? `/overview/exports/template?templateId=${body.id}`
            : `/projects/${project.id}/exports/template?templateId=${body.id}`
        expect((await bureau.file(exported)).status).toBe(200)
      }
  })
})
