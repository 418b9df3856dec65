import type { OverviewItem } from '#domain/overview'
import { commonWords } from '#wording/ui-common'
import { wallWords } from '#wording/ui-wall'
import { useWording } from '../../ui/language.tsx'
import { Signal } from '../../ui/signal.tsx'

/** The three that hold most of the money at risk: what a meeting talks about first. */
export function WallWorst({ items }: { items: OverviewItem[] }) {
  const { t, format } = useWording(wallWords)
  const { t: common } = useWording(commonWords)
  const worst = items.slice(0, 3).filter(item => (item.atRiskAmount ?? 0) > 0)
  return (
    <section className="wall-card wall-worst" aria-label={t.worst}>
      <h2>
        {t.worst} <small>{common.unitMoney}</small>
      </h2>
      {worst.length === 0 && <p>{t.noneAtRisk}</p>}
      <ol>
        {worst.map(item => (
          <li key={item.id}>
            <b className="clip">{item.name}</b>
            <b className="wall-amount">{format.money(item.atRiskAmount)}</b>
            <span className="clip">{item.agency.name}</span>
            <span className="wall-worst-state">
              <Signal signal={item.goalSignal} /> {t.rate} {format.rate(item.executionRate)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
