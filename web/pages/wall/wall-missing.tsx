import { useQuery } from '@tanstack/react-query'
import type { Overview } from '#domain/overview'
import { wallWords } from '#wording/ui-wall'
import { reportingQuery } from '../../api/way.ts'
import { useWording } from '../../ui/language.tsx'
import { owingIn } from './owing.ts'

const most = 5

/** Who has not handed the month in: the number, then the departments or units that owe most. */
export function WallMissing({ overview, agencyId }: { overview: Overview; agencyId: number | undefined }) {
  const { t, format } = useWording(wallWords)
  const { year, asOf, totals } = overview
  const { data } = useQuery(reportingQuery({ year, agencyId }))
  const { due, submitted, approved } = totals.reports
  const open = Math.max(0, due - submitted - approved)
  const owing = owingIn(data, asOf)
  const title = t.missing(format.month(asOf))
  return (
    <section className="wall-card wall-missing" aria-label={title}>
      <h2>
        {title} {owing.past && open > 0 && <small className="wall-late">{t.late}</small>}
      </h2>
      <p className="wall-count">
        <b>{open}</b> <small>{due === 0 ? t.noneDue : open === 0 ? t.allIn : t.reports(due, submitted + approved)}</small>
      </p>
      <ul>
        {owing.who.slice(0, most).map(({ id, name, count }) => (
          <li key={id}>
            <span className="clip">{name}</span> <b>{count}</b>
          </li>
        ))}
      </ul>
      {owing.who.length > most && <p className="quiet">{t.more(owing.who.length - most)}</p>}
    </section>
  )
}
