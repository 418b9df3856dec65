import type { Overview } from '#domain/overview'
import { commonWords } from '#wording/ui-common'
import { overviewWords } from '#wording/ui-overview'
import { wallWords } from '#wording/ui-wall'
import { useWording } from '../../ui/language.tsx'
import { SignalShape, useSignalWord } from '../../ui/signal.tsx'

const most = 10
type Department = Overview['departments'][number]

/** Departments by month under the ruler, and what share of their money is at risk. */
export function WallHeat({ overview }: { overview: Overview }) {
  const { t, format } = useWording(wallWords)
  const { t: words } = useWording(overviewWords)
  const { departments, asOf, months, grouping } = overview
  const shown = departments.slice(0, most)
  const title = grouping === 'unit' ? t.units : t.departments
  return (
    <section className="wall-card wall-heat" aria-label={title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            {months.map(({ month }) => (
              <th key={month} scope="col" className={month === asOf ? 'as-of' : month > asOf ? 'future' : undefined}>
                {format.month(month)}
              </th>
            ))}
            <th scope="col" className="wall-share">
              {t.share}
            </th>
            <th scope="col">{words.risk}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(department => (
            <Row key={department.id} department={department} asOf={asOf} />
          ))}
        </tbody>
      </table>
      {departments.length > most && <p className="quiet">{t.moreRows(departments.length - most)}</p>}
    </section>
  )
}

function Row({ department, asOf }: { department: Department; asOf: string }) {
  const { format } = useWording(wallWords)
  const { name, atRiskShare, atRiskAmount, months } = department
  return (
    <tr>
      <th scope="row">
        <span className="clip">{name}</span>
      </th>
      {months.map(cell => (
        <Cell key={cell.month} cell={cell} asOf={asOf} />
      ))}
      <td className="wall-share">
        <span>
          <i style={{ inlineSize: `${Math.min(1, atRiskShare ?? 0) * 100}%` }} />
        </span>
        {format.rate(atRiskShare)}
      </td>
      <td className="number">{format.money(atRiskAmount)}</td>
    </tr>
  )
}

function Cell({ cell, asOf }: { cell: Department['months'][number]; asOf: string }) {
  const { t } = useWording(commonWords)
  const wordOf = useSignalWord()
  const { month, executionRate: rate, signal } = cell
  if (month > asOf)
    return (
      <td className="future">
        <span className="visually-hidden">{t.future}</span>
      </td>
    )
  const marked = rate !== null && (signal === 'behind' || signal === 'warning' || signal === 'ahead')
  return (
    <td className={[month === asOf ? 'as-of' : '', marked ? `cell-${signal}` : ''].filter(Boolean).join(' ') || undefined}>
      {marked && <SignalShape signal={signal} size={12} label={wordOf(signal)} />}
      {rate === null ? '—' : (rate * 100).toFixed(1)}
    </td>
  )
}
