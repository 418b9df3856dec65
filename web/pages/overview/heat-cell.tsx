import { numberOf, type Month } from '#domain/month'
import type { Overview } from '#domain/overview'
import { commonWords } from '#wording/ui-common'
import { useWording } from '../../ui/language.tsx'
import { SignalShape, useSignalWord } from '../../ui/signal.tsx'

export type HeatMeasure = 'budget' | 'goals'
type DepartmentMonth = Overview['departments'][number]['months'][number]

/** What a month shows under the measure chosen: its ratio and the light it earns. */
export const shownOf = (cell: DepartmentMonth, measure: HeatMeasure) =>
  measure === 'budget'
    ? { value: cell.executionRate, signal: cell.signal }
    : { value: cell.progress, signal: cell.progressSignal }

/** A month of a department: the number, tinted where its light is not normal; a value not there is a dash, never 0. */
export function HeatCell({ cell, measure, asOf }: { cell: DepartmentMonth; measure: HeatMeasure; asOf: Month }) {
  const { t, format } = useWording(commonWords)
  const wordOf = useSignalWord()
  const month = numberOf(cell.month)
  if (cell.month > asOf)
    return (
      <td className="heat-cell future" data-month={month}>
        <span className="visually-hidden">{t.future}</span>
      </td>
    )
  const { value, signal } = shownOf(cell, measure)
  const marked = value !== null && signal !== 'normal' && signal !== 'notDue' && signal !== 'missing'
  return (
    <td
      className={`heat-cell ${cell.month === asOf ? 'as-of' : ''} ${marked ? `cell-${signal}` : ''}`}
      data-month={month}
      title={value === null ? undefined : `${format.month(cell.month)} ${format.rate(value)} ${wordOf(signal)}`}
    >
      {marked && <SignalShape signal={signal} size={8} label={wordOf(signal)} />}
      {value === null ? (
        '—'
      ) : (
        <>
          <span className="wide">{(value * 100).toFixed(1)}</span>
          <span className="narrow">{(value * 100).toFixed(0)}</span>
        </>
      )}
    </td>
  )
}
