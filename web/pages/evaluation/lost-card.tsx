import { useMemo } from 'react'
import type { ChartTheme } from '#charts/theme'
import { lyingHeight, waterfallFrom, waterfallHeight, waterfallLies, waterfallOption } from '#charts/waterfall'
import { evaluationWords } from '#wording/ui-evaluation'
import type { Evaluation } from '../../api/evaluation.ts'
import { LazyChart } from '../../charts/lazy-chart.tsx'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { TableView } from '../../ui/table-view.tsx'
import { useBoxWidth } from '../../ui/use-box-width.ts'
import { gathered, lastBar, lostPoints } from './lost-points.ts'

const most = 12

/** From 100 down to the score, one bar a row that lost points, each hanging where the one before ended. */
export function LostCard({ evaluation }: { evaluation: Evaluation }) {
  const { t, format } = useWording(evaluationWords)
  const [box, width] = useBoxWidth<HTMLDivElement>(680)
  const steps = useMemo(() => lostPoints(evaluation, t.execution), [evaluation, t])
  const points = (value: number) => format.number(value, 2)
  const open = evaluation.final
    ? evaluation.final.rows.filter(row => row.score === null).length
    : evaluation.indicators.filter(row => row.score === null).length + (evaluation.execution.score === null ? 1 : 0)
  const { end, isScore } = lastBar(evaluation, steps)
  const shown = useMemo(() => gathered(steps, most, t.lostRest), [steps, t])
  const lies = waterfallLies(width)
  const option = useMemo(() => {
    const words = {
      full: t.lostFull,
      end: isScore ? t.lostEnd : t.lostSoFar,
      points: (value: number) => format.number(value, 2),
    }
    return (theme: ChartTheme, wide: number) => waterfallOption({ steps: shown, end, words }, theme, wide)
  }, [shown, end, isScore, t, format])
  const says = format.phrases([t.lostSays(points(end)), ...steps.map(({ name, lost }) => t.lostBar(name, points(lost)))])
  const axis = steps.length > 0 && waterfallFrom(end) > 0 ? ` · ${t.lostAxis(points(waterfallFrom(end)))}` : ''
  return (
    <Card
      title={t.lost}
      beside={
        <small className="quiet">
          {open > 0 ? t.lostOpen(open) : isScore ? `100 → ${points(end)}` : t.lostSum}
          {axis}
        </small>
      }
    >
      <div ref={box}>
        {steps.length === 0 ? (
          <p className="quiet">{t.lostNone}</p>
        ) : (
          <TableView
            description={says}
            table={() => ({
              caption: `${evaluation.project} ${t.lost}`,
              columns: [...t.lostColumns],
              rows: steps.map(({ name, lost, before }) => [name, lost, Math.round((before - lost) * 100) / 100]),
            })}
          >
            <LazyChart
              option={option}
              height={lies ? lyingHeight(shown.length) : waterfallHeight}
              paper={{ width: 680, height: waterfallHeight }}
            />
          </TableView>
        )}
      </div>
    </Card>
  )
}
