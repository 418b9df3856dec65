import { copyFileSync } from 'node:fs'
import type { Database, Statement } from 'better-sqlite3'
import type { IndicatorFacts } from '#domain/facts'
import { standardPrior } from '#domain/forecast-standard'
import { monthsOf } from '#domain/month'
import { national2020 } from '#domain/ruleset'
import type { Target } from '#domain/target'
import { Driver } from '../../db/driver.ts'
import { openStore } from '../../db/open.ts'
import { rollUpAgency } from '../../db/queries/derived.ts'
import type { CurrentActual, CurrentExpenditure, Plan } from '../../db/queries/facts.ts'
import type { ReportRow } from '../../db/queries/reports.ts'
import { hashPassword } from '../../server/access/password.ts'
import { derivedMonths } from '../../server/acts/derive.ts'
import { noise } from '../../server/sample/noise.ts'
import { dueDaysOf } from '../../server/month-dates.ts'

/** Invented portfolios of any size, the same at every run: 30 indicators and 4 sub-projects a project, every month entered. */
export const year = 2021
export const indicatorsEach = 30
export const subprojectsEach = 4
export const projectsAUnit = 20
const unitsADepartment = 10
const firstAgency = 1000
const entered = Date.UTC(2022, 0, 5)
/** The bureau looks at everything; the clerk stands at the tree's root, so that every request carries the widest scope. */
export const people = { bureau: 'bench-bureau', clerk: 'bench-clerk' }
export const password = 'Yusuan-2021-bench'

export const agencyOf = (project: number) => firstAgency + Math.ceil(project / projectsAUnit)
export const indicatorId = (project: number, i: number) => (project - 1) * indicatorsEach + i + 1
export const subprojectId = (project: number, i: number) => (project - 1) * subprojectsEach + i + 1

const base: Target = {
  raw: '',
  kind: 'numeric',
  comparator: '>=',
  value: null,
  low: null,
  high: null,
  unit: '',
  scale: 1,
  direction: 'up',
  directionFrom: 'written',
  certain: true,
  from: null,
  until: null,
}
type Kind = { aggregation: IndicatorFacts['aggregation']; pacing: IndicatorFacts['pacing']; target: Target }
const count: Target = { ...base, raw: '≥1200人', value: 1200, unit: '人' }
const share: Target = { ...base, raw: '≥90%', value: 0.9, unit: '%' }
const cost: Target = { ...base, raw: '≤80万元', comparator: '<=', value: 80, unit: '万元', direction: 'down' }
const word: Target = { ...base, raw: '达成', kind: 'qualitative', comparator: null, direction: null, directionFrom: null }

/** Of ten indicators: four counts that add up, three rates, a stock, a cost ceiling and a qualitative one. */
function kindOf(i: number): Kind {
  const at = i % 10
  if (at < 4) return { aggregation: 'sum', pacing: 'even', target: count }
  if (at < 7) return { aggregation: 'ratio', pacing: 'whole', target: share }
  if (at === 7) return { aggregation: 'last', pacing: 'whole', target: count }
  if (at === 8) return { aggregation: 'sum', pacing: 'whole', target: cost }
  return { aggregation: 'worst', pacing: 'whole', target: word }
}

/** What somebody would type for an indicator in a month (0–11). */
export function entryOf(project: number, i: number, month: number, salt = 0) {
  const chance = noise(project, i, month, salt)
  const none = { value: null, numerator: null, denominator: null, level: null } as const
  const at = i % 10
  if (at < 4) return { ...none, value: Math.round((60 + chance * 60) * (noise(project, i) < 0.1 ? 0.5 : 1)) }
  if (at < 7) return { ...none, numerator: 82 + Math.round(chance * 18), denominator: 100 }
  if (at === 7) return { ...none, value: 1000 + Math.round(chance * 300) }
  if (at === 8) return { ...none, value: Math.round(400 + chance * 300) / 100 }
  return { ...none, level: chance < 0.05 ? '部分达成' : '达成' }
}

function projectOf(id: number) {
  const initial = Math.round(2_000_000_00 + noise(id) * 40_000_000_00)
  const agencyId = agencyOf(id)
  const subprojects = Array.from({ length: subprojectsEach }, (_, i) => ({
    id: subprojectId(id, i),
    name: `子项目${i + 1}`,
    budget: Math.floor(initial / subprojectsEach),
  }))
  const indicators = Array.from({ length: indicatorsEach }, (_, i): IndicatorFacts => {
    const { target, ...kind } = kindOf(i)
    const declared = { id: indicatorId(id, i), name: `指标${i + 1}`, category: '产出数量', ...kind }
    const rest = { dueMonth: null, stages: null, weight: 3, derivation: null, contributors: [agencyId] }
    return { ...declared, ...rest, targets: [{ effective: `${year}-01`, target, plan: null }] }
  })
  const budget = { initial, adjusted: null }
  const place = { agencyId, unitId: agencyId, archived: false }
  const plan: Plan = { id, ...place, year, startMonth: `${year}-01`, version: 1, budget, subprojects, indicators }
  const months = monthsOf(year)
  const actuals = months.flatMap((month, m) =>
    indicators.map(({ id: indicator }, i): CurrentActual => {
      return { indicatorId: indicator, agencyId, month, state: 'reported', version: 1, ...entryOf(id, i, m) }
    }),
  )
  const expenditures = months.flatMap((month, m) =>
    subprojects.map((row, i): CurrentExpenditure => {
      const spent = Math.round((row.budget / 12) * (0.6 + 0.5 * noise(id, i, m, 7)))
      const allocated = Math.floor(row.budget / 12)
      return { subprojectId: row.id, month, version: 1, spent, allocated, offPurpose: 0 }
    }),
  )
  const reports = months.map((month): ReportRow => {
    const empty = {
      submittedAt: null,
      submittedOn: null,
      submittedBy: null,
      decidedAt: null,
      opinion: '',
      correction: false,
      reviewStartedAt: null,
      reviewStartedBy: null,
    }
    return { projectId: id, month, state: 'draft', ...empty, version: 1 }
  })
  return { plan, actuals, expenditures, reports }
}

type Row = Record<string, unknown>
const snake = (name: string) => name.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

/** Inserts plain objects; one prepared statement per table, columns from the first row. */
function inserter(raw: Database) {
  const known = new Map<string, { names: string[]; statement: Statement }>()
  return (table: string, row: Row) => {
    let into = known.get(table)
    if (!into) {
      const names = Object.keys(row)
      const text = `INSERT INTO ${table} (${names.map(snake).join()}) VALUES (${names.map(() => '?').join()})`
      known.set(table, (into = { names, statement: raw.prepare(text) }))
    }
    into.statement.run(into.names.map(name => (typeof row[name] === 'boolean' ? Number(row[name]) : row[name])))
  }
}

function insertProject(insert: ReturnType<typeof inserter>, id: number, whole: boolean) {
  const { plan, actuals, expenditures, reports } = projectOf(id)
  const by = { recordedAt: entered, recordedBy: 1 }
  const { agencyId, startMonth, version } = plan
  const declared = { type: '一次性', attribute: '新增', governmentProcurement: null, purchaseOfServices: null }
  const money = { budgetInitial: plan.budget.initial, budgetAdjusted: null }
  const made = { sample: false, createdAt: entered, createdBy: 1, version }
  insert('project', { id, agencyId, year, name: `虚构项目${id}`, ...declared, startMonth, ...money, ...made })
  const texts = { overview: '', basis: '', necessity: '', safeguards: '', plan: '', overallObjective: '', annualObjective: '' }
  insert('project_text', { projectId: id, ...texts, leader: '', contact: '', phone: '', questions: '[]' })
  plan.subprojects.forEach((row, seq) => insert('subproject', { projectId: id, seq, ...row }))
  plan.indicators.forEach(({ targets, contributors: _, ...row }, seq) => {
    insert('indicator', { projectId: id, seq, subcategory: '数量指标', explanation: '按月统计', evidenceSource: '台账', ...row })
    const target = { version: 1, effective: targets[0]!.effective, target: JSON.stringify(targets[0]!.target) }
    insert('target_version', { projectId: id, indicatorId: row.id, ...target, documentNo: '', reason: '', ...by })
    const link = { projectId: id, indicatorId: row.id, subprojectId: plan.subprojects[seq % subprojectsEach]!.id }
    insert('indicator_subproject', link)
  })
  for (const row of actuals) insert('actual', { projectId: id, ...row, ...by })
  for (const row of expenditures) insert('expenditure', { projectId: id, ...row, ...by })
  for (const row of reports) insert('report', row)
  const facts = { ...plan, actuals, expenditures }
  const ahead = { before: null, prior: standardPrior, whole }
  for (const row of derivedMonths(plan, facts, national2020, reports, startMonth, dueDaysOf([], national2020), ahead))
    insert('project_month', { ...row, likelihood: row.likelihood ?? 'none' })
}

function insertPeople(insert: ReturnType<typeof inserter>, units: number, passwordHash: string) {
  const agency = (id: number, parentId: number | null) =>
    insert('agency', { id, code: String(id), name: `虚构单位${id}`, parentId, sample: true, version: 1 })
  agency(1, null)
  for (let i = 0; i < Math.ceil(units / unitsADepartment); i++) agency(2 + i, 1)
  for (let i = 0; i < units; i++) agency(firstAgency + i + 1, 2 + Math.floor(i / unitsADepartment))
  const account = (id: number, username: string, role: string, agencyId: number | null) => {
    const row = { id, username, name: username, role, also: '[]', agencyId, passwordHash }
    insert('account', { ...row, mustChange: false, disabled: false, sample: true, createdAt: entered, version: 1 })
  }
  account(1, people.bureau, 'bureau', null)
  account(2, people.clerk, 'clerk', 1)
  const { code, version } = national2020
  insert('rule_set', { code, version, data: JSON.stringify(national2020), active: true, createdAt: entered })
}

/** Fills a copy of a migrated template with that many projects; its derived rows are those the server would have stored. Without
 * `whole` the year's end is foreseen from the last month alone, which takes a third of the time. */
export async function generate(template: string, file: string, projects: number, whole = true): Promise<void> {
  copyFileSync(template, file)
  const passwordHash = await hashPassword(password)
  const units = Math.ceil(projects / projectsAUnit)
  const raw = new Driver(file)
  raw.pragma('synchronous = OFF')
  const insert = inserter(raw)
  raw.transaction(() => {
    insertPeople(insert, units, passwordHash)
    for (let id = 1; id <= projects; id++) insertProject(insert, id, whole)
  })()
  raw.close()
  const store = openStore(file)
  await store.tx(async db => {
    for (let unit = 1; unit <= units; unit++) await rollUpAgency(db, firstAgency + unit, `${year}-01`)
  })
  store.close()
}
