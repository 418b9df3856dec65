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
  /** What stands under each bar: below the base, where no line can run through it. */
  barWords?: string[]
  /** Shares to be spent by the end of a month, as the rule set asks. */
  milestones?: { month: number; rate: number }[]
  /** Last year's twelve cumulative shares of its own budget: context, in grey. */
  lastYear?: (number | null)[]
  /** Shares as they are recorded now, where a past day is shown: months entered or corrected since, as hollow points. */
  later?: (number | null)[]
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

type Scaled = Pick<BurnUpView, 'actual' | 'budget' | 'lastYear' | 'bars' | 'later'>

/** Share of the picture kept under the base for the bars' amounts. */
const foot = 0.08

/** Room above 100% for the budget's name, and for who overspends. */
export function burnUpTop(view: Scaled): number {
  const highest = Math.max(
    1,
    ...view.actual.map(share => share ?? 0),
    ...view.budget.map(share => share ?? 0),
    ...(view.lastYear ?? []).map(share => share ?? 0),
    ...(view.later ?? []).map(share => share ?? 0),
  )
  return highest * 1.134
}

/** Money given back may take the line below zero; the floor follows it. */
export function burnUpFloor(view: Scaled): number {
  const lowest = Math.min(0, ...view.actual.map(share => share ?? 0), ...(view.bars ?? []).map(share => share ?? 0)) * 1.1
  return view.bars ? (lowest - foot * burnUpTop(view)) / (1 - foot) : lowest
}

/** Height of a share in the picture, 0 at the top, 1 at the bottom: for the labels that stand outside. */
export function burnUpY(view: Scaled, share: number): number {
  const top = burnUpTop(view)
  return (top - share) / (top - burnUpFloor(view))
}
