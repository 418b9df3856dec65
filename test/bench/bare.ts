import type { Database } from 'better-sqlite3'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { monthsOf } from '#domain/month'
import { Driver } from '../../db/driver.ts'
import { agencyOf, year } from './generate.ts'

/** The floor: the same statements and answers of the same shape, raw, without sign-in, checks, rules or sentences.
 * Run as a process of its own: `bare.ts <database file>`; prints its address. */
const file = process.argv[2]!
const open = (readonly: boolean) => {
  const db = new Driver(file, { readonly })
  db.pragma('busy_timeout = 5000')
  db.pragma('cache_size = -16000')
  if (!readonly) db.pragma('synchronous = FULL')
  return db
}
/** `never` fits wherever a column's value is handed on: the floor looks at none of them. */
type Row = Record<string, never>
type Entry = { indicatorId: number; value?: number; numerator?: number; denominator?: number; level?: string }

/** What every page and save reads of one project, in the same order and columns as the server. */
function reads(db: Database) {
  const all = (text: string) => {
    const statement = db.prepare(text)
    return (...values: unknown[]) => statement.all(...values) as Row[]
  }
  return {
    project: all('SELECT id, agency_id, year, start_month, budget_initial, budget_adjusted, version FROM project WHERE id = ?'),
    subprojects: all('SELECT id, name, budget FROM subproject WHERE project_id = ? ORDER BY seq'),
    indicators: all(`SELECT id, name, category, aggregation, pacing, due_month, stages, weight, derivation FROM indicator
      WHERE project_id = ? ORDER BY seq`),
    targets: all(`SELECT indicator_id, effective, target, plan FROM target_version WHERE project_id = ?
      ORDER BY indicator_id, version`),
    contributors: all('SELECT indicator_id, agency_id FROM contributor WHERE project_id = ? ORDER BY indicator_id, agency_id'),
    actuals: all(`SELECT month, indicator_id, agency_id, version, state, value, numerator, denominator, level FROM actual
      WHERE project_id = ? ORDER BY month, indicator_id, agency_id, version`),
    expenditures: all(`SELECT month, subproject_id, version, spent, allocated, off_purpose FROM expenditure
      WHERE project_id = ? ORDER BY month, subproject_id, version`),
    reports: all('SELECT * FROM report WHERE project_id = ? ORDER BY month'),
    rules: all('SELECT code, version FROM rule_set WHERE active = 1 ORDER BY version DESC LIMIT 1'),
    notes: all('SELECT * FROM gap_note WHERE project_id = ? ORDER BY indicator_id, since, version'),
    head: all(`SELECT p.id, p.name, p.year, p.type, p.start_month, p.sample, p.version, p.budget_initial, p.budget_adjusted,
      p.agency_id, a.code, a.name AS agency, a.parent_id FROM project p JOIN agency a ON a.id = p.agency_id WHERE p.id = ?`),
    agency: all('SELECT id, code, name, parent_id, sample, version FROM agency WHERE id = ?'),
    texts: all(`SELECT id, subcategory, explanation, evidence_source, source_line FROM indicator WHERE project_id = ?
      ORDER BY seq`),
    links: all('SELECT indicator_id, subproject_id FROM indicator_subproject WHERE project_id = ?'),
    questions: all('SELECT questions FROM project_text WHERE project_id = ?'),
  }
}

const writer = open(false)
const reader = open(true)
const inside = reads(writer)
const page = reads(reader)
const months = monthsOf(year)
const signals = ['ahead', 'normal', 'warning', 'behind', 'notDue', 'missing'] as const
const lights = ['goal_signal', 'goal_signal_ahead', 'budget_signal'].flatMap(column =>
  signals.map(signal => `sum(CASE WHEN ${column} = '${signal}' THEN 1 ELSE 0 END)`),
)

const begin = writer.prepare('BEGIN IMMEDIATE')
const commit = writer.prepare('COMMIT')
const addActual = writer.prepare(`INSERT INTO actual VALUES (${Array.from({ length: 14 }, () => '?').join()})`)
const dropMonths = writer.prepare(`DELETE FROM project_month WHERE month IN (${months.map(() => '?').join()}) AND project_id = ?`)
const keepMonths = writer.prepare(
  `SELECT * FROM project_month WHERE month IN (${months.map(() => '?').join()}) AND project_id = ?`,
)
keepMonths.raw()
const columns = keepMonths.columns().length
const addMonth = writer.prepare(`INSERT INTO project_month VALUES (${Array.from({ length: columns }, () => '?').join()})`)
// The record of the act: the floor writes it as well, but computes no signature.
const addRecord = writer.prepare(`INSERT INTO audit VALUES (${Array.from({ length: 13 }, () => '?').join()})`)
const hash = '0'.repeat(64)
let records = 0
const rollUp =
  writer.prepare(`SELECT month, agency_id, count(*), sum(budget), sum(budget_initial), sum(spent), sum(spent_to_date),
  sum(at_risk_amount), sum(CASE WHEN reported > 0 THEN 1 ELSE 0 END), sum(CASE WHEN due THEN 1 ELSE 0 END),
  sum(CASE WHEN report_state = 'submitted' THEN 1 ELSE 0 END), sum(CASE WHEN report_state = 'approved' THEN 1 ELSE 0 END),
  sum(CASE WHEN submitted_late THEN 1 ELSE 0 END), ${lights.join()}, sum(budget),
  sum(cast(round(budget * progress) AS integer)), sum(CASE WHEN progress IS NULL THEN NULL ELSE budget END),
  sum(CASE WHEN archived THEN 1 ELSE 0 END) FROM project_month
  WHERE agency_id = ? AND month >= ? AND month <= ? GROUP BY month`)
rollUp.raw()
const dropUnit = writer.prepare(`DELETE FROM agency_month WHERE month IN (${months.map(() => '?').join()}) AND agency_id = ?`)
const addUnit = writer.prepare(`INSERT INTO agency_month VALUES (${Array.from({ length: 18 }, () => '?').join()})`)

/** Derived rows as an earlier save left them: the floor computes none, it only writes as many. */
const derived = new Map<number, unknown[][]>()
function monthsKept(id: number): unknown[][] {
  const known = derived.get(id)
  if (known) return known
  const rows = keepMonths.all(...months, id) as unknown[][]
  derived.set(id, rows)
  return rows
}

const countsOf = (row: unknown[], at: number) => Object.fromEntries(signals.map((signal, i) => [signal, row[at + i]]))

function save(id: number, month: string, entries: Entry[]) {
  const kept = monthsKept(id)
  const from = months.map(one => (one > month ? one : month))
  begin.run()
  inside.project(id)
  inside.subprojects(id)
  inside.indicators(id)
  for (const row of inside.targets(id)) JSON.parse(row.target!)
  inside.contributors(id)
  const report = inside.reports(id).find(row => row.month === month)
  inside.expenditures(id)
  const current = new Map<number, number>()
  for (const row of inside.actuals(id)) if (row.month === month) current.set(row.indicator_id!, row.version!)
  const agency = agencyOf(id)
  const now = Date.now()
  const saved = entries.map(entry => {
    const { indicatorId, value = null, numerator = null, denominator = null, level = null } = entry
    const version = (current.get(indicatorId) ?? 0) + 1
    addActual.run(id, month, indicatorId, agency, version, 'reported', value, numerator, denominator, level, null, now, 1, null)
    return { indicatorId, agencyId: agency, version }
  })
  inside.rules()
  dropMonths.run(...from, id)
  for (const row of kept) if ((row[0] as string) >= month) addMonth.run(...row)
  const units = rollUp.all(agency, month, `${year}-12`) as unknown[][]
  dropUnit.run(...from, agency)
  for (const row of units) {
    const all = { goal: countsOf(row, 13), goalAhead: countsOf(row, 19), budget: countsOf(row, 25) }
    addUnit.run(...row.slice(0, 13), JSON.stringify(all), ...row.slice(31))
  }
  const detail = JSON.stringify({ before: { month, entries: [] }, after: { month, entries } })
  const act = ['actuals.save', 'project', String(id), 'done', detail]
  addRecord.run(`bare-${process.pid}`, ++records, now, 1, 'clerk', '127.0.0.1', ...act, hash, hash)
  commit.run()
  const { state, version } = report!
  const view = { month, state, opinion: '', correction: false, submittedAt: null, submittedOn: null, reviewing: false, version }
  return { report: view, entries: saved }
}

const cell = (row: Row) => ({
  month: row.month,
  value: row.value,
  numerator: row.numerator,
  denominator: row.denominator,
  level: row.level,
  toDate: row.value,
  toDateLevel: row.level,
  expected: row.value,
  signal: 'normal',
  reported: 1,
  contributors: 1,
  notApplicable: false,
  evidence: null,
})
const sentence = '截至12月累计完成1,200人，序时应完成1,200人，完成率100%，不低于90%且低于120%：正常'
const params = { signal: 'normal', month: 12, actual: 1200, expected: 1200, ratio: 1, behindBelow: 0.6, warningBelow: 0.9 }
const rule = { code: 'even', params: { ...params, aheadFrom: 1.2, unit: '人', scale: 1, target: 1200 }, text: sentence }

/** An answer of the project page's shape and size; the numbers a rule would compute are stand-ins. */
function progress(id: number) {
  const head = page.head(id)[0]!
  page.project(id)
  const subprojects = page.subprojects(id)
  const indicators = page.indicators(id)
  const targets = new Map(page.targets(id).map(row => [row.indicator_id!, JSON.parse(row.target!) as object]))
  page.contributors(id)
  const values = new Map<number, Map<string, Row>>()
  for (const row of page.actuals(id)) {
    const own = values.get(row.indicator_id!) ?? new Map<string, Row>()
    values.set(row.indicator_id!, own.set(row.month!, row))
  }
  const spending = page.expenditures(id)
  const reports = page.reports(id)
  page.notes(id)
  page.rules()
  const texts = new Map(page.texts(id).map(row => [row.id!, row]))
  const links = page.links(id)
  page.agency(head.parent_id)
  const questions = JSON.parse(page.questions(id)[0]!.questions!) as unknown[]
  const spent = new Map<string, number>()
  for (const row of spending) spent.set(row.month!, (spent.get(row.month!) ?? 0) + row.spent!)
  let toDate = 0
  const ledger = months.map(month => {
    toDate += spent.get(month) ?? 0
    return { month, spent: spent.get(month) ?? null, allocated: null, toDate, signal: 'normal' }
  })
  const counts = { ahead: 0, normal: 30, warning: 0, behind: 0, notDue: 0, missing: 0 }
  return {
    project: head,
    asOf: months[11],
    lastMonth: months[11],
    timeProgress: 1,
    budget: { initial: head.budget_initial, adjusted: null, inPlace: toDate, spent: toDate, rule, months: ledger, subprojects },
    goalSignal: 'normal',
    counts,
    progress: 1,
    atRiskWeight: 0,
    atRiskAmount: 0,
    indicators: indicators.map(row => {
      const own = [...(values.get(row.id!)?.values() ?? [])].map(cell)
      const last = own[own.length - 1]
      const text = texts.get(row.id!)!
      return {
        ...row,
        subcategory: text.subcategory,
        explanation: text.explanation,
        evidenceSource: text.evidence_source,
        target: targets.get(row.id!),
        subprojects: links.filter(link => link.indicator_id === row.id).map(link => ({ id: link.subproject_id, name: '子项目' })),
        months: own,
        toDate: last?.value ?? null,
        toDateLevel: last?.level ?? null,
        expected: null,
        attainment: 1,
        signal: 'normal',
        rule,
        forecast: null,
        recoverable: true,
        recoverabilityRule: null,
        required: 0,
        gapId: null,
      }
    }),
    gaps: [],
    reports: reports.map(row => ({ month: row.month, state: row.state })),
    questions,
  }
}

// The portfolio straight from the values: one pass in key order over each table, the least that a list of projects needs.
const overValues = reader.prepare(`SELECT project_id AS id, count(*) AS entries, sum(value) AS value, sum(numerator) AS numerator,
  sum(denominator) AS denominator FROM actual WHERE month <= ? GROUP BY project_id`)
const overMoney = reader.prepare(`SELECT project_id AS id, sum(spent) AS spent FROM expenditure e WHERE month <= ? AND version =
  (SELECT max(version) FROM expenditure x WHERE x.project_id = e.project_id AND x.month = e.month
  AND x.subproject_id = e.subproject_id) GROUP BY project_id`)
const overProjects = reader.prepare('SELECT id, name, budget_initial AS budget FROM project WHERE year = ?')

function overview() {
  const spent = new Map((overMoney.all(`${year}-12`) as { id: number; spent: number }[]).map(row => [row.id, row.spent]))
  const values = new Map((overValues.all(`${year}-12`) as { id: number }[]).map(row => [row.id, row]))
  const projects = overProjects.all(year) as { id: number; name: string; budget: number }[]
  const items = projects.map(row => ({ ...row, ...values.get(row.id), spent: spent.get(row.id) ?? null }))
  items.sort((a, b) => (b.spent ?? 0) - (a.spent ?? 0))
  const total = (pick: (row: (typeof items)[number]) => number | null) => items.reduce((sum, row) => sum + (pick(row) ?? 0), 0)
  const totals = { projects: items.length, budget: total(row => row.budget), spent: total(row => row.spent) }
  return { totals, projects: { items: items.slice(0, 50), total: items.length } }
}

type Reading = { key: string; indicatorId: number; at: number; value: number }
const addReading = writer.prepare(`INSERT INTO observation VALUES (${Array.from({ length: 10 }, () => '?').join()})`)
const readingsOfMonths = writer.prepare(`SELECT substr(day, 1, 7), sum(value) FROM observation WHERE indicator_id = ?
  GROUP BY substr(day, 1, 7)`)

function observe(id: number, readings: Reading[]) {
  const agency = agencyOf(id)
  const now = Date.now()
  begin.run()
  for (const { key, indicatorId, at, value } of readings) {
    const day = new Date(at).toISOString().slice(0, 10)
    addReading.run(indicatorId, agency, day, `${id}:${key}`, id, at, value, now, 1, null)
  }
  readingsOfMonths.all(readings[0]!.indicatorId)
  commit.run()
  return { taken: readings.length, known: 0 }
}

const app = new Hono()
app.post('/projects/:id/observations', async c => {
  const { observations } = await c.req.json<{ observations: Reading[] }>()
  return c.json(observe(Number(c.req.param('id')), observations))
})
app.put('/projects/:id/actuals/:month', async c => {
  const { entries } = await c.req.json<{ entries: Entry[] }>()
  return c.json(save(Number(c.req.param('id')), c.req.param('month'), entries))
})
app.get('/projects/:id/progress', c => c.json(progress(Number(c.req.param('id')))))
app.get('/overview', c => c.json(overview()))
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => console.log(`ready: http://127.0.0.1:${port}`))
