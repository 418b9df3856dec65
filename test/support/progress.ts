import { monthsOf } from '#domain/month'
import type { Gap, IndicatorProgress, MonthCell } from '#domain/progress'
import { target } from './facts.ts'

/** What the progress interface answers for one indicator of 2021: twelve empty, not due months unless said otherwise. */
export const emptyCell = (month: string): MonthCell => ({
  month,
  value: null,
  numerator: null,
  denominator: null,
  level: null,
  toDate: null,
  toDateLevel: null,
  expected: null,
  signal: 'notDue',
  reported: 0,
  contributors: 1,
  notApplicable: false,
  evidence: null,
})

type Over = Omit<Partial<IndicatorProgress>, 'months'> & { months?: Partial<MonthCell>[] }

export function progressOf({ months = [], ...over }: Over = {}): IndicatorProgress {
  return {
    id: 1,
    category: '产出',
    subcategory: '',
    name: '指标',
    target: target(),
    aggregation: 'sum',
    shape: null,
    pacing: 'even',
    dueMonth: null,
    stages: null,
    weight: null,
    derived: false,
    explanation: '',
    evidenceSource: '',
    subprojects: [],
    months: monthsOf(2021).map((month, i) => ({ ...emptyCell(month), ...months[i] })),
    toDate: null,
    toDateLevel: null,
    expected: null,
    attainment: null,
    signal: 'notDue',
    rule: { code: 'not-due', params: {}, text: '' },
    forecast: null,
    recoverable: null,
    recoverabilityRule: null,
    reachRule: null,
    required: null,
    gapId: null,
    lastYear: null,
    units: [],
    ...over,
  }
}

/** Months that add up evenly towards the target: own values given, to date and expectation filled in. */
export const evenMonths = (values: readonly (number | null)[], whole: number): Partial<MonthCell>[] => {
  let sum = 0
  return Array.from({ length: 12 }, (_, i) => {
    const value = values[i] ?? null
    sum += value ?? 0
    const reported = value !== null
    return {
      expected: (whole * (i + 1)) / 12,
      ...(i < values.length ? { value, toDate: sum, reported: reported ? 1 : 0, signal: reported ? 'normal' : 'missing' } : {}),
    }
  })
}

export const gapOf = (over: Partial<Gap> = {}): Gap => ({
  id: '1.2021-03',
  projectId: 7,
  projectName: '项目',
  indicatorId: 1,
  indicatorName: '指标',
  since: '2021-03',
  months: 5,
  signal: 'behind',
  rule: { code: 'even', params: {}, text: '' },
  causes: [],
  note: '',
  likelihood: null,
  forecast: null,
  state: 'open',
  version: 0,
  atRiskAmount: null,
  ...over,
})
