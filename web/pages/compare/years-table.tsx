import { Link } from '@tanstack/react-router'
import type { Cell, CompareYears } from '#domain/compare'
import { isLevel } from '#domain/compare-years'
import { monthOf, numberOf } from '#domain/month'
import { sayChange } from '#wording/compare-change'
import { compareWords } from '#wording/ui-compare'
import { useWording } from '../../ui/language.tsx'
import { SignalShape, useSignalWord } from '../../ui/signal.tsx'
import { useCellText } from './cell-text.ts'
import { TwoLines } from './two-lines.tsx'

type Row = CompareYears['rows'][number]

/** Each indicator beside its twin: both lines under the same months, both figures, and what lies between them. */
export function YearsTable({ years, beforeYear }: { years: CompareYears; beforeYear: number }) {
  const { t, format } = useWording(compareWords)
  const { now, rows } = years
  return (
    <table className="years-table">
      <caption className="visually-hidden">{t.years.rowsNote}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t.years.indicator}</th>
          <th scope="col">{now.year}</th>
          <th scope="col">{beforeYear}</th>
          <th scope="col">{format.month(now.asOf)}</th>
          <th scope="col">{t.years.change}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <YearsRow key={`${row.now?.indicatorId}.${row.before?.indicatorId}`} row={row} years={years} beforeYear={beforeYear} />
        ))}
      </tbody>
    </table>
  )
}

function YearsRow({ row, years, beforeYear }: { row: Row; years: CompareYears; beforeYear: number }) {
  const { t, lang } = useWording(compareWords)
  const text = useCellText()
  const { now, before, hindrance } = row
  const cell = (now ?? before)!
  const { asOf, year } = years.now
  const drawn = [now, before].flatMap(one => (one && !isLevel(one) ? [one] : []))
  // Two units never stand on one scale: only this year's line is drawn then.
  const together = hindrance === 'unit' ? drawn.slice(0, 1) : drawn
  const series = together.map(one => one.months.map(({ toDate }, i) => ({ month: monthOf(year, i + 1), value: toDate })))
  return (
    <tr className="ruled" data-row={cell.name}>
      <th scope="row">
        <Link
          to="/projects/$id/indicators/$indicatorId"
          params={{ id: String(cell.projectId), indicatorId: String(cell.indicatorId) }}
          search={{ asOf: now ? asOf : monthOf(beforeYear, numberOf(asOf)) }}
          className="clip"
          title={cell.name}
        >
          {cell.name}
        </Link>
        <span className="year-figures">
          <Figure year={year} cell={now} none={t.years.hindrance.onlyBefore} />
          <Figure year={beforeYear} cell={before} none={t.years.hindrance.onlyNow} />
        </span>
      </th>
      <td className="years-lines">
        {together.length > 0 && (
          <TwoLines
            asOf={asOf}
            series={now ? series : [[], ...series]}
            said={value => text.quantity(together[0]!, value)}
            none={t.none}
            height={48}
          />
        )}
      </td>
      <td className="years-change">
        {hindrance === null ? <b>{sayChange(lang, row)}</b> : <small>{t.years.hindrance[hindrance]}</small>}
      </td>
    </tr>
  )
}

/** One year's figure: what was reached, of which target, and its own light. */
function Figure({ year, cell, none }: { year: number; cell: Cell | null; none: string }) {
  const { t } = useWording(compareWords)
  const word = useSignalWord()
  const text = useCellText()
  return (
    <span>
      <small>{year}</small>{' '}
      {cell ? (
        <>
          <SignalShape signal={cell.signal} size={10} label={word(cell.signal)} /> <b>{text.toDate(cell)}</b>{' '}
          <small>{text.two(cell)}</small>
          <small className="year-target">{t.indicator.target(text.target(cell))}</small>
        </>
      ) : (
        <small>{none}</small>
      )}
    </span>
  )
}
