import { dayWords } from '#wording/ui-day'
import { wayWords } from '#wording/ui-way'
import type { History } from '../../api/months.ts'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { momentText } from '../../ui/when.ts'
import '../../ui/way-table.css'

/** What came after a past day stands last. */
const newestFirst = (events: History['events'], until: number) => {
  const is = (later: boolean) => events.filter(one => one.recordedAt > until === later).toReversed()
  return [...is(false), ...is(true)]
}

/** The way each report took: handed in, withdrawn, reviewed, returned, approved, reopened; the newest first. */
export function StepList({ events, until = Infinity }: Pick<History, 'events' | 'until'>) {
  const { t, lang, format } = useWording(wayWords)
  const { t: day } = useWording(dayWords)
  if (events.length === 0) return null
  return (
    <Card title={t.steps.title} className="history-steps">
      <div className="way-scroll history-steps-scroll" tabIndex={0} role="group" aria-label={t.steps.title}>
        <table className="way-table">
          <thead>
            <tr>
              {(['when', 'month', 'step', 'who', 'opinion'] as const).map(column => (
                <th key={column} scope="col">
                  {t.steps.columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {newestFirst(events, until).map(one => (
              <tr key={`${one.month}.${one.version}`} className={one.recordedAt > until ? 'later' : undefined}>
                <td className="way-nowrap">{momentText(one.recordedAt, lang)}</td>
                <td className="way-nowrap">{format.month(one.month)}</td>
                <th scope="row" className="way-nowrap">
                  {t.steps[one.event]}
                </th>
                <td className="way-nowrap">{one.recordedBy ?? '—'}</td>
                <td>
                  {one.opinion} {one.recordedAt > until && <small className="quiet">{day.laterMark}</small>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
