import type { EChartsCoreOption } from 'echarts/core'
import type { ChartTheme } from './theme.ts'

/** One step down from the full score. `light`: how much of the row's points went. */
export type WaterfallStep = { name: string; lost: number; before: number; light: 'behind' | 'warning' | 'context' }
export type WaterfallView = {
  steps: WaterfallStep[]
  end: number
  words: { full: string; end: string; points: (value: number) => string }
}

export const waterfallHeight = 280
/** Lying on its side where it is narrow: one line a step. */
export const waterfallLies = (width: number): boolean => width < 640
export const lyingHeight = (steps: number): number => (steps + 2) * 28 + 24

/** The scale begins at the ten below the score, so that small losses are seen; the page says so. */
export const waterfallFrom = (end: number): number => Math.max(0, Math.floor((end - 1) / 10) * 10)

const wrapped = (name: string) => (name.length > 12 ? `${name.slice(0, 11)}…` : name)

/** From 100 to the score: what each row lost, each hanging where the one before ended. */
export function waterfallOption(view: WaterfallView, theme: ChartTheme, width: number): EChartsCoreOption {
  const { steps, end, words } = view
  const lies = waterfallLies(width)
  const from = waterfallFrom(end)
  const names = [words.full, ...steps.map(step => wrapped(step.name)), words.end]
  const gap = Math.floor((width - 60) / names.length)
  const label = (text: string, strong: boolean, color: string) => ({
    show: true,
    position: lies ? 'right' : 'top',
    formatter: text,
    color,
    fontSize: 12,
    fontWeight: strong ? 600 : 400,
  })
  const pole = (value: number) => ({
    value: [value - 0.001, value],
    text: words.points(value),
    color: theme.ink,
    strong: true,
  })
  const bars = [
    pole(100),
    ...steps.map(({ lost, before, light }) => ({
      value: [before - lost, before],
      text: `−${words.points(lost)}`,
      color: theme[light],
      strong: light === 'behind',
    })),
    pole(end),
  ]
  const category = {
    type: 'category',
    data: names,
    axisTick: { show: false },
    axisLine: { show: !lies, lineStyle: { color: theme.line } },
    axisLabel: {
      color: theme.secondary,
      fontSize: 12,
      lineHeight: 16,
      interval: 0,
      width: lies ? 112 : gap - 8,
      overflow: lies ? 'truncate' : 'break',
    },
    inverse: lies,
  }
  const value = {
    type: 'value',
    min: from,
    max: 100,
    axisLabel: { color: theme.secondary, fontSize: 12, showMaxLabel: true },
    splitLine: { lineStyle: { color: theme.hairline } },
  }
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    grid: lies ? { left: 120, right: 56, top: 0, bottom: 24 } : { left: 36, right: 24, top: 24, bottom: 52 },
    xAxis: lies ? value : category,
    yAxis: lies ? category : value,
    series: [
      {
        type: 'bar',
        silent: true,
        stack: 'points',
        itemStyle: { color: 'transparent' },
        data: bars.map(bar => Math.max(bar.value[0]!, from)),
      },
      {
        type: 'bar',
        silent: true,
        stack: 'points',
        barMaxWidth: 40,
        barMinHeight: 2,
        data: bars.map(bar => ({
          value: bar.value[1]! - Math.max(bar.value[0]!, from),
          itemStyle: { color: bar.color },
          label: label(bar.text, bar.strong, bar.color === theme.context ? theme.secondary : theme.ink),
        })),
      },
    ],
  }
}
