import type { Declaration, DeclaredIndicator } from '#domain/declaration'
import { monthOf } from '#domain/month'
import { proposeMeasure } from '#domain/proposal'
import type { Target } from '#domain/target'
import { readTarget } from '#domain/target-reader'
import type { Cause, Likelihood } from '#domain/vocabulary'
import { cellsOf, daysOf, fenOf, planOf, type Cell } from './cells.ts'

/** Begins every remark: no value here is a real one. */
export const invented = '示例数据'

/** A year of one indicator; months and plans as lines of twelve (see cells.ts), notes by month number. */
export type YearLine = { months: string; plan?: string; due?: number; notes?: Notes }
type Measured = Partial<Pick<DeclaredIndicator, 'aggregation' | 'pacing' | 'dueMonth' | 'stages'>>
type SampleRow = { indicator: (year: number) => DeclaredIndicator; line: YearLine }

export type Notes = Partial<Record<number, string>>
export type SampleMoney = {
  name: string
  budget: number
  spent: (number | null)[]
  allocated: (number | null)[]
  notes: Notes
}
export type SampleGap = {
  indicator: string
  since: number
  causes: Cause[]
  note: string
  likelihood: Likelihood
  forecast: number | null
}
/** How the monthly reports went. Handed in means approved on the next day, unless the month is left open or returned. */
export type SampleReports = {
  handedIn: (number | null)[]
  left: Partial<Record<number, 'draft' | 'submitted'>>
  returned: Notes
}
/** A figure first typed wrongly, then corrected after the month was reopened. */
type SampleCorrection = { indicator: string; month: number; wrong: Cell; opinion: string; note: string }

/** An approved change in the middle of the year: the adjusted full-year budget, and targets that count from `effective` on. */
export type SampleChange = {
  /** Month 1–12 the targets count from. */
  effective: number
  /** The day it was recorded. */
  on: string
  budgetAdjusted: number | null
  targets: { indicator: string; target: Target; plan: DeclaredIndicator['monthlyPlan']; documentNo: string; reason: string }[]
}

export type SampleProject = {
  declaration: Declaration
  /** By indicator, in the declaration's order. */
  years: { cells: Cell[]; notes: Notes }[]
  money: SampleMoney[]
  reports: SampleReports
  corrections: SampleCorrection[]
  gaps: SampleGap[]
  change?: SampleChange
}

/** Money of one sub-project: budget and twelve months in 万元. */
export const money = (name: string, budget: number, spent: string, allocated: string, notes: Notes = {}): SampleMoney => ({
  name,
  budget: Math.round(budget * 1_000_000),
  spent: fenOf(spent),
  allocated: fenOf(allocated),
  notes,
})

export const reportsOf = (handedIn: string, more: Partial<Omit<SampleReports, 'handedIn'>> = {}): SampleReports => ({
  handedIn: daysOf(handedIn),
  left: {},
  returned: {},
  ...more,
})

export const yearOfLine = (line: YearLine) => ({ cells: cellsOf(line.months), notes: line.notes ?? {} })

/** What a person answers to the reader's questions: plan, due month, weight. */
export function answered(indicator: DeclaredIndicator, line: YearLine, weight: number, year: number): DeclaredIndicator {
  return {
    ...indicator,
    weight,
    ...(line.plan === undefined ? {} : { pacing: 'plan' as const, dueMonth: null, monthlyPlan: planOf(line.plan, year) }),
    ...(line.due === undefined ? {} : { pacing: 'due' as const, dueMonth: monthOf(year, line.due) }),
  }
}

/** Where a person decides otherwise than the reader proposes: counted evenly over the year, or the latest count against the whole. */
export const evenly: Measured = { aggregation: 'sum', pacing: 'even', dueMonth: null }
export const latest: Measured = { aggregation: 'last', pacing: 'whole', dueMonth: null }

/** An indicator of the national taxonomy, `产出/数量指标`, measured as the reader would propose. */
export function proposed(
  place: string,
  name: string,
  raw: string,
  weight: number,
  evidenceSource: string,
  year: number,
): DeclaredIndicator {
  const [category = '', subcategory = ''] = place.split('/')
  const target = readTarget(raw, name)
  const explanation = `${invented}，指标与数值均为虚构。`
  const { planMissing: _, ...measure } = proposeMeasure({ name, target, evidenceSource, explanation, category, year })
  const declared = { category, subcategory, name, target, explanation, evidenceSource, ...measure }
  return { ...declared, subprojects: [], monthlyPlan: null, contributors: [], weight, source: null }
}

/** As `proposed`, with its year as a line of twelve; `measured` where a person decides otherwise. */
export const row = (
  place: string,
  name: string,
  raw: string,
  weight: number,
  evidenceSource: string,
  line: YearLine,
  measured: Measured = {},
): SampleRow => ({
  indicator: year => ({
    ...answered(proposed(place, name, raw, weight, evidenceSource, year), line, weight, year),
    ...measured,
  }),
  line,
})

type Written = {
  agency: { code: string; name: string }
  name: string
  type: string
  overview: string
  objective: string
  money: SampleMoney[]
  rows: SampleRow[]
  reports: SampleReports
  gaps?: SampleGap[]
}

/** An invented project of a year. */
export const sampleProject = (year: number, written: Written): SampleProject => ({
  declaration: inventedDeclaration(
    year,
    written,
    written.rows.map(one => one.indicator(year)),
  ),
  years: written.rows.map(one => yearOfLine(one.line)),
  money: written.money,
  reports: written.reports,
  corrections: [],
  gaps: written.gaps ?? [],
})

type Heading = Pick<Written, 'agency' | 'name' | 'type' | 'overview' | 'objective'> & {
  money: { name: string; budget: number }[]
}

/** A declaration in which every text says that it is invented, and no person stands. */
export function inventedDeclaration(year: number, written: Heading, indicators: DeclaredIndicator[]): Declaration {
  const total = written.money.reduce((sum, part) => sum + part.budget, 0)
  const remark = `<p>示例项目，内容与数值均为虚构。</p>`
  return {
    agencyCode: written.agency.code,
    agencyName: written.agency.name,
    projectName: written.name,
    projectType: written.type,
    projectAttribute: '市立项目',
    governmentProcurement: true,
    purchaseOfServices: null,
    year,
    overview: `<p>${written.overview}</p>${remark}`,
    basis: remark,
    necessity: remark,
    safeguards: remark,
    plan: `<p>${year}年1月至12月。</p>${remark}`,
    overallObjective: `<p>${written.objective}</p>${remark}`,
    annualObjective: `<p>${written.objective}</p>${remark}`,
    leader: '',
    contact: '',
    phone: '',
    priorYear: { arranged: null, allocated: null, spent: null },
    subprojects: written.money.map(({ name, budget }) => ({ name, budget })),
    budgetTotal: total,
    funding: [{ source: '市级财政资金', total, priorYear: null, thisYear: total }],
    indicators,
  }
}
