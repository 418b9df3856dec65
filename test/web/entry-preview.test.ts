import { expect, test } from 'vitest'
import { national2020 } from '#domain/ruleset'
import { readTarget } from '#domain/target-reader'
import type { Declared } from '../../web/api/declarations.ts'
import type { History, MonthEntries, SavedActual } from '../../web/api/months.ts'
import { afterActuals } from '../../web/pages/entry/after-save.ts'
import { readMoney, readRow } from '../../web/pages/entry/cell-reading.ts'
import { entryRows, moneyRows } from '../../web/pages/entry/entry-rows.ts'
import { start, type EntryState } from '../../web/pages/entry/entry-state.ts'
import { filledOf, openPoints } from '../../web/pages/entry/open-points.ts'
import { factsOf, previewer, previewOf } from '../../web/pages/entry/preview.ts'
import { actualsToSend } from '../../web/pages/entry/to-send.ts'
import { blank, type Typed } from '../../web/pages/entry/typed.ts'

type Indicator = Declared['indicators'][number]
function indicator(id: number, name: string, raw: string, more: Partial<Indicator>): Indicator {
  const target = readTarget(raw, name)
  return {
    id,
    name,
    category: '产出',
    subcategory: '',
    explanation: '',
    evidenceSource: '',
    aggregation: 'sum',
    pacing: 'even',
    dueMonth: null,
    stages: null,
    weight: null,
    derivation: null,
    subprojects: [],
    contributors: [1],
    sharing: [],
    target,
    monthlyPlan: null,
    source: { line: null },
    versions: [{ effective: '2021-01', target, monthlyPlan: null }],
    ...more,
  }
}

const text = { overview: '', basis: '', necessity: '', safeguards: '', plan: '', overallObjective: '', annualObjective: '' }
const project: Declared = {
  id: 1,
  version: 1,
  name: '项目',
  year: 2021,
  agency: { id: 1, code: 'a', name: '单位' },
  projectType: '',
  projectAttribute: '',
  governmentProcurement: null,
  purchaseOfServices: null,
  startMonth: '2021-01',
  sample: false,
  previousProjectId: null,
  previousProject: null,
  budgetInitial: 1_200_000_000,
  budgetAdjusted: null,
  adjustedFrom: null,
  texts: text,
  priorYear: { arranged: null, allocated: null, spent: null },
  funding: [],
  personal: { leader: '', contact: '', phone: '' },
  life: {
    state: 'running',
    since: null,
    archived: false,
    readOnly: false,
    acts: [],
    months: [],
    events: [],
    mergedFrom: [],
  },
  questions: [],
  subprojects: [{ id: 5, name: '建设', budget: 1_200_000_000 }],
  indicators: [
    indicator(1, '访问人数', '=80万', {}),
    indicator(2, '使用率', '=85%', { aggregation: 'ratio_last', pacing: 'whole' }),
    indicator(3, '管理办法', '制定', { aggregation: 'milestone', pacing: 'due', dueMonth: '2021-12' }),
    indicator(4, '预算执行率', '100%', { aggregation: 'ratio', derivation: 'executionRate' }),
  ],
}

const empty = {
  source: null,
  value: null,
  numerator: null,
  denominator: null,
  level: null,
  note: null,
  recordedBy: '填报人',
  recordedAt: 1,
}
type Row = History['actuals'][number]
const past = (month: string, indicatorId: number, over: Partial<Row>): Row => ({
  ...empty,
  indicatorId,
  agencyId: 1,
  version: 1,
  state: 'reported',
  month,
  ...over,
})
const history: History = {
  actuals: [
    past('2021-05', 1, { value: 1 }),
    past('2021-05', 1, { value: 320_000, version: 2 }),
    past('2021-06', 3, { level: '印发' }),
    past('2021-06', 2, { numerator: 80, denominator: 100 }),
  ],
  targets: [],
  expenditures: [],
  events: [],
}
const saved = (over: Partial<SavedActual>): SavedActual => ({
  ...empty,
  indicatorId: 1,
  agencyId: 1,
  state: 'reported',
  version: 1,
  ...over,
})
const month = '2021-07'
const report = {
  month,
  state: 'draft' as const,
  opinion: '',
  correction: false,
  submittedAt: null,
  submittedOn: null,
  reviewing: false,
  version: 1,
}
const opened = (entries: SavedActual[] = []): MonthEntries => ({
  report,
  dueOn: '2021-08-05',
  editable: true,
  closed: null,
  units: null,
  ruleSet: national2020,
  lock: null,
  lockOn: null,
  exception: null,
  asked: null,
  entries,
  expenditures: [],
  computed: [],
  paid: [],
})

function look(typed: Record<string, Partial<Typed>>, entries = opened(), spent = '') {
  const rows = entryRows(project, entries, history, month, new Map())
  const money = moneyRows(project, entries)
  const texts = Object.fromEntries(Object.entries(typed).map(([key, change]) => [key, { ...blank, ...change }]))
  const state: EntryState = { ...start, typed: texts, base: Object.fromEntries(Object.keys(texts).map(key => [key, 0])) }
  const readings = rows.map(row => readRow(row, texts[row.key] ?? row.written, 2021, month))
  const moneyReadings = money.map(row => readMoney(row, { ...row.written, first: spent }, 2021, month))
  const preview = previewOf(factsOf(project, history, month, readings, moneyReadings), month, '2022-01', entries.ruleSet)
  return { rows, readings, state, preview, points: openPoints({ rows, readings, money, moneyReadings, state, preview }) }
}

test('typing 8万 shows at once what the year would be and its light: 40万 of the 46.7万 expected', () => {
  const { preview } = look({ 'i1.1': { first: '8万' } })
  expect(preview.indicators.get(1)).toMatchObject({ toDate: 400_000, signal: 'normal' })
  expect(preview.indicators.get(1)!.ratio).toBeCloseTo(400_000 / (800_000 * (7 / 12)), 10)
})

test('only the version in force of an earlier month counts', () => {
  expect(look({}).preview.indicators.get(1)!.toDate).toBe(320_000)
})

test('a cell due and empty stops the hand-in, 0 in it does not', () => {
  expect(look({}).points.map(({ key, need }) => [key, need])).toEqual([
    ['i1.1', 'due'],
    ['s5', 'due'],
  ])
  expect(look({ 'i1.1': { first: '0' } }, opened(), '0').points).toEqual([])
})

test('an erroneous value has no light of its own: the year stays at the last sound month', () => {
  const { readings, preview, points } = look({ 'i2.1': { first: '39', second: '0' } })
  expect(readings[1]!.fault).toMatchObject({ code: 'denominator-zero', field: 'second' })
  expect(preview.indicators.get(2)!.toDate).toBe(0.8)
  expect(points).toContainEqual({ key: 'i2.1', need: 'error', name: '使用率' })
})

test('a percentage alone is taken as one, with its numerator unknown', () => {
  const { readings, preview } = look({ 'i2.1': { first: '79.6%' } })
  expect(readings[1]!.entry.value).toBeCloseTo(0.796, 12)
  expect(preview.indicators.get(2)!.toDate).toBeCloseTo(0.796, 12)
})

test('"not applicable" needs its reason, and then the cell is no longer due', () => {
  expect(look({ 'i1.1': { absent: true } }).readings[0]!.fault).toMatchObject({
    code: 'not-applicable-needs-note',
    field: 'note',
  })
  const said = look({ 'i1.1': { absent: true, note: '暑期停考' } })
  expect(said.readings[0]).toMatchObject({ state: 'absent', fault: null })
  expect(said.points.map(({ key }) => key)).toEqual(['s5'])
})

test('money typed below moves 预算执行率 and its light, which nobody types', () => {
  const { rows, preview } = look({}, opened(), '700')
  expect(rows[3]!.kind).toBe('derived')
  expect(preview.spent).toBe(700_000_000)
  expect(preview.budgetSignal).toBe('normal')
})

test('a milestone finished earlier asks for nothing more', () => {
  const { rows, readings } = look({})
  expect(rows[2]!.doneIn).toBe('2021-06')
  expect(filledOf(rows, readings)).toEqual({ filled: 0, total: 2 })
})

test('last month is offered as it was typed', () => {
  expect(look({}).rows[1]!.last).toMatchObject({ first: '80', second: '100' })
})

test('what is sent carries the version it was typed upon; errors and conflicts wait', () => {
  const typed = { 'i1.1': { first: '1' }, 'i2.1': { first: '3', second: '0' } }
  const { rows, readings, state } = look(typed)
  expect(actualsToSend(rows, readings, state).entries).toEqual([{ indicatorId: 1, agencyId: 1, value: 1, version: 0 }])
  const conflict = look(typed, opened([saved({ value: 9, version: 4 })]))
  expect(conflict.points[0]).toMatchObject({ key: 'i1.1', need: 'conflict' })
  expect(actualsToSend(conflict.rows, conflict.readings, conflict.state).entries).toEqual([])
})

test('after saving, the month shows the new versions before it is read again', () => {
  const answer = { report: opened().report, entries: [{ indicatorId: 1, agencyId: 1, version: 2 }] }
  const now = afterActuals([{ indicatorId: 1, value: null }], answer, { at: 5, name: '我' })(opened([saved({ value: 9 })]))
  expect(now.entries).toEqual([saved({ state: 'cleared', version: 2, recordedAt: 5, recordedBy: '我' })])
})

test('the light is judged by the rule set the month answers, not by one of our own', () => {
  const strict = { ...national2020, version: 2, signals: { behindBelow: 0.9, warningBelow: 0.95, aheadFrom: 2 } }
  const { preview } = look({ 'i1.1': { first: '8万' } }, { ...opened(), ruleSet: strict })
  expect(preview.indicators.get(1)!.signal).toBe('behind')
  expect(preview.ruleSet).toEqual({ code: 'national-2020', version: 2 })
})

test('a key judges its own indicator again and leaves every other as it was; money moves what the ledger gives', () => {
  const rows = entryRows(project, opened(), history, month, new Map())
  const readings = rows.map(row => readRow(row, row.written, 2021, month))
  const money = moneyRows(project, opened()).map(row => readMoney(row, row.written, 2021, month))
  const judge = previewer(project, history, month, '2022-01', national2020)
  const first = judge(readings, money)
  const typed = readings.with(0, readRow(rows[0]!, { ...blank, first: '8万' }, 2021, month))
  const second = judge(typed, money)
  expect(second.indicators.get(1)!.toDate).toBe(400_000)
  for (const id of [2, 3, 4]) expect(second.indicators.get(id)).toBe(first.indicators.get(id))
  const paid = money.with(0, readMoney(moneyRows(project, opened())[0]!, { ...blank, first: '700' }, 2021, month))
  const third = judge(typed, paid)
  expect(third.indicators.get(4)).not.toBe(second.indicators.get(4))
  expect([third.spent, third.indicators.get(1)]).toEqual([700_000_000, second.indicators.get(1)])
  expect(third).toEqual(previewOf(factsOf(project, history, month, typed, paid), month, '2022-01', national2020))
})

test('a unit that only contributes types its own cells; no other cell is asked of it', () => {
  const { rows, points } = look({}, { ...opened(), units: [9] })
  expect(rows.every(row => !row.mine && row.owner === '单位')).toBe(true)
  expect(points.filter(({ key }) => key.startsWith('i'))).toEqual([])
})
