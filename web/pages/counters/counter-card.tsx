import { useMutation, useQueryClient } from '@tanstack/react-query'
import { rolls, type Roll } from '#domain/counter'
import { countersWords } from '#wording/ui-counters'
import { setRoll, type CounterIndicator, type Counters, type CounterUnit } from '../../api/counters.ts'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { TableView } from '../../ui/table-view.tsx'
import { errorText } from '../accounts/error-text.ts'
import { DayBars } from './day-bars.tsx'

type Props = { counters: Counters; indicator: CounterIndicator }

/** One indicator that follows a counter: each unit's days, and the month they make beside the month as it stands. */
export function CounterCard({ counters, indicator }: Props) {
  const { t } = useWording(countersWords)
  const client = useQueryClient()
  const change = useMutation({
    mutationFn: (roll: Roll | null) => setRoll(counters.project.id, indicator.id, roll),
    onSuccess: () => client.invalidateQueries({ queryKey: ['projects', counters.project.id] }),
  })
  const choose = (given: string) => {
    if (given !== 'hand') change.mutate(given as Roll)
    else if (confirm(t.sureByHand(indicator.name))) change.mutate(null)
  }
  const choice = counters.editable && (
    <select
      className="input counter-roll"
      aria-label={t.rollLabel(indicator.name)}
      value={indicator.roll ?? 'hand'}
      disabled={change.isPending}
      onChange={event => choose(event.target.value)}
    >
      {rolls.map(roll => (
        <option key={roll} value={roll}>
          {t.roll[roll]}
        </option>
      ))}
      <option value="hand">{t.byHand}</option>
    </select>
  )
  return (
    <Card title={indicator.name} action={choice || undefined} className="counter-card">
      <p className="counter-how">
        {indicator.roll && t.rollHint[indicator.roll]}
        {change.error && <span className="alarm"> {errorText(change.error, t.failedSave)}</span>}
      </p>
      {indicator.units.map(unit => (
        <UnitMonth key={unit.agency.id} month={counters.month} indicator={indicator} unit={unit} />
      ))}
    </Card>
  )
}

function UnitMonth({ month, indicator, unit }: { month: string; indicator: CounterIndicator; unit: CounterUnit }) {
  const { t, format } = useWording(countersWords)
  const quantity = (value: number | null) => format.quantity(value, indicator.unit, indicator.scale)
  const name = format.month(month)
  if (!unit.days.length)
    return (
      <p className="counter-unit-none">
        <b>{unit.agency.name}</b> {t.noReadings(name)}
      </p>
    )
  const state = unit.standing === null ? t.notYet : unit.follows ? t.follows : t.differs
  return (
    <div className="counter-unit">
      <dl>
        <div>
          <dt>{unit.agency.name}</dt>
          <dd>
            {t.rows(format.number(unit.rows), unit.days.length)}
            {unit.resets > 0 && <span className="counter-resets"> · {t.resetNote(unit.resets)}</span>}
          </dd>
        </div>
        <div>
          <dt>{t.monthValue(name)}</dt>
          <dd className="figure">{quantity(unit.value)}</dd>
        </div>
        <div>
          <dt>{t.standing(name)}</dt>
          <dd className="figure">{quantity(unit.standing)}</dd>
        </div>
        <div className="counter-state">
          <dt className="visually-hidden">{t.columns.state}</dt>
          <dd>{state}</dd>
        </div>
      </dl>
      <TableView
        description={t.dayChart(unit.agency.name, format.yearMonth(month))}
        table={() => ({
          caption: t.dayChart(unit.agency.name, format.yearMonth(month)),
          columns: [t.day, t.count, t.value, t.resets],
          rows: unit.days.map(day => [day.day, day.count, day.value, day.resets]),
        })}
      >
        <DayBars month={month} days={unit.days} />
      </TableView>
    </div>
  )
}
