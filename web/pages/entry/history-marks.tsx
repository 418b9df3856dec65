import { numberOf } from '#domain/month'
import { rankOf } from '#domain/level'
import { entryWords } from '#wording/ui-entry'
import { useWording } from '../../ui/language.tsx'
import { pathOf, inset } from '../../ui/trend.ts'
import type { EntryRow } from './entry-rows.ts'
import type { IndicatorPreview } from './preview.ts'
import { monthText } from './row-text.ts'

type Props = { row: EntryRow; preview: IndicatorPreview; first: number; last: number; step: number }

/** Months `first` … `last` of a row in small marks: bars add up, lines follow a rate, dots are levels, squares are stages. */
export function HistoryMarks({ row, preview, first, last, step }: Props) {
  const { t, lang, format } = useWording(entryWords)
  const months = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
  if (months.length === 0) return null
  const told = months
    .filter(month => preview.values[month - 1]!.given)
    .map(month => `${format.month(`2000-${String(month).padStart(2, '0')}`)} ${monthText(row, preview.values[month - 1], lang)}`)
  const label = told.length ? t.historyOf(format.list(told)) : t.nothingBefore
  const width = months.length * step
  return (
    <svg className="entry-marks" role="img" aria-label={label} width={width} height={35} viewBox={`0 0 ${width} 35`}>
      <title>{label}</title>
      <Marks row={row} preview={preview} months={months} step={step} />
    </svg>
  )
}

type MarksProps = { row: EntryRow; preview: IndicatorPreview; months: number[]; step: number }

function Marks({ row, preview, months, step }: MarksProps) {
  const { facts } = row
  const middle = (i: number) => (i + 0.5) * step
  const cells = months.map(month => preview.values[month - 1]!)
  if (row.kind === 'level') {
    const stages = facts.aggregation === 'milestone' ? row.choices.length - 1 : 0
    return cells.map((cell, i) => {
      if (cell.level === null) return null
      const rank = rankOf(cell.level, facts) ?? 0
      // Too narrow for squares: how far, as a bar.
      if (stages > 0 && step < 24) return <rect key={i} x={middle(i) - 3} y={26 - rank * 16} width={6} height={1 + rank * 16} />
      if (stages > 0) return <Squares key={i} x={middle(i)} count={Math.min(stages, 5)} rank={rank} />
      const shape = rank === 1 ? 'M-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0z' : rank > 0 ? 'M0-5 5 0 0 5-5 0z' : 'M-5-4h10L0 5z'
      return (
        <path
          key={i}
          className={rank === 1 ? 'met' : rank > 0 ? 'partly' : 'unmet'}
          d={shape}
          transform={`translate(${middle(i)} 18)`}
        />
      )
    })
  }
  const numbers = cells.map(cell =>
    !cell.given ? null : row.kind === 'number' && facts.aggregation === 'sum' ? cell.value : cell.toDate,
  )
  const known = numbers.filter(value => value !== null)
  const top = Math.max(...known.map(Math.abs), 0)
  if (facts.aggregation === 'sum') {
    return numbers.map((value, i) => {
      if (value === null) return null
      const height = top === 0 || value === 0 ? 1 : Math.max(2, (Math.abs(value) / top) * 18)
      const wide = Math.min(10, step - 4)
      return <rect key={i} x={middle(i) - wide / 2} y={27 - height} width={wide} height={height} />
    })
  }
  const low = known.length ? Math.min(...known) : 0
  const y = inset(
    known.map(value => value - low),
    10,
    25,
  )
  const points = numbers.map((value, i) => (value === null ? null : { x: middle(i), y: y(value - low) }))
  return (
    <>
      <path className="line" d={pathOf(points)} />
      {points.map((point, i) => point && <circle key={i} cx={point.x} cy={point.y} r={1.75} />)}
    </>
  )
}

function Squares({ x, count, rank }: { x: number; count: number; rank: number }) {
  const full = Math.round(rank * count)
  return Array.from({ length: count }, (_, i) => (
    <rect
      key={i}
      className={i < full ? 'stage' : 'stage open'}
      x={x - (count * 7) / 2 + i * 7 + 0.5}
      y={15}
      width={5}
      height={5}
    />
  ))
}

/** Months ahead: what the declared plan adds, and a flag in the due month. */
export function AheadMarks({
  row,
  preview,
  month,
  step,
}: {
  row: EntryRow
  preview: IndicatorPreview
  month: number
  step: number
}) {
  const { t, format } = useWording(entryWords)
  const months = Array.from({ length: 12 - month }, (_, i) => month + 1 + i)
  if (months.length === 0) return null
  const width = months.length * step
  const due = row.facts.pacing === 'due' && row.facts.dueMonth ? numberOf(row.facts.dueMonth) : null
  const top = Math.max(0, ...preview.plan.map(value => value ?? 0))
  const name = (m: number) => format.month(`2000-${String(m).padStart(2, '0')}`)
  const planned = months.filter(m => (preview.plan[m - 1] ?? 0) > 0)
  const told = [
    planned.length ? t.planned(format.list(planned.map(m => `${name(m)} ${format.number(preview.plan[m - 1]!)}`))) : '',
    due !== null && due > month ? t.dueIn(name(due)) : '',
  ].filter(text => text !== '')
  const label = told.length ? { role: 'img', 'aria-label': format.phrases(told) } : { 'aria-hidden': true }
  return (
    <svg className="entry-marks ahead" width={width} height={35} viewBox={`0 0 ${width} 35`} {...label}>
      {told.length > 0 && <title>{format.phrases(told)}</title>}
      {planned.map(m => {
        const height = Math.max(3, ((preview.plan[m - 1] ?? 0) / top) * 18)
        return <rect key={m} className="plan" x={(m - month - 0.5) * step - 4.5} y={27.5 - height} width={9} height={height} />
      })}
      {due !== null && due > month && (
        <path className="flag" d="M.5 27V9.5l8 3-8 3" transform={`translate(${(due - month - 0.5) * step - 3} 0)`} />
      )}
    </svg>
  )
}
