import { readTarget } from '#domain/target-reader'
import { between, noise, seedOf } from '../noise.ts'
import { invented, inventedDeclaration, reportsOf, type Notes, type SampleProject } from '../project.ts'
import { courseOf, type Course } from './course.ts'
import { kindOf } from './kinds.ts'
import { ledgerOf, type Purse, type Tender } from './ledger.ts'
import type { Count, Fate, Line } from './line.ts'
import { counted, declare, monthsOfCount, type Situation, type Spec } from './measure.ts'
import { remarksOf } from './remarks.ts'
import { reported } from './reports.ts'
import { withGaps } from './gaps.ts'

const wan = 1_000_000
/** The year whose end we see; the one before is finished and approved. */
const present = 2021

/** Up to which chance a fate was last year's. */
const before: readonly (readonly [number, Fate])[] = [
  [0.7, 'steady'],
  [0.75, 'recover'],
  [0.79, 'rush'],
  [0.84, 'sluggish'],
  [0.89, 'unmet'],
  [0.94, 'unhappy'],
  [0.96, 'late'],
  [1, 'perfect'],
]

/** Last year went better than this one: most projects kept their course, a few fell short a little. */
function fateIn(line: Line, year: number, seed: number): Fate {
  if (year === present) return line.fate
  const chance = noise(seed, 17)
  return (before.find(([below]) => chance < below) ?? before.at(-1)!)[1]
}

/** Last year's amounts were 5 to 15 % smaller, to two digits. */
function smaller(amount: number, year: number, seed: number, ...place: number[]): number {
  if (year === present) return amount
  const less = amount * between(0.85, 0.95, seed, ...place)
  const digit = 10 ** Math.max(less >= 10 ? 0 : -1, Math.floor(Math.log10(less)) - 1)
  return Number((Math.round(less / digit) * digit).toFixed(1))
}

function lineIn(line: Line, year: number, seed: number): Line {
  const count = (one: Count, i: number): Count => ({ ...one, amount: `${smaller(Number(one.amount), year, seed, 21, i)}` })
  const [first, second] = line.outputs
  return {
    ...line,
    budget: smaller(line.budget, year, seed, 20),
    outputs: [count(first, 0), count(second, 1)],
    benefit: count(line.benefit, 2),
  }
}

/** What category weighs: 90 points beside the 10 of execution (财预〔2020〕10号), with or without cost. */
const points = { 成本: 20, 产出: 40, 效益: 20, 满意度: 10 } as Record<string, number>
const pointsWithoutCost = { 产出: 50, 效益: 30, 满意度: 10 } as Record<string, number>

function weightsOf(specs: readonly Spec[]): number[] {
  const categoryOf = (spec: Spec) => spec.place.split('/')[0]!
  const wanted = specs.some(spec => categoryOf(spec) === '成本') ? points : pointsWithoutCost
  const left = new Map(Object.entries(wanted))
  return specs.map((spec, i) => {
    const category = categoryOf(spec)
    const same = specs.slice(i).filter(one => categoryOf(one) === category)
    const shares = same.reduce((sum, one) => sum + one.share, 0)
    const weight = Math.round((left.get(category)! * spec.share) / shares)
    left.set(category, left.get(category)! - weight)
    return weight
  })
}

/** Large projects have more sub-projects. */
const partsOf = (parts: Purse['parts'], budget: number): Purse['parts'] => {
  const some = parts.slice(0, budget < 150 ? 1 : budget < 600 ? 2 : budget < 2500 ? 3 : 4)
  const total = some.reduce((sum, [, share]) => sum + share, 0)
  return some.map(([name, share]) => [name, share / total] as const)
}

const tendersOf = (line: Line, course: Course): Tender[] =>
  kindOf[line.kind].tenders.flatMap(([month, share], i) => {
    const at = month + (course.fate === 'late' ? course.delay : 0)
    if (course.fate === 'stopped' && at > course.stop) return []
    const budget = Math.round((line.budget * 10_000 * share) / 10_000) * 10_000
    const rate = course.fate === 'over' ? between(0.17, 0.2, course.seed, i, 51) : between(0.03, 0.1, course.seed, i, 51)
    return [{ month: at, budget, saved: Math.round((budget * rate) / 100) * 100 }]
  })

/** One project of the tables in one year. */
export function projectOf(given: Line, year: number): SampleProject {
  const seed = seedOf(`${given.agency.code} ${given.name} ${year}`)
  const line = lineIn(given, year, seed)
  const kind = kindOf[line.kind]
  const course = courseOf(fateIn(line, year, seed), seed)
  const extras = year === present ? line.extras : []
  const added = year === present ? line.added : 0
  const budget = Math.round(line.budget) * wan
  const adjusted = budget + added * wan
  const tenders = tendersOf(line, course)
  const purse = { parts: partsOf(kind.parts, line.budget), budget, adjusted, curve: kind.money, tenders, extras }
  const money = ledgerOf(course, purse)
  const specs = kind.specs(line, year)
  const weights = weightsOf(specs)
  const indicators = specs.map((spec, i) => declare(spec, weights[i]!, year))
  const main = specs.findIndex(spec => spec.name === line.outputs[0].name)
  let spent = 0
  const at: Situation = {
    year,
    course,
    first: monthsOfCount(counted({ course } as Situation, indicators[main]!, main)),
    spentToDate: money[0]!.spent.map((_, m) => (spent += money.reduce((sum, part) => sum + part.spent[m]!, 0) / 100)),
    tenders,
  }
  const name = given.years.length === 2 ? `${year}年${given.name}` : given.name
  const heading = {
    agency: given.agency,
    name,
    type: kind.type,
    overview: `${given.name}，面向${given.served}，全年计划${words(line.outputs[0])}。`,
    objective: `${words(line.outputs[0])}，${words(line.outputs[1])}，${words(line.benefit)}。`,
    money,
  }
  const sample: SampleProject = {
    declaration: inventedDeclaration(year, heading, indicators),
    years: specs.map((spec, i) => ({ cells: spec.cells(at, indicators[i]!, i), notes: {} as Notes })),
    money,
    reports: reportsOf('4 4 4 4 4 4 4 4 4 4 4 4'),
    corrections: [],
    gaps: [],
  }
  const remarked = remarksOf(sample, course, main)
  const handedIn = reported(remarked, course, extras, main, year !== present)
  return withGaps(withChange(handedIn, given, added, main), course)
}

const words = ({ name, amount, scale, unit }: Count) => `${name}${amount}${scale}${unit}`

/** The approved change of June: more money, or a target and plan that fit what can still be done. */
function withChange(sample: SampleProject, line: Line, added: number, main: number): SampleProject {
  const retarget = sample.declaration.year === present && line.extras.includes('retarget')
  if (added === 0 && !retarget) return sample
  const number = (seedOf(line.name) >>> 0) % 60
  const documentNo = `示例财预〔${present}〕${number + 10}号`
  const indicator = sample.declaration.indicators[main]!
  const { target, monthlyPlan, name } = indicator
  const factor = added > 0 ? 1.05 : 0.88
  const value = Math.round(target.value! * factor)
  const raw = `${target.comparator === '=' ? '=' : '≥'}${value}${target.unit}`
  const after = (cumulative: number, m: number) =>
    m === 11 ? value : Math.round(cumulative * (1 + ((factor - 1) * (m - 5)) / 6))
  const plan =
    monthlyPlan?.map(({ month, cumulative }, m) => ({ month, cumulative: m < 6 ? cumulative : after(cumulative, m) })) ?? null
  const reason = added > 0 ? `${invented}：年中追加预算，目标相应提高。` : `${invented}：实施条件变化，经批准调减目标。`
  const change = { indicator: name, target: readTarget(raw, name), plan, documentNo, reason }
  const budgetAdjusted = added > 0 ? (sample.declaration.budgetTotal ?? 0) + added * wan : null
  return { ...sample, change: { effective: added > 0 ? 6 : 7, on: `${present}-06-21`, budgetAdjusted, targets: [change] } }
}
