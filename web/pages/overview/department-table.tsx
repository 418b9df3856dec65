import { numberOf, type Month } from '#domain/month'
import type { Overview } from '#domain/overview'
import type { Signal } from '#domain/vocabulary'
import { overviewWords } from '#wording/ui-overview'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { saveCsv } from '../../ui/csv.ts'
import { commonWords } from '#wording/ui-common'
import { useWording } from '../../ui/language.tsx'
import { stackOf } from '../../ui/ribbon.ts'
import { SignalShape, useSignalWord } from '../../ui/signal.tsx'
import type { Change } from './use-overview.ts'
import './department-table.css'

type Department = Overview['departments'][number]

/** Execution rate of each department month by month; a tint says where a month's budget light was not normal. */
export function DepartmentTable({ overview, change }: { overview: Overview; change: Change }) {
  const { t, format } = useWording(overviewWords)
  const { t: common } = useWording(commonWords)
  const { asOf, departments } = overview
  if (departments.length === 0) return null
  const save = () =>
    saveCsv({
      caption: `${t.heat} ${asOf}`,
      columns: [t.department, t.projects, t.budget, ...overview.months.map(({ month }) => month), t.risk],
      rows: departments.map(department => [
        department.name,
        department.projects,
        format.money(department.budget),
        ...department.months.map(({ month, executionRate }) => (month > asOf ? null : format.percent(executionRate))),
        format.money(department.atRiskAmount),
      ]),
    })
  return (
    <Card
      title={t.heat}
      beside={<small>{t.heatNote}</small>}
      asOf={asOf}
      className="heat"
      action={
        <span className="heat-heads">
          <span aria-hidden="true" className="heat-lights">
            {t.goalLights}
          </span>
          <Button look="text" size="small" className="no-print" onClick={save}>
            {common.csv}
          </Button>
          <span aria-hidden="true">{t.risk}</span>
        </span>
      }
    >
      <table className="heat-table">
        <caption className="visually-hidden">{`${t.heat}：${t.heatNote}`}</caption>
        <thead>
          <tr>
            <th scope="col">{t.department}</th>
            <th scope="col" className="number">
              {t.projects}
            </th>
            <th scope="col" className="number">
              {t.budget}
            </th>
            {overview.months.map(({ month }) => (
              <th key={month} scope="col" className="heat-month">
                {format.month(month)}
              </th>
            ))}
            <th scope="col" className="heat-lights">
              {t.goalLights}
            </th>
            <th scope="col" className="number">
              {t.risk}
            </th>
          </tr>
        </thead>
        <tbody>
          {departments.map(department => (
            <tr key={department.id}>
              <th scope="row" className="clip">
                <button type="button" className="row-link" onClick={() => change({ agencyId: department.id })}>
                  {department.name}
                </button>
              </th>
              <td className="number quiet">{t.projectCount(department.projects)}</td>
              <td className="number quiet">{format.money(department.budget)}</td>
              {department.months.map(cell => (
                <HeatCell key={cell.month} {...cell} asOf={asOf} />
              ))}
              <td className="heat-lights">
                <Lights signals={department.signals} />
              </td>
              <td className="number">{format.money(department.atRiskAmount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function HeatCell({
  month,
  executionRate,
  signal,
  asOf,
}: {
  month: Month
  executionRate: number | null
  signal: Signal
  asOf: Month
}) {
  const { t } = useWording(commonWords)
  const wordOf = useSignalWord()
  if (month > asOf)
    return (
      <td className="heat-cell future">
        <span className="visually-hidden">{t.future}</span>
      </td>
    )
  const marked = signal === 'behind' || signal === 'warning' || signal === 'ahead'
  const tint = executionRate === null ? (signal === 'missing' ? 'cell-missing' : '') : marked ? `cell-${signal}` : ''
  const place = numberOf(month) === numberOf(asOf) ? 'as-of' : ''
  return (
    <td className={`heat-cell ${place} ${tint}`}>
      {marked && executionRate !== null && <SignalShape signal={signal} size={8} label={wordOf(signal)} />}
      {executionRate === null ? (
        signal === 'missing' ? (
          wordOf('missing')
        ) : (
          '—'
        )
      ) : (
        <>
          <span className="wide">{(executionRate * 100).toFixed(1)}</span>
          <span className="narrow">{(executionRate * 100).toFixed(0)}</span>
        </>
      )}
    </td>
  )
}

const shown: Signal[] = ['behind', 'warning', 'missing', 'ahead', 'normal', 'notDue']

/** Projects by target light as one bar; the words are in its label. */
function Lights({ signals }: { signals: Department['signals'] }) {
  const { t } = useWording(overviewWords)
  const wordOf = useSignalWord()
  const present = shown.filter(signal => signals[signal] > 0)
  const slots = stackOf(
    present.map(signal => signals[signal]),
    120,
  )
  const label = present.map(signal => t.count(wordOf(signal), signals[signal])).join('，')
  return (
    <svg width="120" height="10" viewBox="0 0 120 10" role="img" aria-label={label}>
      <title>{label}</title>
      {present.map((signal, index) => (
        <rect key={signal} className={`light-bar ${signal}`} x={slots[index]?.x} width={slots[index]?.width} height="10" />
      ))}
    </svg>
  )
}
