import { describe, expect, test } from 'vitest'
import { declarationSchema } from '#domain/declaration'
import { formText, parseRows, parseText, parse, refusal, utf8 } from './suzhou.ts'

const codes = (questions: { code: string }[]) => questions.map(question => question.code)

/** The layout of the Ministry of Finance's 项目支出绩效目标申报表, filled with invented values. */
const national = [
  ['项目支出绩效目标申报表'],
  ['（2024年度）'],
  ['项目名称', '农村饮水安全维修', '', ''],
  ['主管部门', '某县水利局', '实施单位', '[015001]某县农村供水站'],
  ['项目资金（万元）', '年度资金总额：', '854', ''],
  ['', '其中：财政拨款', '800', ''],
  ['', '其他资金', '54', ''],
  ['年度总体目标', '完成维修养护，保障供水。', '', ''],
  ['一级指标', '二级指标', '三级指标', '指标值'],
  ['产出指标', '数量指标', '维修供水工程', '≥20处'],
  ['', '', '新增管道', '≥100公里'],
  ['', '质量指标', '工程验收合格率', '100%'],
  ['', '时效指标', '完工时间', '2024年10月底前'],
  ['成本指标', '经济成本指标', '维修总成本', '≤854万元'],
  ['效益指标', '社会效益指标', '受益人口数', '≥500人'],
  ['满意度指标', '服务对象满意度指标', '受益群众满意度', '≥95%'],
]
const categories = ['产出', '产出', '产出', '产出', '成本', '效益', '满意度']
const merged = (lines: string[][]) => lines.map(line => line.filter(cell => cell !== ''))

describe('the national declaration form', () => {
  test('is read by the same headings', async () => {
    const { declaration, questions } = await parseRows(national)
    expect(declaration).toMatchObject({
      projectName: '农村饮水安全维修',
      agencyName: '某县农村供水站',
      agencyCode: '015001',
      year: 2024,
    })
    expect(declaration.budgetTotal).toBe(854_000_000)
    expect(declaration.funding.map(row => [row.source, row.total])).toEqual([
      ['财政拨款', 800_000_000],
      ['其他资金', 54_000_000],
    ])
    expect(declaration.annualObjective).toBe('完成维修养护，保障供水。')
    expect(declaration.indicators.map(one => one.category)).toEqual(categories)
    expect(declaration.indicators.map(one => one.subcategory).slice(0, 4)).toEqual([
      '数量指标',
      '数量指标',
      '质量指标',
      '时效指标',
    ])
    expect(declaration.indicators[3]).toMatchObject({ target: { kind: 'date' }, pacing: 'due', dueMonth: '2024-10' })
    expect(declaration.indicators[4]).toMatchObject({
      aggregation: 'sum',
      pacing: 'whole',
      target: { comparator: '<=', value: 8_540_000 },
    })
    expect(declarationSchema.safeParse(declaration).success).toBe(true)
    expect(codes(questions)).not.toContain('category-inferred')
  })
  test('is read too where copying lost the merged cells, since every cell is known by what it says', async () => {
    const lines = [...national.slice(0, 9), ...merged(national.slice(9))]
    const { declaration } = await parseRows(lines)
    expect(declaration.indicators.map(one => [one.category, one.name, one.target.raw])).toEqual(
      national.slice(9).map((line, i) => [categories[i], line[2], line[3]]),
    )
  })
  test('is read as HTML with merged cells', async () => {
    const html = `<table><tr><td colspan="4">项目支出绩效目标申报表</td></tr><tr><td>项目名称</td><td colspan="3">某项目</td></tr>
      <tr><td>实施单位</td><td>某局</td><td>项目年度</td><td>2024</td></tr>
      <tr><td rowspan="4">绩效<br>指标</td><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>年度指标值</td></tr>
      <tr><td rowspan="3"><p><b>产出</b>指标</p></td><td rowspan="2">数量指标</td><td>培训</td><td>≥3期</td></tr>
      <tr><td>参训人数</td><td>&ge;200人</td></tr><tr><td>质量指标</td><td>合格率</td><td>&lt;100%</td></tr></table>`
    const { declaration, questions } = await parse(utf8(html))
    expect(declaration.indicators.map(one => [one.category, one.subcategory, one.name, one.target.raw])).toEqual([
      ['产出', '数量指标', '培训', '≥3期'],
      ['产出', '数量指标', '参训人数', '≥200人'],
      ['产出', '质量指标', '合格率', '<100%'],
    ])
    expect(codes(questions)).not.toContain('category-inferred')
  })
  test('sign, value and unit in columns of their own make one target', async () => {
    const { declaration } = await parseText(
      `部门整体绩效目标\n部门编码：|316|部门名称：|某县林业局\n项目名称|造林|年度|2024\n一级指标|二级指标|三级指标|计算符号|目标值|度量单位|权重
产出指标|数量指标|造林面积|≥|0.5|万亩|20\n产出指标|质量指标|成活率|≥|95|%|10`,
    )
    expect(declaration).toMatchObject({ agencyCode: '316', agencyName: '某县林业局', year: 2024 })
    expect(declaration.indicators.map(one => [one.target.comparator, one.target.value, one.weight])).toEqual([
      ['>=', 5000, 20],
      ['>=', 0.95, 10],
    ])
  })
  test('where one half is for the whole project and one for the year, the year is declared', async () => {
    const { declaration } = await parseRows([
      ...national.slice(0, 8),
      ['一级指标', '二级指标', '三级指标', '指标值', '二级指标', '三级指标', '指标值'],
      ['产出指标', '数量指标', '修路', '30公里', '数量指标', '修路', '10公里'],
    ])
    expect(declaration.indicators[0]).toMatchObject({ category: '产出', name: '修路', target: { value: 10 } })
  })
})

describe('what a form leaves open or gets wrong', () => {
  const edited = (from: string | RegExp, to: string) => parseText(formText.replace(from, to))

  test('sub-projects that do not add up to their total are an error with both numbers', async () => {
    const { questions, declaration } = await edited('1,201.00', '1,202.00')
    expect(questions[0]).toMatchObject({ code: 'sum-mismatch', severity: 'error', line: 25, path: 'subprojects' })
    expect(questions[0]?.params).toMatchObject({ sum: 4_001_000_000, total: 4_000_000_000, difference: 1_000_000 })
    expect(declaration.budgetTotal).toBe(4_000_000_000)
  })
  test('funding that differs from the budget is an error', async () => {
    const { questions } = await parseText(
      formText.replaceAll('市级财政资金\t4,000.00\t\t4,000.00', '市级财政资金\t3,900.00\t\t4,000.00'),
    )
    expect(questions.filter(one => one.code === 'sum-mismatch')).toMatchObject([
      { path: 'funding', line: 31, params: { what: 'funding.total' } },
    ])
  })
  test('a year that cannot be read is asked for, and no due month is made up', async () => {
    const { questions, declaration } = await edited('项目年度\t2021', '项目年度\t二〇二一')
    expect(questions[0]).toMatchObject({ code: 'year-unreadable', severity: 'error', path: 'year', line: 11 })
    expect(declaration.indicators.every(one => one.dueMonth === null)).toBe(true)
  })
  test('a year found only in the project name is proposed and asked about', async () => {
    const { questions, declaration } = await edited('项目年度\t2021', '')
    expect(declaration.year).toBe(2021)
    expect(questions.find(one => one.code === 'year-inferred')).toMatchObject({ path: 'year' })
  })
  test('a missing agency is an error; a missing code is proposed from the name', async () => {
    expect(
      (await edited('000040000080 苏州市电化教育馆', '')).questions.filter(one => one.code === 'missing').map(one => one.path),
    ).toEqual(['agencyCode', 'agencyName'])
    const { declaration, questions } = await edited('000040000080 ', '')
    expect(declaration).toMatchObject({ agencyName: '苏州市电化教育馆', agencyCode: '苏州市电化教育馆' })
    expect(codes(questions)).toContain('agency-code-missing')
  })
  test('an amount that is no number is asked about, never read as 0', async () => {
    const { declaration, questions } = await edited('2,330.50', '二千万')
    expect(declaration.subprojects[0]?.budget).toBeNull()
    expect(questions.find(one => one.code === 'amount-unreadable')).toMatchObject({ line: 21, path: 'subprojects.0.budget' })
  })
  test('a target that two readers could take differently is asked about', async () => {
    const { questions } = await edited('=16所', '约16所')
    expect(questions.find(one => one.code === 'target-uncertain')).toMatchObject({ line: 63, path: 'indicators.22.target' })
  })
  test('an indicator without a target is kept and asked about', async () => {
    const { declaration, questions } = await edited('=6场', '')
    expect(declaration.indicators).toHaveLength(30)
    expect(questions.find(one => one.code === 'target-missing')).toMatchObject({ line: 51, path: 'indicators.11.target' })
  })
  test('the same name twice is asked about', async () => {
    const { questions } = await edited('\t教师满意度\t', '\t学生满意度\t')
    expect(questions.find(one => one.code === 'duplicate-name')).toMatchObject({
      path: 'indicators.24.name',
      params: { number: 25, first: 24 },
    })
  })
  test('a sub-project that was not declared is asked about and its text not lost', async () => {
    const { declaration, questions } = await edited('2021年信息化运维\t购买', '2021年别的项目\t购买')
    expect(declaration.indicators[17]?.subprojects).toEqual([])
    expect(questions.find(one => one.code === 'subproject-unknown')).toMatchObject({
      line: 57,
      params: { text: '2021年别的项目' },
    })
  })
  test('a long text that goes on in lines of its own stays with its field', async () => {
    const { declaration } = await edited(
      '项目实施计划\t2021年1月1日',
      '项目实施计划\t第一步：招标。\n第二步：验收。\n项目总目标\t2021年1月1日',
    )
    expect(declaration.plan).toBe('第一步：招标。\n第二步：验收。')
  })
  test('a line nobody foresaw is shown with its text', async () => {
    const { questions, lines } = await edited('项目年度\t2021', '项目年度\t2021\t\t另见附件三\n内部编号\t甲-17')
    expect(questions.filter(one => one.code === 'unplaced').map(one => one.params['text'])).toEqual(
      expect.arrayContaining(['另见附件三', '内部编号 · 甲-17']),
    )
    expect(lines[11]).toMatchObject({ unused: true, paths: [] })
  })
})

describe('a form of another kind', () => {
  const selfEvaluation = [
    ['项目支出绩效自评表'],
    ['项目名称', '办公局域网维护费'],
    ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'],
    ['产出指标', '数量指标', '维护次数', '≥12次', '12次', '10', '10', ''],
  ]
  const tsv = (rows: string[][]) => utf8(rows.map(row => row.join('\t')).join('\n'))
  test.each([
    ['a self-evaluation table', tsv(selfEvaluation), 'form-of-another-kind'],
    [
      'a self-evaluation copied without cells',
      utf8('2022年度项目支出绩效自评表 项目名称 某项目 实际完成值 12次 得分 10'),
      'form-of-another-kind',
    ],
    ['a monitoring table', utf8('项目支出绩效目标执行监控表\n1-7月执行数\t完成目标可能性'), 'form-of-another-kind'],
    ['a letter', utf8('各单位：\n请于本月底前报送材料。'), 'form-not-a-declaration'],
    ['a list of addresses', utf8('姓名\t住址\n甲\t某路1号\n乙\t某路2号'), 'form-not-a-declaration'],
  ])('%s is refused by name', async (_, bytes, code) => {
    expect(await refusal(bytes)).toBe(code)
  })
})
