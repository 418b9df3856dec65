import type { CompareUnits, Share, UnitSide } from '#domain/compare'
import { shareOf } from '#domain/compare-cell'
import type { Month } from '#domain/month'
import type { Language } from '#domain/vocabulary'
import { formatFor } from '#wording/format'
import { compareWords } from '#wording/ui-compare'
import type { TableData } from '../../ui/csv.ts'

type Cell = UnitSide['months'][number]
/** One measure of two units: two lines on one scale, and each side's figure with its two numbers. */
export type Measure = {
  key: string
  name: string
  note: string
  series: { month: Month; value: number | null }[][]
  shares: Share[]
  ends: string[]
  said: (value: number) => string
  number: (value: number | null) => string
  /** First less second, where that means something. */
  difference: string | null
}

export function measuresOf({ sides, asOf }: CompareUnits, lang: Language): Measure[] {
  const t = compareWords[lang].units
  const { points } = compareWords[lang].years
  const format = formatFor(lang)
  const lines = (of: (cell: Cell) => number | null) =>
    sides.map(side => side.months.map(cell => ({ month: cell.month, value: cell.month <= asOf ? of(cell) : null })))
  const rate = (
    key: string,
    name: string,
    note: string,
    of: (cell: Cell) => number | null,
    shares: Share[],
    number = format.money,
  ) => ({
    key,
    name,
    note,
    series: lines(of),
    shares,
    ends: shares.map((share, i) => `${sides[i]!.name} ${format.rate(share.ratio)}`),
    said: format.rate,
    number,
    difference: apart(shares[0]!.ratio, shares[1]!.ratio, points),
  })
  const counted = (cell: Cell) => (cell.past && cell.due > 0 ? cell.handedIn / cell.due : null)
  return [
    rate(
      'execution',
      t.execution,
      '',
      cell => cell.execution.ratio,
      sides.map(side => side.execution),
    ),
    rate(
      'progress',
      t.progress,
      t.progressNote,
      cell => cell.progress.ratio,
      sides.map(side => side.progress),
    ),
    {
      ...rate(
        'risk',
        t.risk,
        t.riskNote,
        cell => cell.atRiskAmount,
        sides.map(side => side.atRisk),
      ),
      // Amounts in 万元 stand on one scale; their share of the budget stands at the left.
      said: format.money,
    },
    {
      ...rate(
        'behind',
        t.behind,
        '',
        cell => (cell.execution.part === null ? null : flagged(cell)),
        sides.map(flaggedShare),
        format.number,
      ),
      said: (value: number) => format.number(value),
    },
    rate(
      'reporting',
      t.reporting,
      t.reportingNote,
      counted,
      sides.map(side => side.reporting),
      format.number,
    ),
  ]
}

const flagged = ({ signals }: Pick<Cell, 'signals'>) => signals.behind + signals.warning
const flaggedShare = (side: UnitSide): Share =>
  side.projects === 0 ? shareOf(null, null) : shareOf(flagged(side), side.projects)

function apart(a: number | null, b: number | null, said: (value: string) => string): string | null {
  if (a === null || b === null) return null
  const tenths = Math.round((a - b) * 1000)
  return said(`${tenths > 0 ? '+' : tenths < 0 ? '−' : ''}${(Math.abs(tenths) / 10).toFixed(1)}`)
}

/** Both units month by month, each percentage beside its two numbers. */
export function unitsTable({ sides, asOf }: CompareUnits, lang: Language): TableData {
  const { units: t, title, month, share } = compareWords[lang]
  const format = formatFor(lang)
  const two = (one: Share, number: (value: number | null) => string) =>
    one.part === null ? null : `${format.rate(one.ratio)} = ${share(number(one.part), number(one.whole))}`
  return {
    caption: `${title} ${sides[0]!.name} ${sides[1]!.name} ${asOf}`,
    columns: [t.a, month, t.execution, t.progress, t.risk, t.behind, t.reported],
    rows: sides.flatMap(side =>
      side.months
        .filter(cell => cell.month <= asOf)
        .map(cell => [
          side.name,
          cell.month,
          two(cell.execution, format.money),
          two(cell.progress, format.money),
          cell.atRiskAmount === null ? null : format.money(cell.atRiskAmount),
          cell.execution.part === null ? null : flagged(cell),
          cell.past && cell.due > 0 ? `${cell.handedIn} / ${cell.due}` : null,
        ]),
    ),
  }
}
