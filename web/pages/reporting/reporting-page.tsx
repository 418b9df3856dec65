import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { monthOf } from '#domain/month'
import { commonWords } from '#wording/ui-common'
import { wayWords } from '#wording/ui-way'
import { sessionQuery } from '../../api/session.ts'
import { reportingQuery, type Reporting } from '../../api/way.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { saveCsv } from '../../ui/csv.ts'
import { DataState, Empty, SkeletonRows } from '../../ui/data-state.tsx'
import { DeclareFirst } from '../../ui/declare-first.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { SignalShape } from '../../ui/signal.tsx'
import { YearStrip, type MonthState } from '../../ui/year-strip.tsx'
import './reporting-page.css'

type Row = Reporting['total']
type Cell = Row['months'][number]

/** Who hands in, and in time: departments or a department's units, under the ruler. */
export default function ReportingPage() {
  const { t, format } = useWording(wayWords)
  const { t: common } = useWording(commonWords)
  const search = useSearch({ from: '/reporting' })
  const navigate = useNavigate({ from: '/reporting' })
  const query = useQuery(reportingQuery(search))
  const mayEdit = useQuery(sessionQuery).data?.rights.includes('editCalendar') ?? false
  const { data } = query
  const last = data?.total.months.filter(cell => cell.past).at(-1)?.month ?? null
  const months = data?.total.months.map((cell): MonthState => ({
    state: cell.due === 0 ? 'none' : cell.handedIn >= cell.due ? 'full' : 'open',
    text: t.reporting.cell(format.month(cell.month), cell.handedIn, cell.due, cell.onTime, cell.approved),
  }))
  const save = () =>
    data &&
    saveCsv({
      caption: `${t.reporting.title} ${data.year}`,
      columns: [t.reporting.name, t.reporting.rate, t.reporting.onTime, ...data.total.months.map(cell => cell.month)],
      rows: [{ name: t.reporting.total, ...data.total }, ...data.agencies].map(row => [
        row.name,
        format.percent(row.rate),
        format.percent(row.onTimeRate),
        ...row.months.map(cell => (cell.past && cell.due > 0 ? `${cell.handedIn}/${cell.due}` : null)),
      ]),
    })
  const asOf = last ?? (data ? monthOf(data.year, 1) : null)
  return (
    <Page
      title={t.reporting.title}
      strip={
        <YearStrip
          year={data?.year ?? search.year ?? null}
          years={data?.years}
          asOf={asOf}
          until={asOf}
          months={months}
          onYear={year => void navigate({ search: { ...search, year } })}
          onAsOf={() => {}}
        />
      }
    >
      <div className="page-lead reporting-lead">
        <h1>
          {data ? (
            <Rich
              text={
                data.total.due === 0
                  ? t.reporting.nothing(data.year)
                  : t.reporting.lead(data.year, format.percent(data.total.rate), format.percent(data.total.onTimeRate))
              }
            />
          ) : (
            t.reporting.title
          )}
        </h1>
        <span>
          {search.agencyId !== undefined && (
            <Button onClick={() => void navigate({ search: { year: search.year } })}>{t.reporting.all}</Button>
          )}{' '}
          <Button disabled={!data || data.agencies.length === 0} onClick={save}>
            {common.csv}
          </Button>{' '}
          <ButtonLink to="/calendar" search={{ year: data?.year }} look={mayEdit ? 'primary' : 'plain'}>
            {t.reporting.calendar}
          </ButtonLink>
        </span>
      </div>
      <DataState query={query} loading={<SkeletonRows rows={12} />}>
        {reporting =>
          reporting.agencies.length === 0 ? (
            <DeclareFirst year={reporting.year} />
          ) : !asOf ? (
            <Empty>{t.reporting.noneDue}</Empty>
          ) : (
            <RateTable
              reporting={reporting}
              asOf={asOf}
              onOpen={reporting.grouping === 'department' ? agencyId => void navigate({ search: { ...search, agencyId } }) : null}
            />
          )
        }
      </DataState>
    </Page>
  )
}

type TableProps = { reporting: Reporting; asOf: string; onOpen: ((agencyId: number) => void) | null }

function RateTable({ reporting, asOf, onOpen }: TableProps) {
  const { t, format } = useWording(wayWords)
  const title = onOpen ? t.reporting.card : t.reporting.units
  return (
    <Card
      title={title}
      beside={<small>{t.reporting.note}</small>}
      asOf={asOf}
      className="reporting"
      action={
        <span className="reporting-heads">
          <span aria-hidden="true">{t.reporting.rate}</span>
          <span aria-hidden="true">{t.reporting.onTime}</span>
        </span>
      }
    >
      <div className="reporting-scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="reporting-table">
          <caption className="visually-hidden">{format.named(title, t.reporting.note)}</caption>
          <thead>
            <tr>
              <th scope="col">{t.reporting.name}</th>
              {reporting.total.months.map(({ month }) => (
                <th key={month} scope="col">
                  {format.month(month)}
                </th>
              ))}
              <th scope="col">{t.reporting.rate}</th>
              <th scope="col">{t.reporting.onTime}</th>
            </tr>
          </thead>
          <tbody>
            {reporting.agencies.map(row => (
              <RateRow key={row.id} row={row} name={row.name} onOpen={onOpen && (() => onOpen(row.id))} />
            ))}
          </tbody>
          <tfoot>
            <RateRow row={reporting.total} name={t.reporting.total} onOpen={null} share />
          </tfoot>
        </table>
      </div>
    </Card>
  )
}

type RowProps = { row: Row; name: string; onOpen: (() => void) | null; share?: boolean }

function RateRow({ row, name, onOpen, share = false }: RowProps) {
  const { format } = useWording(wayWords)
  return (
    <tr>
      <th scope="row" className="clip">
        {onOpen ? (
          <button type="button" className="row-link" onClick={onOpen}>
            {name}
          </button>
        ) : (
          name
        )}
      </th>
      {row.months.map(cell => (
        <RateCell key={cell.month} cell={cell} share={share} />
      ))}
      <td className="number">{format.percent(row.rate)}</td>
      <td className="number">{format.percent(row.onTimeRate)}</td>
    </tr>
  )
}

/** 3/4, or as a share where the numbers are large; marked like behind where reports are missing, like a warning where some came late. */
function RateCell({ cell, share }: { cell: Cell; share: boolean }) {
  const { t, format } = useWording(wayWords)
  if (!cell.past)
    return (
      <td className="reporting-cell future">
        <span className="visually-hidden">{t.reporting.ahead}</span>
      </td>
    )
  if (cell.due === 0) return <td className="reporting-cell">—</td>
  const said = t.reporting.cell(format.month(cell.month), cell.handedIn, cell.due, cell.onTime, cell.approved)
  const kind = cell.handedIn < cell.due ? 'missing' : cell.onTime < cell.due ? 'late' : 'full'
  return (
    <td className={`reporting-cell ${kind}`} title={said}>
      <span aria-hidden="true">
        {kind !== 'full' && <SignalShape signal={kind === 'missing' ? 'behind' : 'warning'} size={8} />}
        {share ? Math.floor((cell.handedIn / cell.due) * 100) : cell.handedIn}
        <span className="reporting-of">{share ? '%' : `/${cell.due}`}</span>
      </span>
      <span className="visually-hidden">{said}</span>
    </td>
  )
}
