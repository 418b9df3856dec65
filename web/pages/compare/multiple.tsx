import { Link } from '@tanstack/react-router'
import type { Like } from '#domain/compare'
import { isLevel } from '#domain/compare-years'
import { numberOf, type Month } from '#domain/month'
import { compareWords } from '#wording/ui-compare'
import { useWording } from '../../ui/language.tsx'
import { MonthScale, MonthZone } from '../../ui/months.tsx'
import { SignalShape, useSignalWord } from '../../ui/signal.tsx'
import { multipleBox, multipleOf } from './multiple.ts'
import { useCellText } from './cell-text.ts'

/** Beside its end, or `over` the line's last months; where the target's line runs there, on the side of it where the value lies. */
const labelTop = (y: number, target: number | null, over: boolean): number => {
  if (target === null || Math.abs(target - y) > 12) return over ? y - 12 : y
  return y <= target ? Math.min(y, target) - 10 : Math.max(y, target) + 10
}

type Props = { item: Like; asOf: Month; largest: number; ofTarget: boolean }

/** One project's year of the indicator, on the scale all others have; its figure stands at the end of its line. */
export function Multiple({ item, asOf, largest, ofTarget }: Props) {
  const { t, format } = useWording(compareWords)
  const word = useSignalWord()
  const text = useCellText()
  const level = isLevel(item)
  const { actual, expected, target, end } = multipleOf(item, asOf, largest, ofTarget)
  const share = item.attainment === null ? null : format.percent(item.attainment)
  const over = numberOf(asOf) > 8
  const said = ofTarget && share ? share : text.quantity(item, item.toDate)
  return (
    <li className="multiple">
      <h3>
        <SignalShape signal={item.signal} label={word(item.signal)} />
        <Link
          to="/projects/$id/indicators/$indicatorId"
          params={{ id: String(item.projectId), indicatorId: String(item.indicatorId) }}
          search={{ asOf }}
          className="clip"
          title={item.projectName}
        >
          {item.projectName}
        </Link>
      </h3>
      <p className="multiple-figure">
        <b>{text.toDate(item)}</b>{' '}
        <small>
          {text.two(item)} {share && `${t.indicator.attainment} ${share} · `}
          <span>{t.indicator.target(text.target(item))}</span>
        </small>
      </p>
      {!level && (
        <>
          <MonthZone asOf={asOf} className="multiple-zone">
            <svg
              viewBox={`0 0 ${multipleBox.width} ${multipleBox.height}`}
              preserveAspectRatio="none"
              style={{ height: multipleBox.height }}
              aria-hidden="true"
            >
              {target !== null && <path className="multiple-target" d={`M0 ${target}H${multipleBox.width}`} />}
              <path className="multiple-expected" d={expected} />
              <path className="multiple-actual" d={actual} />
              {end && <path className={`line-end ${item.signal}`} d={`M${end.x} ${end.y}h.01`} />}
            </svg>
            {end && (
              <span
                className={`line-label ${over ? 'before' : ''}`}
                style={{ left: `${(end.x / multipleBox.width) * 100}%`, top: labelTop(end.y, target, over) }}
              >
                {said}
              </span>
            )}
            {!end && <span className="lines-none">{t.indicator.noData}</span>}
          </MonthZone>
          <MonthScale asOf={asOf} />
        </>
      )}
      <p className="multiple-unit clip" title={item.agencyName}>
        {item.agencyName}
      </p>
    </li>
  )
}
