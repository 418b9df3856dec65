import type { EChartsCoreOption } from 'echarts/core'
import type { ChartTheme } from './theme.ts'

/** Budget execution against time: shares of the full-year budget at each month's end. */
export type BurnUpView = {
  /** 1–12. */
  asOf: number
  /** Twelve cumulative shares; null = nothing reported for that month. */
  actual: (number | null)[]
  /** The budget in force in each month ÷ the full-year budget; a step where it was adjusted. */
  budget: (number | null)[]
  /** The expected share at asOf: time progress. */
  expected: number
  signal: 'ahead' | 'normal' | 'warning' | 'behind' | 'notDue' | 'missing'
  /** Money of each month alone as shares, drawn as quiet bars. */
  bars?: (number | null)[]
  /** What stands over each bar. */
  barWords?: string[]
  /** Shares to be spent by the end of a month, as the rule set asks. */
  milestones?: { month: number; rate: number }[]
  /** Last year's twelve cumulative shares of its own budget: context, in grey. */
  lastYear?: (number | null)[]
  /** `initial` and `step` name the budget before and at its adjustment. */
  words: { budget: string; pace: string; rate: string; gap: string; initial?: string; step?: string; lastYear?: string }
}

/** Budget steps at the start of the month it changed in, and the pace under it: budget × month ÷ 12. */
export function burnUpPace({ budget }: Pick<BurnUpView, 'budget'>): { steps: [number, number][]; pace: [number, number][] } {
  const steps: [number, number][] = []
  const pace: [number, number][] = [[0, 0]]
  let share = budget.find(known => known !== null) ?? 1
  budget.forEach((known, index) => {
    share = known ?? share
    steps.push([index, share], [index + 1, share])
    pace.push([index + 1, (share * (index + 1)) / 12])
  })
  return { steps, pace }
}

/** The month (0–11) of the largest change of the budget in force; -1 where it never changes. */
export function largestStep(budget: (number | null)[]): number {
  let [at, largest] = [-1, 0]
  budget.forEach((known, index) => {
    const change = Math.abs((known ?? 0) - (budget[index - 1] ?? known ?? 0))
    if (index > 0 && change > largest + 1e-9) [at, largest] = [index, change]
  })
  return at
}

/** Room above 100% for the budget's name, and for who overspends. */
type Scaled = Pick<BurnUpView, 'actual' | 'budget' | 'lastYear'>

export function burnUpTop(view: Scaled): number {
  const highest = Math.max(
    1,
    ...view.actual.map(share => share ?? 0),
    ...view.budget.map(share => share ?? 0),
    ...(view.lastYear ?? []).map(share => share ?? 0),
  )
  return highest * 1.134
}

/** Money given back may take the line below zero; the floor follows it. */
export function burnUpFloor(view: Scaled): number {
  return Math.min(0, ...view.actual.map(share => share ?? 0)) * 1.1
}

/** Height of a share in the picture, 0 at the top, 1 at the bottom: for the labels that stand outside. */
export function burnUpY(view: Scaled, share: number): number {
  const top = burnUpTop(view)
  return (top - share) / (top - burnUpFloor(view))
}

const signalColours = (theme: ChartTheme) => ({
  behind: theme.behind,
  warning: theme.warning,
  ahead: theme.ahead,
  normal: theme.ink,
  notDue: theme.ink,
  missing: theme.ink,
})

/** Drawn without margins: the box is the ruler, so a month's end lies on its right edge. */
export function burnUpOption(view: BurnUpView, theme: ChartTheme): EChartsCoreOption {
  const value = view.actual[view.asOf - 1] ?? null
  const { steps, pace } = burnUpPace(view)
  const text = (color: string, weight: number, size = 12) => ({
    show: true,
    color,
    fontFamily: theme.font,
    fontSize: size,
    fontWeight: weight,
    textBorderColor: theme.surface,
    textBorderWidth: 3,
  })
  const line = { type: 'line', symbol: 'none', silent: true, animation: false }
  const late = view.asOf >= 9
  const beside = view.asOf + (view.asOf === 12 ? -0.12 : 0.12)
  const colour = signalColours(theme)[view.signal]
  const stepped = largestStep(view.budget)
  const atStep = [stepped, view.budget[stepped] ?? 1]
  return {
    animation: false,
    textStyle: { fontFamily: theme.font },
    grid: { left: 0, right: 0, top: 0, bottom: 0 },
    // Bars must not widen the axis: the box is the ruler.
    xAxis: { type: 'value', min: 0, max: 12, show: false, containShape: false },
    yAxis: { type: 'value', min: burnUpFloor(view), max: burnUpTop(view), show: false },
    series: [
      ...(view.bars
        ? [
            {
              type: 'bar',
              silent: true,
              animation: false,
              barWidth: 22,
              itemStyle: { color: theme.context, opacity: 0.6 },
              data: view.bars.map((share, index) => ({
                value: [index + 0.5, share],
                ...(view.barWords?.[index] && share !== null
                  ? { label: { ...text(theme.secondary, 400), formatter: view.barWords[index], position: 'top', distance: 2 } }
                  : {}),
              })),
            },
          ]
        : []),
      {
        ...line,
        data: steps,
        lineStyle: { color: theme.faint, width: 1 },
      },
      {
        ...line,
        data: pace,
        lineStyle: { color: theme.faint, width: 1.2, type: [4, 3] },
      },
      ...lastYearSeries(view, theme),
      {
        ...line,
        data: [[0, 0], ...view.actual.slice(0, view.asOf).map((share, index) => [index + 1, share])],
        lineStyle: { color: theme.ink, width: 2, join: 'round' },
      },
      {
        type: 'scatter',
        silent: true,
        animation: false,
        clip: false,
        symbol: 'rect',
        symbolSize: [10, 1.5],
        itemStyle: { color: theme.secondary },
        data: (view.milestones ?? []).map(({ month, rate }) => [month, rate]),
      },
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
      {
        type: 'scatter',
        silent: true,
        animation: false,
        symbolSize: 0,
        data: [
          {
            value: [11.92, steps.at(-1)?.[1] ?? 1],
            label: { ...text(theme.secondary, 400), formatter: view.words.budget, position: 'top', align: 'right', distance: 3 },
          },
          {
            // Late in the year the as-of label stands where the pace's name would.
            value: pace[late ? 6 : 10] ?? [10, 10 / 12],
            label: { ...text(theme.secondary, 400), formatter: view.words.pace, position: 'left', distance: 10, offset: [0, -6] },
          },
          ...(stepped > 0 && view.words.initial
            ? [
                {
                  value: [0, view.budget[0] ?? 1],
                  label: { ...text(theme.secondary, 400), formatter: view.words.initial, position: 'right', offset: [2, -9] },
                },
              ]
            : []),
          ...(stepped > 0 && view.words.step
            ? [
                {
                  value: atStep,
                  label: {
                    ...text(theme.secondary, 400),
                    formatter: view.words.step,
                    position: stepped > 8 ? 'left' : 'right',
                    offset: [0, 14],
                  },
                },
              ]
            : []),
        ],
      },
      ...(value === null
        ? []
        : [
            {
              type: 'scatter',
              silent: true,
              animation: false,
              symbolSize: 7,
              clip: false,
              itemStyle: { color: colour },
              data: [
                {
                  value: [view.asOf, value],
                  label: { ...text(theme.ink, 600, 14), formatter: view.words.rate, position: 'left', offset: [-2, -10] },
                },
              ],
            },
            {
              type: 'scatter',
              silent: true,
              animation: false,
              symbolSize: 0,
              data: [
                {
                  value: [view.asOf, value],
                  label: {
                    ...text(theme.ink, 600),
                    formatter: view.words.gap,
                    position: late ? 'left' : 'right',
                    // Below the line, but never below the floor.
                    offset: [late ? -8 : 8, value < 0.12 ? -12 : late && value > 0.3 ? 44 : 16],
                  },
                },
              ],
            },
          ]),
    ],
  }
}

/** A quiet line with its own words: last year's money beside this year's. */
function lastYearSeries({ lastYear, actual, words, asOf }: BurnUpView, theme: ChartTheme) {
  if (!lastYear || lastYear.every(share => share === null)) return []
  // Under its end while this year's own words stand further left, else over the start of every line.
  const early = Math.max(lastYear[2] ?? 0, actual[2] ?? 0, 3 / 12) + 0.06
  const place = asOf <= 7 ? { at: [11.92, (lastYear[8] ?? 0.7) - 0.05], align: 'right' } : { at: [0.08, early], align: 'left' }
  return [
    {
      type: 'line',
      symbol: 'none',
      silent: true,
      animation: false,
      data: [[0, 0], ...lastYear.map((share, index) => [index + 1, share])],
      lineStyle: { color: theme.context, width: 1.5, join: 'round' },
    },
    {
      type: 'scatter',
      silent: true,
      animation: false,
      symbolSize: 0,
      data: [
        {
          value: place.at,
          label: {
            show: words.lastYear !== undefined,
            color: theme.secondary,
            fontFamily: theme.font,
            fontSize: 12,
            textBorderColor: theme.surface,
            textBorderWidth: 3,
            formatter: words.lastYear ?? '',
            position: 'inside',
            align: place.align,
          },
        },
      ],
    },
  ]
}
