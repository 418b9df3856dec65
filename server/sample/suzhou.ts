import type { Declaration } from '#domain/declaration'
import { openDocument } from '../documents/open.ts'
import { readDeclaration } from '../forms/declaration-reader.ts'
import { answered, invented, money, reportsOf, yearOfLine, type SampleProject } from './project.ts'
import { suzhouYear } from './suzhou-year.ts'
// The published declaration form of 苏州市电化教育馆 for 2021; names and telephone numbers are masked in it.
import form from './suzhou-2021.txt?raw'

/** The rows after the page break whose category the form does not print: their order says they begin 结果. */
const afterPageBreak = new Set(['全年各考务信息系统访问人数', '信息化服务使用率'])

/** Budgets are the form's own; spending and allocation are invented, in 万元. */
const ledger = [
  money(
    '2021年信息化建设',
    2330.5,
    '0 46.2 88.4 96.5 142.8 121.6 138.3 154.2 236.7 318.5 402.6 396.2',
    '349.575 0 0 466.1 0 0 582.625 0 0 932.2 0 0',
  ),
  money(
    '2021年信息化运维',
    1201,
    '38.5 61 112.4 88.6 96.3 121.7 94.5 92.8 108.4 96.2 118.6 111',
    '360.3 0 0 300.25 0 0 300.25 0 0 240.2 0 0',
  ),
  money('2021年信息化服务', 300, '0 0 36 28.5 24.2 41.8 30.5 22.4 34.6 21.8 18.2 27', '90 0 0 75 0 0 75 0 0 60 0 0'),
  money(
    '2021年信息化管理配套费用',
    168.5,
    '4.2 6.8 12.5 18.4 24.6 28.2 17.5 3.6 5.2 9.8 8.4 6.2',
    '67.4 0 0 58.975 0 0 42.125 0 0 0 0 0',
  ),
]

async function readForm(): Promise<Declaration> {
  const document = await openDocument(new TextEncoder().encode(form), 'text/plain')
  const read = document.ok ? readDeclaration(document.value) : document
  if (!read.ok) throw new Error(`the sample form cannot be read: ${JSON.stringify(read.problems)}`)
  return read.value.declaration
}

/** The real form with the reader's questions answered, and an invented year of values. */
export async function suzhou(): Promise<SampleProject> {
  const read = await readForm()
  const lines = read.indicators.map(({ name }) => {
    const line = suzhouYear[name]
    if (!line) throw new Error(`no sample year for ${name}`)
    return line
  })
  const indicators = read.indicators.map((indicator, i) => ({
    ...answered(indicator, lines[i]!, lines[i]!.weight, read.year),
    source: { line: indicator.source?.line ?? null },
    ...(afterPageBreak.has(indicator.name) ? { category: '结果' } : {}),
  }))
  return {
    declaration: { ...read, leader: '', contact: '', phone: '', indicators },
    years: lines.map(yearOfLine),
    money: ledger,
    reports: reportsOf('4 4 3 4 4 4 4 9 5 4 4 3', { left: { 11: 'submitted', 12: 'draft' } }),
    corrections: [
      {
        indicator: '全年各考务信息系统访问人数',
        month: 3,
        wrong: 331_500,
        opinion: `${invented}：3月访问人数疑多录一位，请核对后台数据。`,
        note: `${invented}：更正，原录入331500系多录一位。`,
      },
    ],
    gaps: [
      {
        indicator: '信息化建设项目数量',
        since: 7,
        causes: ['rules', 'other'],
        note: `${invented}：两个标段流标后重新招标，预计11月底前全部完成施工，12月验收。`,
        likelihood: 'possible',
        forecast: 16,
      },
      {
        indicator: '教师满意度',
        since: 6,
        causes: ['staff'],
        note: `${invented}：下半年增加分校培训，年底再次调查。`,
        likelihood: 'possible',
        forecast: 0.83,
      },
    ],
  }
}
