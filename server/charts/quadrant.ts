import type { EChartsCoreOption } from 'echarts/core'
import type { Signal } from '#domain/vocabulary'
import type { Box } from './labels.ts'
import { quadrantPlan, type QuadrantView, type Spot, type Spots } from './quadrant-plan.ts'
import type { ChartTheme } from './theme.ts'

const symbols = {
  // A negative height turns it upside down, in a path of thousands as well, where no dot can be turned by itself.
  behind: { symbol: 'triangle', size: [8, -8] },
  warning: { symbol: 'diamond', size: [8, 8] },
  ahead: { symbol: 'triangle', size: [8, 8] },
  missing: { symbol: 'rect', size: [6, 6] },
  normal: { symbol: 'circle', size: [5, 5] },
  notDue: { symbol: 'circle', size: [5, 5] },
} as const
/** Drawn in this order, so that what needs attention lies on top. */
export const quadrantOrder: Signal[] = ['notDue', 'normal', 'missing', 'ahead', 'warning', 'behind']
export const quadrantHeight = 272

/** Browsers measure a path anew with every corner that closes: long ones take the square of their length, so none of those with
 * corners gets long. */
const partSize = 200
const cornered = new Set<string>(['triangle', 'diamond'])
type Part = { id: string; signal: Signal; part: Spot[] }
const partsOf = (spots: Spots, many: boolean): Part[] =>
  quadrantOrder.flatMap(signal => {
    const all = spots[signal]
    if (!many || all.length <= partSize || !cornered.has(symbols[signal].symbol)) return [{ id: signal, signal, part: all }]
    return Array.from({ length: Math.ceil(all.length / partSize) }, (_, i) => {
      return { id: `${signal}.${i}`, signal, part: all.slice(i * partSize, (i + 1) * partSize) }
    })
  })

/** The dot of a series and its index there. */
export function spotAt(spots: Spots, seriesId: string, index: number): Spot | undefined {
  const [name, part = 0] = seriesId.split('.')
  const signal = quadrantOrder.find(one => one === name)
  return signal && spots[signal][Number(part) * partSize + index]
}

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
      formatter: ({ seriesId, dataIndex }: { seriesId: string; dataIndex: number }) => {
        const at = spotAt(spots, seriesId, dataIndex)?.at ?? -1
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
    series: partsOf(spots, many).map(({ id, signal, part }, index) => ({
      id,
      type: 'scatter',
      animation: false,
      symbol: symbols[signal].symbol,
      symbolSize: symbols[signal].size.map(side => side * (many ? 0.6 : 1)),
      itemStyle: {
        color: colours[signal],
        borderColor: theme.surface,
        borderWidth: signal === 'normal' || signal === 'notDue' ? 0.7 : 0,
      },
      data: part.map(spot => spot.value),
      // Among thousands all dots of a series are drawn as one path, at once.
      large: many && part.length > 0,
      largeThreshold: 0,
      progressive: 0,
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
