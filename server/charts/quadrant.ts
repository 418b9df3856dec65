import type { EChartsCoreOption } from 'echarts/core'
import type { Signal } from '#domain/vocabulary'
import type { Box } from './labels.ts'
import { quadrantPlan, type QuadrantView } from './quadrant-plan.ts'
import type { ChartTheme } from './theme.ts'

const symbols = {
  behind: { symbol: 'triangle', size: 8 },
  warning: { symbol: 'diamond', size: 8 },
  ahead: { symbol: 'triangle', size: 8 },
  missing: { symbol: 'rect', size: 6 },
  normal: { symbol: 'circle', size: 5 },
  notDue: { symbol: 'circle', size: 5 },
} as const
/** Drawn in this order, so that what needs attention lies on top. */
export const quadrantOrder: Signal[] = ['notDue', 'normal', 'missing', 'ahead', 'warning', 'behind']
export const quadrantHeight = 272

const rule = (at: { xAxis: number } | { yAxis: number }, color: string, dash: boolean) => ({
  ...at,
  lineStyle: { color, width: 1, type: dash ? [3, 3] : 'solid' },
})

/** Words stand where the plan put them, in pixels; a halo of paper keeps them readable over dots. */
const written = (text: string, box: Box, fill: string, theme: ChartTheme, weight = 400, z = 10) => ({
  type: 'text',
  silent: true,
  z,
  x: box.x,
  y: box.y + 2,
  style: { text, fill, font: `${weight} 12px ${theme.font}`, stroke: theme.surface, lineWidth: 3 },
})

/** Execution rate across, weighted target progress up: money unspent, work undone, or both. */
export function quadrantOption(view: QuadrantView, theme: ChartTheme, width: number): EChartsCoreOption {
  const { points, words, timeProgress, warningBelow } = view
  const { spots, frame, x, y, edge, place, corners, labels, ticks } = quadrantPlan(view, width, quadrantHeight)
  const colours = { ...theme, normal: theme.ghost, notDue: theme.ghost, missing: theme.context }
  const many = points.ids.length > 1000
  const axis = { type: 'value', axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } }
  const focused = Object.values(spots)
    .flat()
    .find(spot => points.ids[spot.at] === view.focus)
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    grid: {
      left: frame.x,
      top: frame.y,
      width: frame.width,
      height: frame.height,
      show: true,
      borderColor: theme.line,
    },
    xAxis: { ...axis, ...x, axisLabel: { show: false } },
    yAxis: { ...axis, ...y, axisLabel: { show: false } },
    tooltip: {
      renderMode: 'richText',
      confine: true,
      backgroundColor: theme.surface,
      borderColor: theme.line,
      textStyle: { color: theme.ink, fontSize: 12, fontFamily: theme.font },
      formatter: ({ seriesId, dataIndex }: { seriesId: Signal; dataIndex: number }) => {
        const at = spots[seriesId][dataIndex]?.at ?? -1
        return `${points.names[at] ?? ''}\n${words.percent(points.executionRate[at] ?? 0)} · ${words.percent(points.progress[at] ?? 0)}`
      },
    },
    graphic: [
      ...corners.map(({ text, box }) => written(text, box, theme.secondary, theme, 400, 1)),
      ...labels.map(({ text, box }) => written(text, box, theme.ink, theme)),
      ...ticks.map(({ text, box, strong }) =>
        written(text, box, strong ? theme.accent : theme.secondary, theme, strong ? 600 : 400),
      ),
      ...(focused
        ? [
            {
              type: 'circle',
              silent: true,
              z: 11,
              shape: { cx: place(focused.value).x, cy: place(focused.value).y, r: 8 },
              style: { fill: 'none', stroke: theme.accent, lineWidth: 2 },
            },
          ]
        : []),
    ],
    series: quadrantOrder.map((signal, index) => ({
      id: signal,
      type: 'scatter',
      animation: false,
      symbol: symbols[signal].symbol,
      symbolSize: symbols[signal].size * (many ? 0.6 : 1),
      symbolRotate: signal === 'behind' ? 180 : 0,
      itemStyle: {
        color: colours[signal],
        borderColor: theme.surface,
        borderWidth: signal === 'normal' || signal === 'notDue' ? 0.7 : 0,
      },
      data: spots[signal].map(spot => spot.value),
      // Thousands of dots of one kind are drawn as one path.
      large: signal !== 'behind',
      largeThreshold: 1000,
      ...(index === 0
        ? {
            markLine: {
              silent: true,
              symbol: 'none',
              animation: false,
              label: { show: false },
              data: [
                rule({ xAxis: timeProgress }, theme.frame, false),
                rule({ xAxis: edge }, theme.faint, true),
                rule({ yAxis: warningBelow }, theme.faint, true),
              ],
            },
          }
        : {}),
    })),
  }
}
