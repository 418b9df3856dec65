import { beforeAll, describe, expect, test } from 'vitest'
import { declarationSchema } from '#domain/declaration'
import { sayQuestions } from '#wording/question'
import type { ReadDeclaration } from '../../server/forms/declaration-reader.ts'
import { formRows, formText, parseText } from './suzhou.ts'

const built = '2021年信息化建设'
const run = '2021年信息化运维'
const service = '2021年信息化服务'
const extra = '2021年信息化管理配套费用'
const bought = '采购文件和项目验收资料'
const survey = '调查问卷原稿及问卷调查结果汇总'
const internal = '项目管理内部文件'

// line, category, name, sub-projects, raw target, value, unit, aggregation, pacing, due month, evidence
type Row = [number, string, string, string[], string, number | null, string, string, string, string | null, string]
const rows: Row[] = [
  [39, '投入', '预算执行率', [], '100%', 1, '%', 'ratio', 'even', null, '项目批复文件、原始凭证'],
  [40, '投入', '专款专用率', [], '100%', 1, '%', 'ratio', 'whole', null, '项目批复文件、原始凭证'],
  [41, '投入', '财务制度健全性', [], '健全', null, '', 'last', 'whole', null, '财务管理制度文件'],
  [42, '投入', '资金使用合规性', [], '合规', null, '', 'worst', 'whole', null, '合同、原始凭证'],
  [43, '投入', '政府采购规范性', [], '规范', null, '', 'worst', 'whole', null, '政府采购相关制度文件、中标通知书、合同、协议等'],
  [
    44,
    '投入',
    '工程管理规范性',
    [],
    '规范',
    null,
    '',
    'worst',
    'whole',
    null,
    '项目管理制度文件、项目合同、协议、备忘录、项目管理日志、项目单位提供的其他相关文件',
  ],
  [45, '投入', '可行性研究充分性', [], '充分', null, '', 'milestone', 'due', '2021-01', '可行性研究方案、专家论证报告'],
  [
    46,
    '投入',
    '业务运维体系健全性',
    [],
    '健全',
    null,
    '',
    'last',
    'whole',
    null,
    '可行性研究文件、项目管理文件、项目合同、协议等',
  ],
  [48, '投入', '配套设施到位率', [], '100%', 1, '%', 'ratio_last', 'whole', null, '可行性研究文件、项目管理文件等'],
  [49, '投入', '资金节约率', [], '15%及其以下', 0.15, '%', 'ratio', 'whole', null, '项目单位提供文件'],
  [50, '产出', '购买信息化服务数量', [service], '=5个', 5, '个', 'sum', 'due', '2021-12', bought],
  [51, '产出', '举办教育信息化应用能力大赛市级选拔赛', [extra], '=6场', 6, '场', 'sum', 'due', '2021-12', bought],
  [52, '产出', '购买信息化管理配套服务', [extra], '=3个', 3, '个', 'sum', 'due', '2021-12', bought],
  [53, '产出', '信息化建设及时性', [built], '及时', null, '', 'worst', 'whole', null, bought],
  [54, '产出', '信息化建设项目数量', [built], '=16个', 16, '个', 'sum', 'due', '2021-12', bought],
  [55, '产出', '信息化项目验收合格率', [built, run], '=100%', 1, '%', 'ratio', 'whole', null, bought],
  [56, '产出', '故障响应及修复及时性', [built, run, service], '及时', null, '', 'worst', 'whole', null, bought],
  [57, '产出', '购买信息化运维服务', [run], '=7个', 7, '个', 'sum', 'due', '2021-12', bought],
  [58, '结果', '全年各考务信息系统访问人数', [service], '=80万', 800_000, '', 'sum', 'even', null, '系统后台数据采集'],
  [
    59,
    '结果',
    '信息化服务使用率',
    [service],
    '=85%',
    0.85,
    '%',
    'ratio_last',
    'whole',
    null,
    '使用记录（注册使用的账户清单）及在校人数清册',
  ],
  [
    61,
    '结果',
    '举办教育信息化应用能力大赛市级选拔赛活动参与人次',
    [extra],
    '=2000人',
    2000,
    '人',
    'sum',
    'due',
    '2021-12',
    '参赛报名表',
  ],
  [62, '结果', '教育城域网直属学校覆盖率', [built], '=100%', 1, '%', 'ratio_last', 'whole', null, '教育城域网使用情况调查问卷'],
  [63, '结果', '信息化建设覆盖学校数', [built], '=16所', 16, '所', 'last', 'due', '2021-12', bought],
  [64, '结果', '学生满意度', [built, run, service], '=85%', 0.85, '%', 'weighted', 'whole', null, survey],
  [65, '结果', '教师满意度', [built, run, service], '=85%', 0.85, '%', 'weighted', 'whole', null, survey],
  [66, '影响力', '教育信息化建设管理办法', [], '制定', null, '', 'milestone', 'due', '2021-12', internal],
  [67, '影响力', '线上教育中心项目长效管理机制', [], '制定', null, '', 'milestone', 'due', '2021-12', internal],
  [68, '影响力', '重大视频会议活动应急预案', [], '制定', null, '', 'milestone', 'due', '2021-12', internal],
  [69, '影响力', '苏州教育城域网SDN升级方案', [], '制定', null, '', 'milestone', 'due', '2021-12', internal],
  [
    70,
    '影响力',
    '苏州市电化教育馆2021年苏州线上教育中心平台、苏州市',
    [],
    '制定',
    null,
    '',
    'milestone',
    'due',
    '2021-12',
    internal,
  ],
]

let read: ReadDeclaration
beforeAll(async () => {
  read = await parseText(formText)
})
const asked = (code: string) => read.questions.filter(question => question.code === code)

describe('the 30 indicators of the Suzhou form', () => {
  test('are all read, in their order', () => {
    expect(read.declaration.indicators.map(one => one.name)).toEqual(rows.map(row => row[2]))
  })
  test.each(rows.map((row, i) => [i + 1, row] as const))('indicator %i', (number, row) => {
    const [line, category, name, subprojects, raw, value, unit, aggregation, pacing, dueMonth, evidenceSource] = row
    const one = read.declaration.indicators[number - 1]!
    expect(one).toMatchObject({ category, name, subprojects, aggregation, pacing, dueMonth, evidenceSource, source: { line } })
    expect(one.target).toMatchObject({ raw, value, unit, certain: true, kind: value === null ? 'qualitative' : 'numeric' })
    expect(one.explanation).toBe(formRows[line - 1]!.find((_, i, cells) => cells[i - 1] === raw))
    expect(one.stages === null).toBe(aggregation !== 'milestone')
  })
})

describe('the head of the Suzhou form', () => {
  test('names agency, project, year and persons', () => {
    expect(read.declaration).toMatchObject({
      agencyCode: '000040000080',
      agencyName: '苏州市电化教育馆',
      projectName: '2021年信息化建设',
      year: 2021,
      projectType: '信息化工程及维护类',
      projectAttribute: '市立项目',
      governmentProcurement: true,
      purchaseOfServices: true,
      leader: '（姓名）',
      contact: '（姓名）',
      phone: '000-00000000',
    })
  })
  test('four sub-projects add up to 4,000 万元, all from the city budget', () => {
    const { subprojects, budgetTotal, funding } = read.declaration
    expect(subprojects).toEqual([
      { name: built, budget: 2_330_500_000 },
      { name: run, budget: 1_201_000_000 },
      { name: service, budget: 300_000_000 },
      { name: extra, budget: 168_500_000 },
    ])
    expect(budgetTotal).toBe(4_000_000_000)
    expect(funding).toContainEqual({ source: '市级财政资金', total: 4_000_000_000, priorYear: null, thisYear: 4_000_000_000 })
    expect(funding.map(row => row.source)).toEqual(['上级财政资金', '市级财政资金', '其他', '下级财政资金'])
    expect(asked('sum-mismatch')).toEqual([])
  })
  test('empty amounts of the prior year stay empty and are asked for, not taken as 0', () => {
    expect(read.declaration.priorYear).toEqual({ arranged: null, allocated: null, spent: null })
    expect(asked('prior-year-cut')).toMatchObject([{ line: 17, path: 'priorYear' }])
  })
  test('the long texts keep their paragraphs and lose their attributes', () => {
    const { overview, basis, necessity, safeguards, plan, overallObjective, annualObjective } = read.declaration
    for (const text of [overview, basis, necessity, safeguards, plan, overallObjective, annualObjective])
      expect(text.length).toBeGreaterThan(30)
    expect(overview).toContain('<p>项目总投资4000万元')
    expect(necessity.match(/<p>/g)).toHaveLength(7)
    expect(annualObjective).toMatch(/<p>11、保障网络信息安全<\/p>$/)
    expect(overview + basis).not.toContain('style')
  })
  test('it can be posted as it was read', () => {
    expect(declarationSchema.parse(read.declaration)).toEqual(read.declaration)
  })
})

describe('the questions on the Suzhou form', () => {
  test('the two rows after the page break are proposed as 结果 and asked about, each in its place', () => {
    expect(asked('category-inferred')).toMatchObject([
      { severity: 'warning', line: 58, path: 'indicators.18.category', choices: ['结果', '产出'] },
      { severity: 'warning', line: 59, path: 'indicators.19.category', choices: ['结果', '产出'] },
    ])
  })
  test('17 texts were cut off, of which one is a name', () => {
    const cut = asked('cut-off')
    const explanations = cut.filter(question => question.path?.endsWith('.explanation')).map(question => question.line)
    expect(explanations).toEqual([39, 40, 41, 42, 43, 44, 48, 50, 51, 52, 54, 56, 57, 63, 64, 65, 70])
    expect(cut.filter(question => question.path?.endsWith('.name'))).toMatchObject([
      { line: 70, path: 'indicators.29.name', severity: 'warning' },
    ])
  })
  test('the meaning of = is asked once, for 13 targets', () => {
    expect(asked('equals-means-at-least')).toMatchObject([{ params: { count: 13 }, choices: ['至少', '恰好'] }])
  })
  test('every indicator that needs a monthly plan is named', () => {
    expect(asked('plan-missing').map(question => question.line)).toEqual([48, 50, 51, 52, 54, 57, 61, 62, 63])
  })
  test('the two rates of the prior year have no field and are shown as such', () => {
    expect(asked('unplaced').map(question => [question.line, question.params['text']])).toEqual([
      [18, '资金到位率（% 0'],
      [19, '预算执行率（% 0'],
    ])
  })
  test('nothing else is asked', () => {
    const codes = new Set(read.questions.map(question => question.code))
    expect([...codes].toSorted()).toEqual(
      ['category-inferred', 'cut-off', 'equals-means-at-least', 'plan-missing', 'prior-year-cut', 'unplaced'].toSorted(),
    )
  })
  test('each has a sentence in both languages', () => {
    for (const lang of ['zh-CN', 'en'] as const)
      for (const { code, message } of sayQuestions(lang, read.questions)) {
        expect(message.length).toBeGreaterThan(10)
        expect(message).not.toBe(code)
        expect(message).not.toMatch(/undefined|null|NaN/)
      }
  })
})

describe('the source lines', () => {
  test('all 72 are there, with what each filled', () => {
    expect(read.lines.map(line => line.number)).toEqual(Array.from({ length: 72 }, (_, i) => i + 1))
    expect(read.lines[4]).toMatchObject({ paths: ['agencyName'], unused: false })
    expect(read.lines[57]?.paths).toContain('indicators.18.target')
  })
  test('only the two rates of the prior year are unused', () => {
    expect(read.lines.filter(line => line.unused).map(line => line.number)).toEqual([18, 19])
  })
})
