import { describe, expect, test } from 'vitest'
import type { Declaration } from '#domain/declaration'
import type { ReadDeclaration } from '../../server/forms/declaration-reader.ts'
import { testApp } from '../support/app.ts'
import { declare, idOf, indicator, suzhouForm } from '../support/declaration.ts'
import { rowAt, rowOf, sheetOf } from '../support/form-cells.ts'
import { parse } from '../forms/suzhou.ts'

/** What a form says, whatever lines and paragraphs its texts stand in. */
function essence({ indicators, ...head }: Declaration) {
  const words = (value: unknown) => (typeof value === 'string' ? value.replaceAll(/<[^>]*>|\s/g, '') : value)
  const plain = Object.fromEntries(Object.entries(head).map(([key, value]) => [key, words(value)]))
  return { ...plain, indicators: indicators.map(({ source: _, ...row }) => row) }
}

describe('the declaration form', () => {
  test.each(['xlsx', 'docx'])('goes out as %s and is read back as the same declaration, all thirty indicators', async kind => {
    const app = await testApp()
    const bureau = await app.bureau()
    const { body: read } = await bureau.call<ReadDeclaration>('POST', '/declarations/parse', suzhouForm)
    const { body: project } = await bureau.call<{ id: number }>('POST', '/projects', { declaration: read.declaration })
    const { status, bytes, headers } = await bureau.file(`/projects/${project.id}/exports/declaration.${kind}?personal=1`)
    expect(status).toBe(200)
    expect(decodeURIComponent(headers.get('content-disposition')!)).toContain('2021年信息化建设-2021-财政支出项目绩效目标申报表')
    const back = await parse(bytes)
    expect(essence(back.declaration)).toEqual(essence(read.declaration))
    expect(back.declaration.indicators).toHaveLength(30)
    // Nothing is asked of it that the first form was not asked, and its categories are no longer guessed.
    const codes = (questions: { code: string }[]) => new Set(questions.map(({ code }) => code))
    expect([...codes(back.questions)].filter(code => !codes(read.questions).has(code))).toEqual([])
    expect(codes(back.questions)).not.toContain('category-inferred')
  })

  test('money is exact to the fen, second levels and points have a column where they were declared, blanks stay blank', async () => {
    const app = await testApp()
    const bureau = await app.bureau()
    const rows = [
      indicator('服务人次', '≥1200人次', { category: '产出指标', subcategory: '数量指标', weight: 50 }),
      indicator('满意度', '≥85%', {
        category: '满意度指标',
        subcategory: '服务对象满意度指标',
        aggregation: 'weighted',
        pacing: 'whole',
        weight: 10,
      }),
    ]
    const project = await declare(bureau, {
      subprojects: [{ name: '子项目一', budget: 123_456_789 }],
      budgetTotal: 123_456_789,
      funding: [{ source: '市级财政资金', total: 123_456_789, priorYear: null, thisYear: 0 }],
      priorYear: { arranged: 100_000_000, allocated: 80_000_000, spent: 60_000_000 },
      indicators: rows,
    })
    for (const kind of ['xlsx', 'docx']) {
      const { bytes } = await bureau.file(`/projects/${project.id}/exports/declaration.${kind}`)
      const { declaration } = await parse(bytes)
      expect(declaration.subprojects).toEqual([{ name: '子项目一', budget: 123_456_789 }])
      expect(declaration.funding).toEqual([{ source: '市级财政资金', total: 123_456_789, priorYear: null, thisYear: 0 }])
      expect(declaration.priorYear).toEqual({ arranged: 100_000_000, allocated: 80_000_000, spent: 60_000_000 })
      expect(declaration.governmentProcurement).toBeNull()
      const said = declaration.indicators.map(row => [row.category, row.subcategory, row.name, row.target.raw, row.weight])
      expect(said).toEqual([
        ['产出', '数量指标', '服务人次', '≥1200人次', 50],
        ['满意度', '服务对象满意度指标', '满意度', '≥85%', 10],
      ])
    }
    const sheet = await sheetOf((await bureau.file(`/projects/${project.id}/exports/declaration.xlsx`)).bytes)
    expect(rowOf(sheet, rowAt(sheet, '安排资金（万元）'))).toEqual([
      '本项目上年度市级财政资金使用情况',
      '安排资金（万元）',
      100,
      '拨付资金（万元）',
      80,
    ])
    expect(rowOf(sheet, rowAt(sheet, '预算执行率（%）')).slice(1)).toEqual(['预算执行率（%）', 75, null, null])
    expect(sheet.pageSetup).toMatchObject({ orientation: 'portrait', paperSize: 9, fitToWidth: 1 })
  })

  test('names and telephone are masked unless asked for, asking takes the right to it, and the trail says so', async () => {
    const app = await testApp()
    const bureau = await app.bureau()
    const project = await declare(bureau, { leader: '张三', contact: '李小四', phone: '13912345678' })
    const file = `/projects/${project.id}/exports/declaration.xlsx`
    const people = async (path: string) => {
      const sheet = await sheetOf((await bureau.file(path)).bytes)
      return [...rowOf(sheet, rowAt(sheet, '项目负责人')), ...rowOf(sheet, rowAt(sheet, '联系电话'))]
    }
    expect(await people(file)).toEqual(['项目负责人', '张*', '联系人', '李**', '联系电话', '139****5678'])
    expect(await people(`${file}?personal=1`)).toEqual(['项目负责人', '张三', '联系人', '李小四', '联系电话', '13912345678'])
    const unit = project.agency.id
    const clerk = await app.account('clerk1', 'clerk', unit)
    expect((await clerk.file(file)).status).toBe(200)
    expect((await clerk.file(`${file}?personal=1`)).status).toBe(403)
    const auditor = await app.account('auditor1', 'auditor')
    const { body } = await auditor.call<{ items: { event: string }[] }>('GET', '/audit')
    expect(body.items.map(({ event }) => event)).toEqual(expect.arrayContaining(['personal.reveal', 'export']))
  })
})

describe('the monitoring table of any range of months', () => {
  async function project() {
    const app = await testApp()
    const bureau = await app.bureau()
    const made = await declare(bureau, {
      indicators: [
        indicator('服务人次', '1200人次'),
        indicator('验收合格率', '100%', { aggregation: 'ratio', pacing: 'whole' }),
        indicator('覆盖学校', '16所', { aggregation: 'last', pacing: 'whole' }),
      ],
    })
    const path = `/projects/${made.id}`
    for (const [i, month] of ['01', '02', '03', '04', '05', '06', '07'].entries()) {
      const entries = [
        { indicatorId: idOf(made, '服务人次'), value: 100 + i },
        { indicatorId: idOf(made, '验收合格率'), numerator: 8 + (i > 2 ? 2 : 0), denominator: 10 },
        { indicatorId: idOf(made, '覆盖学校'), value: 4 + i },
      ]
      await bureau.call('PUT', `${path}/actuals/2021-${month}`, { entries })
      const spent = [{ subprojectId: made.subprojects[0]!.id, spent: 10_000_000 }]
      await bureau.call('PUT', `${path}/expenditures/2021-${month}`, { entries: spent })
    }
    return { bureau, path }
  }
  const ranges = [
    ['asOf=2021-07', '1-7月', 70, '58.33%', ['721人次', '91.43%', '10所']],
    ['asOf=2021-06&from=2021-04', '4-6月', 30, '25.00%', ['312人次', '100%', '9所']],
    ['asOf=2021-03&from=2021-03', '3月', 10, '8.33%', ['102人次', '80%', '6所']],
    ['asOf=2021-01', '1月', 10, '8.33%', ['100人次', '80%', '4所']],
  ] as const

  test.each(ranges)('%s: its headings say %s, and its figures are of those months', async (query, months, spent, rate, said) => {
    const { bureau, path } = await project()
    const sheet = await sheetOf((await bureau.file(`${path}/exports/monitoring.xlsx?${query}`)).bytes)
    expect(rowOf(sheet, 5).slice(2)).toEqual(['年初预算数', `${months}执行数`, `${months}执行率`, '全年预计执行数'])
    expect(rowOf(sheet, 6).slice(1, 5)).toEqual(['年度资金总额：', 120, spent, rate])
    expect(rowOf(sheet, 10)).toContain(`${months}执行情况`)
    expect([12, 13, 14].map(row => sheet.getCell(row, 6).text)).toEqual(said)
    const word = await bureau.file(`${path}/exports/monitoring.docx?${query}`)
    expect([word.status, new TextDecoder().decode(word.bytes.slice(0, 2))]).toEqual([200, 'PK'])
  })

  test('a range that ends before it begins, or begins in another year, is refused', async () => {
    const { bureau, path } = await project()
    for (const from of ['2021-08', '2020-05']) {
      const { status, body } = await bureau.call<{ title: string }>(
        'GET',
        `${path}/exports/monitoring.xlsx?asOf=2021-07&from=${from}`,
      )
      expect([status, body.title]).toEqual([422, '月份范围有误'])
    }
  })
})
