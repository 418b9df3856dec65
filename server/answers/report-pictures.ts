import type { BurnUpView } from '#charts/burn-up-view'
import type { LostView } from '#charts/lost-points'
import { divide } from '#domain/number'
import { formatFor } from '#wording/format'
import { reportForm as t } from '#wording/report-form'
import { projectWords } from '#wording/ui-project'
import { lostOf, type ReportFacts } from './report-blocks.ts'

const format = formatFor('zh-CN')
/** More rows than a page can show are one row together. */
const most = 12

/** The year's money for its picture; without a font for Chinese it carries numbers alone, and the report the words. */
export function burnUpView({ evaluation, budget }: ReportFacts, chinese: boolean): BurnUpView | null {
  const { fullYear, executed, rate } = evaluation.execution
  if (!fullYear || executed === null) return null
  const share = (fen: number | null) => divide(fen, fullYear)
  const words = projectWords['zh-CN']
  return {
    asOf: 12,
    actual: budget.months.map(({ spent, toDate }) => (spent === null ? null : share(toDate))),
    budget: budget.months.map(() => 1),
    expected: 1,
    signal: 'normal',
    bars: budget.months.map(({ spent }) => share(spent)),
    barWords: budget.months.map(({ spent }) => (spent === null ? '' : format.number(spent / 1e6, 0))),
    words: {
      budget: chinese ? `${words.facts.total} ${format.moneyWithUnit(fullYear)}` : '100%',
      pace: chinese ? t.monthColumns[4]! : '',
      rate: format.rate(rate),
      gap: '',
    },
  }
}

/** From 100 down to the score, the largest loss first; rows are named by their number in the table, and by their name where it can be drawn. */
export function lostView({ evaluation }: ReportFacts, chinese: boolean): LostView | null {
  const { execution, indicators, total } = evaluation
  const named = (name: string, number: string) => (chinese ? [number, name].filter(Boolean).join(' ') : number || '%')
  const losses = [
    { name: named(t.executionRow, ''), lost: lostOf(execution) ?? 0 },
    ...indicators.map((row, i) => ({ name: named(row.name, String(i + 1)), lost: lostOf(row) ?? 0 })),
  ]
    .filter(({ lost }) => lost > 0)
    .toSorted((a, b) => b.lost - a.lost)
  if (losses.length === 0) return null
  // One left over has room for its own name.
  const rest = losses.length > most + 1 ? losses.slice(most) : []
  const shown = rest.length
    ? [
        ...losses.slice(0, most),
        { name: chinese ? t.lostRest(rest.length) : '…', lost: round(rest.reduce((sum, { lost }) => sum + lost, 0)) },
      ]
    : losses
  let before = 100
  const steps = shown.map(step => {
    const at = { ...step, before }
    before = round(before - step.lost)
    return at
  })
  return { steps, total: total === null ? null : { name: chinese ? t.score : '=', score: total } }
}
const round = (value: number) => Math.round(value * 100) / 100
