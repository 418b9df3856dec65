import type { ActualFacts, ExpenditureFacts, IndicatorFacts, ProjectFacts, TargetVersion } from '#domain/facts'
import { monthOf } from '#domain/month'
import type { Target } from '#domain/target'

/** Small facts for rule tests: year 2021, one contributing unit 1, unless said otherwise. */
export const year = 2021
export const m = (month: number) => monthOf(year, month)

export const target = (over: Partial<Target> = {}): Target => ({
  raw: '=1200',
  kind: 'numeric',
  comparator: '=',
  value: 1200,
  low: null,
  high: null,
  unit: '人',
  scale: 1,
  direction: 'up',
  directionFrom: 'default',
  certain: true,
  from: null,
  until: null,
  ...over,
})
export const rate = (value: number, over: Partial<Target> = {}) => target({ raw: `=${value * 100}%`, value, unit: '%', ...over })
export const limit = (value: number, over: Partial<Target> = {}) =>
  target({ raw: `≤${value}`, comparator: '<=', value, direction: 'down', directionFrom: 'written', ...over })
export const word = (raw: string) =>
  target({ raw, kind: 'qualitative', comparator: null, value: null, unit: '', direction: null })

type Over = Partial<Omit<IndicatorFacts, 'targets'>> & {
  target?: Target
  plan?: TargetVersion['plan']
  targets?: TargetVersion[]
}

export function indicator({ target: one = target(), plan = null, ...over }: Over = {}): IndicatorFacts {
  return {
    id: 1,
    name: '指标',
    category: '产出',
    aggregation: 'sum',
    pacing: 'even',
    dueMonth: null,
    stages: null,
    weight: null,
    derivation: null,
    targets: [{ effective: m(1), target: one, plan }],
    contributors: [1],
    ...over,
  }
}

export const actual = (month: number, over: Partial<ActualFacts> = {}): ActualFacts => ({
  indicatorId: 1,
  agencyId: 1,
  month: m(month),
  state: 'reported',
  value: null,
  numerator: null,
  denominator: null,
  level: null,
  ...over,
})
export const value = (month: number, number: number, over: Partial<ActualFacts> = {}) => actual(month, { value: number, ...over })
export const share = (month: number, numerator: number, denominator: number, over: Partial<ActualFacts> = {}) =>
  actual(month, { numerator, denominator, ...over })
export const level = (month: number, word: string, over: Partial<ActualFacts> = {}) => actual(month, { level: word, ...over })

export const spending = (month: number, over: Partial<ExpenditureFacts> = {}): ExpenditureFacts => ({
  subprojectId: 1,
  month: m(month),
  spent: null,
  allocated: null,
  offPurpose: null,
  ...over,
})

export const project = (over: Partial<ProjectFacts> = {}): ProjectFacts => ({
  id: 1,
  year,
  startMonth: m(1),
  budget: { initial: 400_000_000_00, adjusted: null },
  subprojects: [{ id: 1, name: '建设', budget: 400_000_000_00 }],
  indicators: [indicator()],
  actuals: [],
  expenditures: [],
  ...over,
})
