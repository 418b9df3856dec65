/** How far a year has come, in plain numbers: what a forecast is made from. */

/** sum: months add up. last: the latest value stands. share: Σ part ÷ Σ whole. */
export const courseKinds = ['sum', 'last', 'share'] as const
export type CourseKind = (typeof courseKinds)[number]

/** Twelve months of a year that is over; `of` are the wholes of a share. */
export type WholeYear = { values: readonly number[]; of: readonly number[] | null }

export type Course = {
  kind: CourseKind
  /** Months so far, January first; a month without a value is 0 in a sum and carries on in a level. */
  values: readonly number[]
  of: readonly number[] | null
  /** Cumulative shares of the year by month as planned; null = even. */
  shape: readonly number[] | null
  before: WholeYear | null
  /** What the value comes in: 1 where things are counted, 0 where it is measured. */
  grain: number
}

/** What is seen of the year's end from here: several guesses of it, and how restless the months are. */
export type Sight = {
  table: Table
  /** 1–11. */
  month: number
  /** Guesses of the open part, on the scale they are weighed on: logarithms, or shares as they are. */
  guesses: number[]
  /** What is certain already, and what is added before a logarithm is taken. */
  done: number
  dust: number
  grain: number
  /** Σ of squared steps of the own months, and how many steps. */
  restless: number
  steps: number
  /** A share: what part of the year's whole is still open, and in how many cases; null = not cases. */
  open: number
  cases: number | null
  /** A level that seldom moves: how likely it stays. */
  stays: { at: number; chance: number } | null
}

export const tables = ['sum', 'sumBefore', 'last', 'lastBefore', 'share', 'shareBefore'] as const
export type Table = (typeof tables)[number]

/** A loop: a save adds up thousands of short lists. */
export function total(values: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  return sum
}
const spreadOf = (steps: readonly number[]) => {
  const mean = total(steps) / (steps.length || 1)
  return total(steps.map(step => (step - mean) ** 2))
}

/** Share of the year behind us by a shape; the last twelfth is never wholly behind before December. */
const passed = (shape: readonly number[] | null, month: number): number =>
  month === 0 ? 0 : shape ? Math.min(Math.max(shape[month - 1] ?? 0, 0), 1) : month / 12

/** How much more comes for one that came: never more than eleven times, a plan that begins late says no more. */
const onward = (ahead: number, behind: number) => ahead / Math.max(behind, 1 / 12)

/** Null where there is nothing to see from: no month, nothing but zeros, or less than nothing. */
export function sightOf(course: Course): Sight | null {
  if (course.values.length < 1 || course.values.length > 11) return null
  if (course.kind === 'share') return ofShare(course)
  return course.kind === 'sum' ? ofSum(course) : ofLevel(course)
}

function ofSum({ values, shape, before, grain: comes }: Course): Sight | null {
  const month = values.length
  const months = values.map(value => Math.max(value, 0))
  const done = total(values)
  const last = before && total(before.values) > 0 ? before.values.map(value => Math.max(value, 0)) : null
  const sum = total(months)
  if (done < 0 || (sum <= 0 && !last)) return null
  const left = 12 - month
  const year = last ? total(last) : 0
  const usual = last ? (sum + year) / (month + 12) : sum / month
  const since = Math.max(0, month - 3)
  const [behind, ahead] = [passed(shape, month), 1 - passed(shape, month)]
  const recent = total(months.slice(since))
  const dust = 0.05 * usual * left
  const guesses = [sum * onward(ahead, behind)]
  if (last) {
    const rest = total(last.slice(month))
    const lean = 0.5 * usual
    guesses.push(rest, (rest * (sum + lean)) / (total(last.slice(0, month)) + lean))
    guesses.push((rest * (recent + lean)) / (total(last.slice(since, month)) + lean), year * ahead)
  } else guesses.push(recent * onward(ahead, behind - passed(shape, since)))
  const grain = 0.25 * usual
  const steps = months.map((value, i) => Math.log(value + grain) - (last ? Math.log(last[i]! + grain) : 0))
  return {
    table: last ? 'sumBefore' : 'sum',
    month,
    guesses: guesses.map(guess => Math.log(guess + dust)),
    done,
    dust,
    grain: comes,
    restless: spreadOf(steps),
    steps: month - 1,
    open: 1,
    cases: null,
    stays: null,
  }
}

function ofLevel({ values, before, grain }: Course): Sight | null {
  const month = values.length
  const now = values.at(-1)!
  const last = before && before.values.every(value => value > 0) ? before.values : null
  if (values.some(value => value < 0) || (now === 0 && !last)) return null
  const dust = 0.005 * (now + (last?.at(-1) ?? now))
  const at = (value: number) => Math.log(value + dust)
  const first = at(values[0]!)
  const trend = month > 1 ? at(now) + ((at(now) - first) * 0.5 * (12 - month)) / (month - 1) : at(now)
  const guesses = [at(now), trend]
  if (last) guesses.push(at((now * last[11]!) / last[month - 1]!), at(last[11]!))
  const run = [...(last ?? []), ...values]
  const steps = run.slice(1).map((value, i) => at(value) - at(run[i]!))
  return {
    table: last ? 'lastBefore' : 'last',
    month,
    guesses,
    done: 0,
    dust,
    grain,
    restless: total(steps.map(step => step * step)),
    steps: steps.length,
    open: 1,
    cases: null,
    stays: { at: now, chance: ((steps.filter(step => step === 0).length + 0.2) / (steps.length + 1)) ** (12 - month) },
  }
}

/** Shares as cases: half a case is lent to each side, so that 5 of 5 is not yet always. */
const lent = (part: number, whole: number, half: number) => (part + half) / (whole + 2 * half)

function ofShare({ values, of, shape, before }: Course): Sight | null {
  const month = values.length
  const [part, whole] = [total(values), total(of ?? [])]
  if (!of || whole <= 0 || part < 0 || part > whole || values.some((value, i) => value < 0 || value > (of[i] ?? 0))) return null
  const last = before?.of && total(before.of) > 0 && total(before.values) <= total(before.of) ? before : null
  const counted = [...values, ...of].every(Number.isInteger) && whole / month < 1e5
  const half = counted ? 0.5 : whole / month / 50
  const behind =
    last?.of && total(last.of.slice(0, month)) > 0 ? total(last.of.slice(0, month)) / total(last.of) : passed(shape, month)
  const rest = whole * onward(1 - behind, behind)
  const now = lent(part, whole, half)
  const since = Math.max(0, month - 3)
  const guesses = [now, lent(total(values.slice(since)) + 2 * half * now, total(of.slice(since)) + 2 * half, half)]
  if (last) {
    const year = lent(total(last.values), total(last.of!), half)
    const after = total(last.of!.slice(month))
    guesses.push(year, lent(total(last.values.slice(month)) + 2 * half * year, after + 2 * half, half))
  }
  const noise = total(of.map((size, i) => (size > 0 ? (size / whole) * (values[i]! / size - part / whole) ** 2 : 0)))
  const measured = of.filter(size => size > 0).length
  return {
    table: last ? 'shareBefore' : 'share',
    month,
    guesses,
    done: part / whole,
    dust: 0,
    grain: 0,
    // In units of p(1 − p), so that shares near 0 and near a half speak of the same restlessness.
    restless: (noise / (now * (1 - now))) * measured,
    steps: Math.max(measured - 1, 0),
    open: rest / (rest + whole),
    cases: counted ? Math.max(1, Math.round(rest)) : null,
    stays: null,
  }
}
