import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { monthOf } from '#domain/month'
import { wayWords } from '#wording/ui-way'
import { sessionQuery } from '../../api/session.ts'
import { calendarQuery, exceptionsQuery } from '../../api/way.ts'
import { Card } from '../../ui/card.tsx'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { YearStrip } from '../../ui/year-strip.tsx'
import { MonthDates } from './month-dates.tsx'
import '../../ui/way-table.css'
import './calendar-page.css'

/** When each month is due and when it locks; the bureau sets it. Below, the exceptions granted. */
export default function CalendarPage() {
  const { t, format } = useWording(wayWords)
  const search = useSearch({ from: '/calendar' })
  const navigate = useNavigate({ from: '/calendar' })
  const query = useQuery(calendarQuery(search.year))
  const mayEdit = useQuery(sessionQuery).data?.rights.includes('editCalendar') ?? false
  const { data } = query
  const year = data?.year ?? search.year ?? null
  const locked = data?.months.filter(one => one.lockOn !== null).length ?? 0
  return (
    <Page
      title={t.calendar.title}
      strip={
        <YearStrip
          year={year}
          years={year === null ? [] : [year - 1, year, year + 1]}
          asOf={year === null ? null : monthOf(year, 12)}
          until={year === null ? null : monthOf(year, 12)}
          months={data?.months.map(one => ({
            state: 'none',
            text: format.phrases([`${t.calendar.due} ${one.dueOn}`, ...(one.lockOn ? [t.lockComing(one.lockOn)] : [])]),
          }))}
          onYear={to => void navigate({ search: { year: to } })}
          onAsOf={month => document.getElementById(`due-${month}`)?.focus()}
        />
      }
    >
      <div className="page-lead">
        <h1>{data ? <Rich text={t.calendar.lead(locked)} /> : t.calendar.title}</h1>
        <p>{t.calendar.hint}</p>
      </div>
      <DataState query={query} loading={<SkeletonRows rows={12} height={48} />}>
        {calendar => (
          <>
            <Card title={t.calendar.card}>
              <div className="calendar-months">
                {calendar.months.map(month => (
                  <MonthDates key={`${month.month}.${month.version}`} row={month} mayEdit={mayEdit} />
                ))}
              </div>
            </Card>
            <Exceptions year={calendar.year} />
          </>
        )}
      </DataState>
    </Page>
  )
}

function Exceptions({ year }: { year: number }) {
  const { t } = useWording(wayWords)
  const query = useQuery(exceptionsQuery(year))
  return (
    <Card title={t.calendar.exceptions}>
      <DataState query={query} loading={<SkeletonRows rows={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{t.calendar.noExceptions}</p>
          ) : (
            <div className="way-scroll" tabIndex={0} role="region" aria-label={t.calendar.exceptions}>
              <table className="way-table">
                <thead>
                  <tr>
                    {(['project', 'agency', 'month', 'until', 'reason', 'by', 'state'] as const).map(column => (
                      <th key={column} scope="col">
                        {t.calendar.columns[column]}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {items.map(one => (
                    <tr key={`${one.projectId}.${one.month}.${one.grantedAt}`}>
                      <th scope="row">{one.projectName}</th>
                      <td>{one.agency.name}</td>
                      <td className="way-nowrap">{one.month}</td>
                      <td className="way-nowrap">{one.until}</td>
                      <td>{one.reason}</td>
                      <td>{one.grantedBy ?? '—'}</td>
                      <td className="way-nowrap">{one.inForce ? t.calendar.inForce : t.calendar.over}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </DataState>
    </Card>
  )
}
