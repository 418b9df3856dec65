import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Progress } from '#domain/progress'
import { projectWords } from '#wording/ui-project'
import { sessionQuery } from '../../api/session.ts'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { SignalShape, useSignalWord } from '../../ui/signal.tsx'
import { GapCard } from './gap-card.tsx'
import { gapOrders, orderGaps, type GapOrder } from './gap-order.ts'
import { figuresOf } from './indicator-words.ts'
import '../../ui/field.css'
import './gap-rail.css'

type Props = { progress: Progress; open: number | null; onGoTo: (indicatorId: number) => void }

/** The list of gaps 偏差清单: the heaviest first, then who forgot to report. */
export function GapRail({ progress, open, onGoTo }: Props) {
  const { t, lang, format } = useWording(projectWords)
  const word = useSignalWord()
  const { data: session } = useQuery(sessionQuery)
  const [order, setOrder] = useState<GapOrder>('risk')
  const gaps = orderGaps(progress.gaps, progress.indicators, order)
  const flagged = new Set(gaps.map(gap => gap.indicatorId))
  const missing = progress.indicators.filter(({ id, signal }) => signal === 'missing' && !flagged.has(id))
  const mayWrite = (session?.rights.includes('enter') ?? false) && !progress.project.life.readOnly
  return (
    <Card
      title={t.gaps.title}
      beside={<b>{gaps.length + missing.length}</b>}
      action={
        gaps.length > 1 && (
          <select
            className="bare no-print"
            aria-label={t.gaps.sort}
            value={order}
            onChange={event => setOrder(gapOrders.find(one => one === event.target.value) ?? 'risk')}
          >
            {gapOrders.map(one => (
              <option key={one} value={one}>
                {t.gaps.sorts[one]}
              </option>
            ))}
          </select>
        )
      }
      className="gap-rail"
    >
      {gaps.length + missing.length === 0 && <p className="quiet">{t.gaps.none}</p>}
      <ul>
        {gaps.map(gap => (
          <li key={gap.id} className={open === gap.indicatorId ? 'gap open' : 'gap'}>
            <GapCard
              gap={gap}
              indicator={progress.indicators.find(({ id }) => id === gap.indicatorId)}
              arithmetic={arithmeticOf(gap.indicatorId)}
              mayWrite={mayWrite}
              onGoTo={() => onGoTo(gap.indicatorId)}
            />
          </li>
        ))}
        {missing.map(({ id, name, rule }) => (
          <li key={id} className={open === id ? 'gap open' : 'gap'}>
            <h3>
              <SignalShape signal="missing" label={word('missing')} />
              <button type="button" className="gap-name" aria-label={t.gaps.goTo(name)} onClick={() => onGoTo(id)}>
                {name}
              </button>
            </h3>
            <p className="gap-rule">{rule.text}</p>
            {progress.on === undefined && (
              <Link
                className="button small no-print"
                to="/projects/$id/months/$month"
                params={{ id: String(progress.project.id), month: progress.asOf }}
              >
                {t.gaps.missing(format.month(progress.asOf))} · {t.gaps.remind}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )

  /** 2个 ÷ 6个 = 33% for the verdicts that are a ratio. */
  function arithmeticOf(indicatorId: number): string | null {
    const indicator = progress.indicators.find(({ id }) => id === indicatorId)
    if (!indicator) return null
    const figures = figuresOf(indicator, { lang, format })
    const ratio = figures.ratio(indicator)
    if (ratio === null) return null
    return t.gaps.ratio(figures.quantity(indicator.toDate), figures.quantity(indicator.expected), format.percent(ratio, 0))
  }
}
