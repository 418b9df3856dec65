import { useId } from 'react'
import { edgeOf, middleOf } from '../../ui/ruler.ts'
import { SignalShape } from '../../ui/signal.tsx'
import { heatBox, type Heat, type HeatLabel } from './heat-row.ts'
import { textWidth } from '../../ui/text-width.ts'

/** Per cent of the ruler, so that a row fits 576, 432 and a phone alike. */
const share = (x: number) => `${(x / heatBox.width) * 100}%`
const month = share(edgeOf(1, heatBox.width))

type Props = {
  heat: Heat
  dueText: string
  numbers: boolean
  /** The chance of meeting the target, in the months still to come, where there is room for it. */
  chance: { text: string; lost: boolean } | null
}

/** One row of twelve months as one inline SVG: tints, numbers, trend and expectation. */
export function HeatSvg({ heat, dueText, numbers, chance }: Props) {
  const hatch = useId()
  const missing = heat.tints.some(({ signal }) => signal === 'missing')
  return (
    <svg className="heat" width="100%" height={heatBox.height} aria-hidden="true">
      {missing && (
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V6" className="heat-hatch" />
        </pattern>
      )}
      {heat.tints.map(({ month: at, signal }) => (
        <rect
          key={at}
          className={`heat-tint ${signal}`}
          x={share(edgeOf(at - 1, heatBox.width))}
          width={month}
          height={heatBox.height}
          {...(signal === 'missing' ? { fill: `url(#${hatch})` } : {})}
        />
      ))}
      <svg width="100%" height={heatBox.height} viewBox={`0 0 ${heatBox.width} ${heatBox.height}`} preserveAspectRatio="none">
        {heat.bars.map(bar => (
          <rect key={bar.x} className="heat-bar" {...bar} />
        ))}
        <path className="heat-expected" d={heat.expected} />
        <path className="heat-actual" d={heat.actual} />
        {heat.end && <path className="heat-end" d={`M${heat.end.x} ${heat.end.y}h.01`} />}
        {heat.due && <path className="heat-due" d={`M${edgeOf(heat.due.month, heatBox.width) - 0.5} 6V30`} />}
      </svg>
      {heat.marks.map(({ month: at, mark }) => (
        <text key={at} className="heat-mark" x={share(middleOf(at, heatBox.width))} y="20" textAnchor="middle">
          {mark === 'dash' ? '–' : '·'}
        </text>
      ))}
      {heat.labels.map((one, i) => (
        <Label
          key={one.month}
          label={one}
          numbers={numbers}
          push={overhang(heat.labels[i - 1], one)}
          tight={isTight(one, heat.labels[i + 1])}
        />
      ))}
      {heat.due?.words && (
        <text className="heat-text" x={share(edgeOf(heat.due.month, heatBox.width))} dx="-5" y="22" textAnchor="end">
          {dueText}
        </text>
      )}
      {chance && !heat.due?.words && (
        <text
          className={chance.lost ? 'heat-text heat-chance lost' : 'heat-text heat-chance'}
          x="100%"
          dx="-5"
          y="14.5"
          textAnchor="end"
        >
          {chance.text}
        </text>
      )}
    </svg>
  )
}

/** The narrowest month a word is drawn in; at 48 it has more room. */
const monthWidth = 36
const isFlag = (signal: string) => signal === 'behind' || signal === 'warning' || signal === 'ahead'
const widthOf = ({ text, signal }: HeatLabel) => (isFlag(signal) ? 13 : 5) + textWidth(text, 12)

/** How far a word begun in the month before reaches into this one: a bare shape steps aside. */
function overhang(before: HeatLabel | undefined, now: HeatLabel): number {
  if (!before?.start || now.text !== '') return 0
  return Math.max(0, widthOf(before) - (now.month - before.month) * monthWidth)
}

/** A word that would run into the next one where months are narrow; its step line still shows it. */
const isTight = (now: HeatLabel, next: HeatLabel | undefined): boolean =>
  now.start && !!next?.start && next.text !== '' && widthOf(now) > (next.month - now.month) * monthWidth

type LabelProps = { label: HeatLabel; numbers: boolean; push: number; tight: boolean }

function Label({ label, numbers, push, tight }: LabelProps) {
  const { month: at, text, signal, asOf, start } = label

  const flagged = isFlag(signal)
  const long = numbers && text.length > 5
  const left = share(edgeOf(at - 1, heatBox.width))
  // A shape takes room from its number; where that is too little, it stands small in the corner (heat.css).
  const wide = !start && text.length > 4
  const marks = {
    'as-of': asOf,
    long,
    wide,
    tight,
    beside: flagged && !long && !start,
    [signal]: flagged || signal === 'missing',
  }
  const classes = Object.keys(marks).filter(name => marks[name as keyof typeof marks])
  return (
    <>
      {flagged && (
        <svg className={long ? 'heat-shape long' : wide ? 'heat-shape wide' : 'heat-shape'} x={left} y="5" overflow="visible">
          <g transform={`translate(${2 + push} 0)`}>
            <SignalShape signal={signal} size={10} />
          </g>
        </svg>
      )}
      <text
        className={['heat-text', ...classes].join(' ')}
        x={start ? left : share(middleOf(at, heatBox.width))}
        dx={start ? (flagged ? 13 : 5) : 0}
        y={signal === 'missing' ? 22 : 14.5}
        textAnchor={start ? 'start' : 'middle'}
      >
        {text}
      </text>
    </>
  )
}
