import type { Overview } from '#domain/overview'
import type { Counts } from '#domain/progress'
import type { Signal } from '#domain/vocabulary'
import { overviewWords } from '#wording/ui-overview'
import { wallWords } from '#wording/ui-wall'
import { useWording } from '../../ui/language.tsx'
import { SignalShape, useSignalWord } from '../../ui/signal.tsx'

const order: Signal[] = ['behind', 'warning', 'normal', 'ahead', 'missing', 'notDue']

/** Two lights stay two: how many projects stand where. */
export function WallLights({ overview }: { overview: Overview }) {
  const { t } = useWording(overviewWords)
  return (
    <div className="wall-strip">
      <Lights name={t.goalLight} counts={overview.totals.signals} />
      <Lights name={t.budgetLight} counts={overview.totals.budgetSignals} />
    </div>
  )
}

function Lights({ name, counts }: { name: string; counts: Counts }) {
  const { t } = useWording(wallWords)
  const wordOf = useSignalWord()
  const always = new Set<Signal>(['behind', 'warning', 'normal', 'ahead'])
  return (
    <section aria-label={name}>
      <h2>
        {name} <small>{t.projects}</small>
      </h2>
      <ul>
        {order
          .filter(signal => always.has(signal) || counts[signal] > 0)
          .map(signal => (
            <li key={signal} className={counts[signal] > 0 ? signal : 'zero'}>
              <span>
                <SignalShape signal={signal} size={20} /> {wordOf(signal)}
              </span>
              <b>{counts[signal]}</b>
            </li>
          ))}
      </ul>
    </section>
  )
}
