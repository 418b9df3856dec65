import type { EChartsCoreOption } from 'echarts/core'
import { burnUpLabels, gapAt, widthAt } from './burn-up-labels.ts'
import { burnUpFloor, burnUpPace, burnUpTop, type BurnUpView } from './burn-up-view.ts'
import type { ChartTheme } from './theme.ts'

const signalColours = (theme: ChartTheme) => ({
  behind: theme.behind,
  warning: theme.warning,
  ahead: theme.ahead,
  normal: theme.ink,
  notDue: theme.ink,
  missing: theme.ink,
})

const still = { silent: true, animation: false }
const line = { ...still, type: 'line', symbol: 'none' }

/** Drawn without margins: the box is the ruler, so a month's end lies on its right edge. */
export function burnUpOption(view: BurnUpView, theme: ChartTheme, width: number, height: number): EChartsCoreOption {
  const value = view.actual[view.asOf - 1] ?? null
  const { steps, pace } = burnUpPace(view)
  const colour = signalColours(theme)[view.signal]
  const beside = gapAt(view)
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    grid: { left: 0, right: 0, top: 0, bottom: 0 },
    // Bars must not widen the axis: the box is the ruler.
    xAxis: { type: 'value', min: 0, max: 12, show: false, containShape: false },
    yAxis: { type: 'value', min: burnUpFloor(view), max: burnUpTop(view), show: false },
    graphic: wordsOf(view, theme, width, height),
    series: [
      ...(view.bars ? barSeries(view.bars, theme) : []),
      { ...line, data: steps, lineStyle: { color: theme.faint, width: 1 } },
      { ...line, data: pace, lineStyle: { color: theme.faint, width: 1.2, type: [4, 3] } },
      ...lastYearSeries(view, theme),
      {
        ...line,
        data: [[0, 0], ...view.actual.slice(0, view.asOf).map((share, index) => [index + 1, share])],
        lineStyle: { color: theme.ink, width: 2, join: 'round' },
      },
      {
        ...still,
        type: 'scatter',
        clip: false,
        symbol: 'rect',
        symbolSize: [10, 1.5],
        itemStyle: { color: theme.secondary },
        data: (view.milestones ?? []).map(({ month, rate }) => [month, rate]),
      },
      ...laterSeries(view, theme),
      ...(value !== null && view.words.gap
        ? [
            {
              ...line,
              data: [
                [beside, value],
                [beside, view.expected],
              ],
              lineStyle: { color: colour, width: 2 },
            },
          ]
        : []),
      ...(value === null
        ? []
        : [
            {
              ...still,
              type: 'scatter',
              symbolSize: 7,
              clip: false,
              itemStyle: { color: colour },
              data: [[view.asOf, value]],
            },
          ]),
    ],
  }
}

/** Each month's money as a quiet bar on the base. */
function barSeries(bars: (number | null)[], theme: ChartTheme) {
  return [
    {
      ...line,
      data: [
        [0, 0],
        [12, 0],
      ],
      lineStyle: { color: theme.line, width: 1 },
    },
    {
      ...still,
      type: 'bar',
      barWidth: 22,
      itemStyle: { color: theme.context, opacity: 0.6 },
      data: bars.map((share, index) => [index + 0.5, share]),
    },
  ]
}

/** A quiet line: last year's money beside this year's. */
function lastYearSeries({ lastYear }: BurnUpView, theme: ChartTheme) {
  if (!lastYear || lastYear.every(share => share === null)) return []
  return [
    {
      ...line,
      data: [[0, 0], ...lastYear.map((share, index) => [index + 1, share])],
      lineStyle: { color: theme.context, width: 1.5, join: 'round' },
    },
  ]
}

/** Hollow points: where a month stands today that was entered or corrected after the day looked at. */
function laterSeries({ later, actual }: BurnUpView, theme: ChartTheme) {
  const data = (later ?? []).flatMap((share, index) =>
    share === null || Math.abs(share - (actual[index] ?? -1)) < 1e-9 ? [] : [[index + 1, share]],
  )
  if (data.length === 0) return []
  const itemStyle = { color: theme.surface, borderColor: theme.secondary, borderWidth: 1.5 }
  return [{ ...still, type: 'scatter', symbolSize: 7, clip: false, itemStyle, data }]
}

/** Words stand where the plan put them, in pixels; amounts in the row under the base, in the middle of their month. */
function wordsOf(view: BurnUpView, theme: ChartTheme, width: number, height: number) {
  const month = width / 12
  const written = (text: string, x: number, y: number, size: number, strong: boolean, align = 'left') => ({
    type: 'text',
    silent: true,
    z: 10,
    x,
    y,
    style: {
      text,
      align,
      fill: strong ? theme.ink : theme.secondary,
      font: `${strong ? 600 : 400} ${size}px ${theme.font}`,
      stroke: theme.surface,
      lineWidth: 3,
    },
  })
  return [
    ...burnUpLabels(view, width, height).map(({ text, size, strong, box, end }) =>
      written(text, end ? box.x + box.width : box.x, box.y + 2, size, strong, end ? 'right' : 'left'),
    ),
    ...(view.barWords ?? []).flatMap((text, index) =>
      text && view.bars?.[index] != null && widthAt(text, 12) <= month - 4
        ? [written(text, (index + 0.5) * month, height - 15, 12, false, 'center')]
        : [],
    ),
  ]
}
