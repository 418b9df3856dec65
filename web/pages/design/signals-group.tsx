import { monthOf } from '#domain/month'
import type { IndicatorProgress } from '#domain/progress'
import { signals, type Signal as SignalName } from '#domain/vocabulary'
import { MonthScale, MonthZone } from '../../ui/months.tsx'
import { ribbonBox, ribbonOf } from '../../ui/ribbon.ts'
import { LockMark } from '../../ui/lock-mark.tsx'
import { Signal, SignalShape } from '../../ui/signal.tsx'
import { StateRuler } from '../../ui/state-ruler.tsx'
import { Mark } from '../../ui/brand.tsx'
import { Bullet } from '../project/bullet.tsx'
import { Group, Specimen } from './specimen.tsx'
import '../overview/project-table.css'
import '../project/indicator-table.css'

const sizes = [10, 12, 14, 16, 20]
const asOf = monthOf(2021, 7)
const cells: [SignalName, string][] = [
  ['behind', '29.2'],
  ['warning', '45.7'],
  ['normal', '57.2'],
  ['ahead', '71.2'],
  ['notDue', '–'],
  ['missing', ''],
]
const year = [0.05, 0.09, 0.14, 0.2, 0.31, 0.5, 0.66]
const lights: SignalName[] = ['normal', 'warning', 'behind', 'behind', 'warning', 'normal', 'ahead']
const ribbon = ribbonOf(
  year.map((executionRate, index) => ({ executionRate, signal: lights[index]! })),
  7,
)
const bullet = (toDate: number | null, signal: SignalName) =>
  ({ target: { kind: 'numeric', value: 100 }, toDate, signal }) as IndicatorProgress

/** Lights, and the small pictures that carry them; the second half repeats them without colour. */
export function SignalsGroup() {
  return (
    <Group id="signals" title="Signals" file="web/ui/signal.tsx · months.tsx · ribbon.ts">
      <Lights />
      <Specimen name="in greyscale" note="shape, hatch and weight still tell them apart">
        <div className="design-grey">
          <Lights bare />
        </div>
      </Specimen>
      <Specimen name="MonthScale, MonthZone" note="aligned with the strip">
        <div className="design-ruler">
          <MonthScale asOf={asOf} />
          <MonthZone asOf={asOf}>
            <div className="design-zone">12 × 48</div>
          </MonthZone>
        </div>
      </Specimen>
      <Specimen name="ribbonOf" note="distance from pace, filled by that month's light">
        <div className="design-ruler">
          <MonthZone asOf={asOf} className="ribbon">
            <svg viewBox={`0 0 ${ribbonBox.width} ${ribbonBox.height}`} preserveAspectRatio="none" aria-hidden="true">
              {ribbon.fills.map(({ signal, path }) => (
                <path key={path} className={`ribbon-fill ${signal}`} d={path} />
              ))}
              <path className="ribbon-pace" d={`M0 ${ribbonBox.pace}H${ribbonBox.width}`} />
              <path className="ribbon-line" d={ribbon.line} />
              {ribbon.end && <path className={`ribbon-end ${ribbon.end.signal}`} d={`M${ribbon.end.x} ${ribbon.end.y}h.01`} />}
            </svg>
          </MonthZone>
        </div>
      </Specimen>
      <Specimen name="Bullet" note="behind, warning, normal, ahead, none">
        {(
          [
            [20, 'behind'],
            [45, 'warning'],
            [60, 'normal'],
            [100, 'ahead'],
            [null, 'missing'],
          ] as const
        ).map(([value, signal]) => (
          <Bullet key={signal} indicator={bullet(value, signal)} expected={58} />
        ))}
      </Specimen>
      <Specimen name="Mark, LockMark, StateRuler">
        <Mark /> <LockMark /> <LockMark size={12} />
        {(['empty', 'offline', 'slow', 'forbidden', 'absent', 'crash'] as const).map(kind => (
          <StateRuler key={kind} kind={kind} />
        ))}
      </Specimen>
    </Group>
  )
}

function Lights({ bare = false }: { bare?: boolean }) {
  const words = signals.map(signal => <Signal key={signal} signal={signal} />)
  const shapes = signals.map(signal => (
    <span key={signal} className="design-sizes">
      {sizes.map(size => (
        <SignalShape key={size} signal={signal} size={size} />
      ))}
    </span>
  ))
  const months = cells.map(([signal, text]) => (
    <span key={signal} className={`design-cell cell-${signal}`}>
      {signal !== 'notDue' && signal !== 'missing' && signal !== 'normal' && <SignalShape signal={signal} size={10} />} {text}
    </span>
  ))
  if (bare)
    return (
      <>
        <div>{words}</div>
        <div>{months}</div>
      </>
    )
  return (
    <>
      <Specimen name="Signal">{words}</Specimen>
      <Specimen name="Signal quiet" note="normal keeps its word for screen readers alone">
        <Signal signal="normal" quiet />
      </Specimen>
      <Specimen name="SignalShape" note="10 12 14 16 20">
        {shapes}
      </Specimen>
      <Specimen name=".cell-*" note="a month in a heat table">
        {months}
      </Specimen>
    </>
  )
}
