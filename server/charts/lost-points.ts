import type { EChartsCoreOption } from 'echarts/core'
import type { ChartTheme } from './theme.ts'

/** One step down from 100: what a row lost, and how much was left before it. */
export type LostStep = { name: string; lost: number; before: number }
export type LostView = { steps: LostStep[]; total: { name: string; score: number } | null }

const rowHeight = 22
export const lostHeight = ({ steps, total }: LostView) => (steps.length + (total ? 1 : 0)) * rowHeight + 28

/** A waterfall on its side: each row hangs where the one before ended, with its name at the left and its loss at the right.
 * The scale begins at the ten below the score, so that small losses are seen; nothing rests on colour. */
export function lostPointsOption({ steps, total }: LostView, theme: ChartTheme, width: number): EChartsCoreOption {
  const lowest = steps.length ? steps.at(-1)!.before - steps.at(-1)!.lost : 100
  const from = Math.max(0, Math.floor((lowest - 1) / 10) * 10)
  const rows = [
    ...steps.map(({ name, lost, before }) => ({
      name,
      base: before - lost,
      size: lost,
      said: `−${lost.toFixed(2)}`,
      whole: false,
    })),
    ...(total ? [{ name: total.name, base: from, size: total.score - from, said: total.score.toFixed(2), whole: true }] : []),
  ]
  const left = Math.round(width * 0.36)
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    grid: { left, right: 56, top: 4, bottom: 24 },
    xAxis: {
      type: 'value',
      min: from,
      max: 100,
      axisLabel: { color: theme.secondary, fontSize: 11 },
      splitLine: { lineStyle: { color: theme.line } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(row => row.name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: theme.faint } },
      axisLabel: { color: theme.ink, fontSize: 12, width: left - 12, overflow: 'truncate', interval: 0 },
    },
    series: [
      {
        type: 'bar',
        stack: 'lost',
        silent: true,
        barWidth: 14,
        itemStyle: { color: 'transparent' },
        data: rows.map(row => row.base),
      },
      {
        type: 'bar',
        stack: 'lost',
        silent: true,
        barWidth: 14,
        label: {
          show: true,
          position: 'right',
          formatter: (at: { dataIndex: number }) => rows[at.dataIndex]!.said,
          color: theme.ink,
          fontSize: 12,
        },
        data: rows.map(row => ({
          value: row.size,
          itemStyle: { color: row.whole ? theme.secondary : theme.context, borderColor: theme.ink, borderWidth: 0.5 },
        })),
      },
    ],
  }
}
