import type { DeclaredIndicator } from '#domain/declaration'
import { takes } from '#domain/level'
import { monthOf, numberOf } from '#domain/month'
import { readTarget } from '#domain/target-reader'
import { defaultStages } from '#domain/vocabulary'
import type { Cell } from '../cells.ts'
import { between, noise, seedOf } from '../noise.ts'
import { reportsOf, type SampleProject } from '../project.ts'
import { courseOf, curve } from './course.ts'
import { withGaps } from './gaps.ts'
import { ledgerOf } from './ledger.ts'
import { counted, monthsOfCount, type Situation } from './measure.ts'
import { tied, type Twin } from './ties.ts'

/** Last year of a project written by hand: the same seasons, smaller targets and budget, a year that went as planned. */

/** What is known better than the shape of this year tells: a target's writing and twelve values. */
export type Known = Record<string, { raw: string; cells: Cell[] }>

const flat = curve('0.04 0.1 0.18 0.27 0.36 0.45 0.55 0.64 0.73 0.82 0.91 1')

export function lastYearOf(sample: SampleProject, known: Known = {}): SampleProject {
  const year = sample.declaration.year - 1
  const past = (text: string) => text.replaceAll(`${year + 1}`, `${year}`)
  const name = past(sample.declaration.projectName)
  const seed = seedOf(`${sample.declaration.agencyCode} ${name}`)
  const course = courseOf('steady', seed)
  const indicators = sample.declaration.indicators.map(row => earlier(row, seed, year, past, known[past(row.name)]?.raw))
  const money = purse(sample, seed, past)
  const total = money.reduce((sum, part) => sum + part.budget, 0)
  const cells = indicators.map(
    (row, i) => known[row.name]?.cells ?? cellsOf(row, sample.years[i]!.cells, { course } as Situation, i),
  )
  const twin: Twin = { money, cellsOf: wanted => cells[indicators.findIndex(row => row.name === wanted)]! }
  const { declaration } = sample
  const inYear: SampleProject = {
    declaration: {
      ...declaration,
      projectName: name,
      year,
      overview: past(declaration.overview),
      plan: past(declaration.plan),
      overallObjective: past(declaration.overallObjective),
      annualObjective: past(declaration.annualObjective),
      subprojects: money.map(part => ({ name: part.name, budget: part.budget })),
      budgetTotal: total,
      funding: [{ source: '市级财政资金', total, priorYear: null, thisYear: total }],
      indicators,
    },
    years: indicators.map((row, i) => ({ cells: tied(row.name, twin) ?? cells[i]!, notes: {} })),
    money,
    reports: reportsOf(Array.from({ length: 12 }, (_, m) => 3 + Math.floor(noise(seed, m) * 3)).join(' ')),
    corrections: [],
    gaps: [],
  }
  return withGaps(inYear, course)
}

function purse(sample: SampleProject, seed: number, past: (text: string) => string) {
  const budget = Math.round((sample.declaration.budgetTotal! * between(0.88, 0.94, seed)) / 10_000_000) * 10_000_000
  const monthly = Array.from({ length: 12 }, (_, m) => sample.money.reduce((sum, part) => sum + (part.spent[m] ?? 0), 0))
  const spent = monthly.reduce((sum, one) => sum + one, 0)
  let toDate = 0
  const own = monthly.map(one => (toDate += one) / spent)
  const parts = sample.money.map(part => [past(part.name), part.budget / sample.declaration.budgetTotal!] as const)
  const complete = sample.money.every(part => part.spent.every(one => one !== null))
  const usual = complete && spent > budget * 0.9 && spent <= sample.declaration.budgetTotal!
  const tenders = [{ month: 1, budget, saved: Math.round(budget / 5000) }]
  return ledgerOf(courseOf('steady', seed), { parts, budget, adjusted: budget, curve: usual ? own : flat, tenders, extras: [] })
}

/** The indicator as it was declared a year before; counts above a few were some percent smaller. */
function earlier(
  row: DeclaredIndicator,
  seed: number,
  year: number,
  past: (text: string) => string,
  known: string | undefined,
): DeclaredIndicator {
  const name = past(row.name)
  const { target } = row
  const grows = target.kind === 'numeric' && target.direction === 'up' && target.unit !== '%' && target.value! > 40
  const less = (_: string, written: string) => {
    const value = Number(written) * between(0.88, 0.95, seed, seedOf(name))
    return `${value >= 100 ? Math.round(value / 10) * 10 : value >= 10 ? Math.round(value) : Math.round(value * 10) / 10}`
  }
  const raw = known ?? (grows ? target.raw.replace(/([\d.]+)/, less) : past(target.raw))
  const read = readTarget(raw, name)
  const moved = (month: string) => monthOf(year, numberOf(month))
  const factor = read.value === null || target.value === null ? 1 : read.value / target.value
  const exact = (value: number, last: boolean) => (last ? read.value! : factor === 1 ? value : Math.round(value * factor))
  return {
    ...row,
    name,
    target: read,
    subprojects: row.subprojects.map(past),
    dueMonth: row.dueMonth && moved(row.dueMonth),
    monthlyPlan:
      row.monthlyPlan?.map((point, m) => ({ month: moved(point.month), cumulative: exact(point.cumulative, m === 11) })) ?? null,
  }
}

const quarters = [3, 6, 9, 12]

function cellsOf(row: DeclaredIndicator, now: readonly Cell[], at: Situation, salt: number): Cell[] {
  const { seed } = at.course
  const kind = takes({ ...row, targets: [row] })
  if (now.every(cell => cell === null)) return [...now]
  if (kind === 'level') return row.aggregation === 'milestone' ? staged(row) : now.map(cell => (cell === null ? null : '达成'))
  if (kind === 'fraction') return fractions(row, now, seed, salt)
  const { target } = row
  if (row.monthlyPlan || row.pacing === 'even') {
    if (row.aggregation === 'last') return counted(at, row, salt)
    return row.monthlyPlan ? monthsOfCount(counted(at, row, salt)) : seasonal(row, now, seed, salt)
  }
  return now.map((cell, m) => {
    if (typeof cell !== 'number' || target.value === 0) return cell
    if (target.value !== null && target.direction !== 'up') return Math.round(target.value * between(0.86, 0.95, seed, salt, m))
    return Math.round(
      target.value === null ? between(target.low! * 1.1, target.high! * 0.95, seed, salt, m) : target.value * 1.02,
    )
  })
}

/** This year's shape over the months, with other noise, brought to what last year came to. */
function seasonal({ target }: DeclaredIndicator, now: readonly Cell[], seed: number, salt: number): Cell[] {
  const shape = now.map((cell, m) => (typeof cell === 'number' ? cell : 0) * between(0.93, 1.07, seed, salt, m))
  const known = shape.filter(value => value > 0)
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length
  // A month of which nobody reported this year was an ordinary one last year.
  const whole = shape.map(value => (value > 0 ? Math.min(value, mean * 2.4) : mean))
  const total = whole.reduce((sum, value) => sum + value, 0)
  return whole.map(value => Math.round((value / total) * target.value! * between(0.99, 1.04, seed, salt)))
}

/** Each stage in its turn, the last one in the due month. */
function staged(row: DeclaredIndicator): Cell[] {
  const stages = row.stages ?? defaultStages
  const due = row.dueMonth ? numberOf(row.dueMonth) : 12
  const last = stages.length - 1
  return Array.from({ length: 12 }, (_, m) => {
    if (m + 1 > due) return null
    return stages[m + 1 === due ? last : Math.min(last - 1, Math.floor(((m + 1) * last) / due))]!
  })
}

function fractions(row: DeclaredIndicator, now: readonly Cell[], seed: number, salt: number): Cell[] {
  const target = row.target.value!
  const given = now
    .map((cell, m) => (cell !== null && typeof cell === 'object' ? { ...cell, m } : null))
    .filter(cell => cell !== null)
  const last = given.at(-1)!
  const limit = row.target.direction === 'down'
  const growing = row.aggregation === 'ratio_last'
  const full = last.numerator / last.denominator
  const spread = given.length < 5 && row.aggregation === 'ratio' && target >= 1
  return Array.from({ length: 12 }, (_, m) => {
    if (spread) return quarters.includes(m + 1) ? { numerator: 4 + (m % 3), denominator: 4 + (m % 3) } : null
    const cell = given.find(one => one.m === m)
    if (!cell) return null
    const denominator = Math.max(
      1,
      Math.round((growing ? last.denominator : cell.denominator) * (growing ? 0.9 : between(0.85, 0.95, seed, salt, m))),
    )
    const shape = (cell.numerator / cell.denominator / full) * Math.min(1, target + 0.006)
    const margin = limit
      ? between(0.05, 0.11, seed, salt, m)
      : Math.min(1, target + (1 - target) * between(0.2, 0.6, seed, salt, m))
    return { numerator: Math.min(denominator, Math.round(denominator * (growing ? shape : margin))), denominator }
  })
}
