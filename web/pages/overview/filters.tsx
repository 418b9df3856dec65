import { useMemo, type ReactNode } from 'react'
import type { Counts } from '#domain/progress'
import type { Overview } from '#domain/overview'
import { signals, type Signal } from '#domain/vocabulary'
import { lifeWords } from '#wording/ui-life'
import { overviewWords } from '#wording/ui-overview'
import type { Agency } from '../../api/agencies.ts'
import type { OverviewSearch } from '../../search.ts'
import { useWording } from '../../ui/language.tsx'
import { SignalShape, useSignalWord } from '../../ui/signal.tsx'
import '../../ui/field.css'
import { agencyOptions, departmentCount } from './agency-options.ts'
import type { Change } from './use-overview.ts'
import './filters.css'

/** Before the totals come the chips stand already, at their final height, without a count. */
type Props = {
  overview: Overview | undefined
  agencies: Agency[]
  search: OverviewSearch
  change: Change
  /** What else stands at the end of the line. */
  children?: ReactNode
}

const order: Signal[] = ['behind', 'warning', 'normal', 'ahead', 'missing', 'notDue']
const always = new Set<Signal>(['behind', 'warning', 'normal', 'ahead'])

/** Two lights stay two: each has its counts (always of everything) and each filters; a second click takes it back. */
export function Filters({ overview, agencies, search, change, children }: Props) {
  const { t } = useWording(overviewWords)
  const { t: life } = useWording(lifeWords)
  const options = useMemo(() => agencyOptions(agencies), [agencies])
  const departments = useMemo(() => departmentCount(agencies), [agencies])
  return (
    <div className="filters no-print">
      <Lights
        name={t.goalLight}
        label={t.filterGoal}
        counts={overview?.totals.signals}
        chosen={search.signal}
        onChoose={signal => change({ signal })}
      />
      <Lights
        name={t.budgetLight}
        label={t.filterBudget}
        counts={overview?.totals.budgetSignals}
        chosen={search.budgetSignal}
        onChoose={budgetSignal => change({ budgetSignal })}
      />
      {(overview?.totals.archived ?? 0) > 0 && (
        <button
          type="button"
          className="chip"
          aria-pressed={search.archived === 1}
          onClick={() => change({ archived: search.archived ? undefined : 1 })}
        >
          {life.archivedToo(overview!.totals.archived)}
        </button>
      )}
      {agencies.length > 1 && (
        <select
          className="input filters-agency"
          aria-label={t.agency}
          value={search.agencyId ?? ''}
          onChange={event => change({ agencyId: event.target.value === '' ? undefined : Number(event.target.value) })}
        >
          <option value="">{t.allAgencies(departments)}</option>
          {options.map(({ id, name, depth }) => (
            <option key={id} value={id}>
              {'\u3000'.repeat(depth) + name}
            </option>
          ))}
        </select>
      )}
      {children}
    </div>
  )
}

type LightsProps = {
  name: string
  label: string
  counts: Counts | undefined
  chosen: Signal | undefined
  onChoose: (signal: Signal | undefined) => void
}

function Lights({ name, label, counts, chosen, onChoose }: LightsProps) {
  const { t } = useWording(overviewWords)
  const wordOf = useSignalWord()
  const shown = order.filter(
    signal => signals.includes(signal) && (always.has(signal) || (counts?.[signal] ?? 0) > 0 || signal === chosen),
  )
  return (
    <div className="lights" role="group" aria-label={label}>
      <span className="lights-name">{name}</span>
      <div className="lights-chips">
        {shown.map(signal => (
          <button
            key={signal}
            type="button"
            className={`chip ${signal}`}
            aria-pressed={signal === chosen}
            aria-label={counts ? t.count(wordOf(signal), counts[signal]) : wordOf(signal)}
            onClick={() => onChoose(signal === chosen ? undefined : signal)}
          >
            <span>
              <SignalShape signal={signal} />
              {wordOf(signal)}
            </span>
            {counts ? <b>{counts[signal]}</b> : <i className="chip-waiting" />}
          </button>
        ))}
      </div>
    </div>
  )
}
