import type { Grid, YearValue } from './aggregate.ts'
import type { ActualFacts } from './facts.ts'
import { divide, tidy } from './number.ts'

type UnitState = { numerator: number; denominator: number; fractions: boolean; percent: number | null; percents: boolean }

const hasFraction = (entry: ActualFacts) => entry.numerator !== null && entry.denominator !== null

/** Σ numerator ÷ Σ denominator over months and units; `latest`: each unit's latest measured month only.
 * A percentage without numerator is a year-to-date of its own: it stands until the unit reports again, and is never combined.
 * Several units known only so cannot be averaged: the least favourable one is shown, the true total is not worse. */
export function aggregateFractions(grid: Grid, months: YearValue[], latest: boolean, lowerIsBetter: boolean) {
  const worse = lowerIsBetter ? Math.max : Math.min
  const units: UnitState[] = Array.from({ length: grid.units }, () => ({
    numerator: 0,
    denominator: 0,
    fractions: false,
    percent: null,
    percents: false,
  }))
  for (let month = 0; month < 12; month++) {
    const out = months[month]!
    let monthPercent: number | null = null
    for (let index = 0; index < grid.units; index++) {
      const entry = grid.cells[index * 12 + month]
      if (entry?.state !== 'reported') continue
      const unit = units[index]!
      if (hasFraction(entry)) {
        out.numerator = tidy((out.numerator ?? 0) + entry.numerator!)
        out.denominator = tidy((out.denominator ?? 0) + entry.denominator!)
        take(unit, entry.numerator!, entry.denominator!, latest)
      } else if (entry.value !== null) {
        monthPercent = monthPercent === null ? entry.value : worse(monthPercent, entry.value)
        unit.percent = entry.value
        unit.percents = true
      }
    }
    out.value = out.denominator === null ? monthPercent : divide(out.numerator, out.denominator)
    toDate(out, units, worse)
  }
}

/** 0/0 is reported but measures nothing: it leaves what was measured before. */
function take(unit: UnitState, numerator: number, denominator: number, latest: boolean) {
  if (denominator !== 0) {
    unit.numerator = latest ? numerator : tidy(unit.numerator + numerator)
    unit.denominator = latest ? denominator : tidy(unit.denominator + denominator)
    unit.percent = null
  }
  unit.fractions = true
}

function toDate(out: YearValue, units: UnitState[], worse: (a: number, b: number) => number) {
  let numerator: number | null = null
  let denominator: number | null = null
  let percent: number | null = null
  let percents = false
  for (const unit of units) {
    percents ||= unit.percents
    if (unit.percent !== null) percent = percent === null ? unit.percent : worse(percent, unit.percent)
    else if (unit.fractions) {
      numerator = tidy((numerator ?? 0) + unit.numerator)
      denominator = tidy((denominator ?? 0) + unit.denominator)
    }
  }
  const known = divide(numerator, denominator)
  out.numeratorUnknown = known === null && percent !== null
  out.toDate = known ?? percent
  out.toDateNumerator = out.numeratorUnknown ? null : numerator
  out.toDateDenominator = out.numeratorUnknown ? null : denominator
  out.leftOut = percents && (!out.numeratorUnknown || units.some(unit => unit.fractions && unit.denominator !== 0))
}
