import type { EChartsCoreOption } from 'echarts/core'
import type { Points } from '#domain/overview'
import type { ChartTheme } from './theme.ts'

export type QuadrantView = {
  points: Points
  timeProgress: number
  /** The rule set's warning edge: dashed lines at this share of the pace. */
  warningBelow: number
  /** Ids that get their name, most important first. */
  named: number[]
  words: { unspent: string; undone: string; both: string; percent: (ratio: number) => string }
}

type Spot = { value: [number, number]; name: string; id: number }

const symbols = {
  behind: { symbol: 'triangle', size: 8 },
  warning: { symbol: 'diamond', size: 8 },
  ahead: { symbol: 'triangle', size: 8 },
  missing: { symbol: 'rect', size: 6 },
  normal: { symbol: 'circle', size: 5 },
  notDue: { symbol: 'circle', size: 5 },
} as const
type SignalName = keyof typeof symbols
/** Drawn in this order, so that what needs attention lies on top. */
export const quadrantOrder: SignalName[] = ['notDue', 'normal', 'missing', 'ahead', 'warning', 'behind']

/** Projects with both rates, by light; the id travels with the dot. */
export function spotsOf(points: Points): Record<SignalName, Spot[]> {
  const spots: Record<SignalName, Spot[]> = { notDue: [], normal: [], missing: [], ahead: [], warning: [], behind: [] }
  points.ids.forEach((id, at) => {
    const rate = points.executionRate[at]
    const progress = points.progress[at]
    const signal = points.signal[at]
    if (rate === null || rate === undefined || progress === null || progress === undefined || signal === undefined) return
    spots[signal].push({ value: [rate, progress], name: points.names[at] ?? '', id })
  })
  return spots
}

/** Bounds in steps of 5%, around the points and the reference lines, so that neither sticks to an edge. */
export function boundsOf(values: number[], reference: number): { min: number; max: number } {
  const low = values.reduce((least, value) => Math.min(least, value), reference)
  const high = values.reduce((most, value) => Math.max(most, value), reference)
  return { min: Math.floor((low - 0.02) * 20) / 20, max: Math.ceil((high + 0.02) * 20) / 20 }
}

const short = (name: string) => (name.length > 8 ? `${name.slice(0, 7)}…` : name)

const rule = (at: { xAxis: number } | { yAxis: number }, color: string, dash: boolean) => ({
  ...at,
  lineStyle: { color, width: 1, type: dash ? [3, 3] : 'solid' },
})

/** Execution rate across, weighted target progress up: money unspent, work undone, or both. */
export function quadrantOption(view: QuadrantView, theme: ChartTheme): EChartsCoreOption {
  const { words, timeProgress, warningBelow } = view
  const spots = spotsOf(view.points)
  const every = quadrantOrder.flatMap(signal => spots[signal])
  const edge = timeProgress * warningBelow
  const x = boundsOf(
    every.map(spot => spot.value[0]),
    timeProgress,
  )
  // Weighted progress ends at 100% by its definition; a little air keeps those dots whole.
  const whole = boundsOf(
    every.map(spot => spot.value[1]),
    warningBelow,
  )
  const y = { min: whole.min, max: Math.min(whole.max, 1.03) }
  const percent = (ratio: number) => words.percent(ratio)
  const colours = { ...theme, normal: theme.ghost, notDue: theme.ghost, missing: theme.context }
  const named = new Set(view.named.slice(0, 6))
  const label = { color: theme.secondary, fontSize: 12, fontFamily: theme.font }
  const corner = (left: string | null, top: string | null, text: string) => ({
    type: 'text',
    silent: true,
    ...(left === null ? { right: 10 } : { left }),
    ...(top === null ? { bottom: 34 } : { top }),
    style: { text, fill: theme.secondary, font: `12px ${theme.font}` },
  })
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    grid: { left: 38, right: 4, top: 8, bottom: 26, show: true, borderColor: theme.line },
    xAxis: {
      type: 'value',
      ...x,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: { ...label, customValues: [x.min, x.max], formatter: percent, alignMinLabel: 'left', alignMaxLabel: 'right' },
    },
    yAxis: {
      type: 'value',
      ...y,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: { ...label, customValues: [y.min, warningBelow, Math.min(y.max, 1)], formatter: percent, margin: 5 },
    },
    tooltip: {
      renderMode: 'richText',
      confine: true,
      backgroundColor: theme.surface,
      borderColor: theme.line,
      textStyle: { color: theme.ink, fontSize: 12, fontFamily: theme.font },
      formatter: (at: { seriesId: SignalName; dataIndex: number; value: [number, number] }) =>
        `${spots[at.seriesId][at.dataIndex]?.name ?? ''}
${words.percent(at.value[0])} · ${words.percent(at.value[1])}`,
    },
    graphic: [corner('46', '14', words.unspent), corner('46', null, words.both), corner(null, null, words.undone)],
    series: quadrantOrder.map((signal, index) => ({
      id: signal,
      type: 'scatter',
      animation: false,
      symbol: symbols[signal].symbol,
      symbolSize: symbols[signal].size * (every.length > 1000 ? 0.5 : 1),
      symbolRotate: signal === 'behind' ? 180 : 0,
      itemStyle: {
        color: colours[signal],
        borderColor: theme.surface,
        borderWidth: signal === 'normal' || signal === 'notDue' ? 0.7 : 0,
      },
      data: spots[signal].map(spot =>
        named.has(spot.id)
          ? {
              value: spot.value,
              label: {
                show: true,
                position: spot.value[0] > (x.min + x.max) / 2 ? 'left' : 'right',
                distance: 3,
                formatter: short(spot.name),
                color: theme.ink,
                fontSize: 12,
                fontFamily: theme.font,
                textBorderColor: theme.surface,
                textBorderWidth: 3,
              },
            }
          : spot.value,
      ),
      // Thousands of grey dots are drawn as one path; only what stands out stays a thing of its own.
      large: signal === 'normal',
      largeThreshold: 1000,
      labelLayout: spots[signal].some(spot => named.has(spot.id)) ? { hideOverlap: true } : undefined,
      ...(index === 0
        ? {
            markLine: {
              silent: true,
              symbol: 'none',
              animation: false,
              label: { show: false },
              data: [
                {
                  ...rule({ xAxis: timeProgress }, theme.frame, false),
                  label: {
                    show: true,
                    position: 'start',
                    formatter: words.percent(timeProgress),
                    color: theme.accent,
                    fontSize: 12,
                    fontWeight: 600,
                    distance: 6,
                  },
                },
                rule({ xAxis: edge }, theme.faint, true),
                rule({ yAxis: warningBelow }, theme.faint, true),
              ],
            },
          }
        : {}),
    })),
  }
}
