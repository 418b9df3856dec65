import { Decimal, sum } from './decimal.ts'
import type { Finding } from './finding.ts'
import { processPoints, type RuleSet } from './ruleset.ts'
import { pointCategories, pointCategoryOf, type PointCategory } from './vocabulary-score.ts'

/** The points of a year-end evaluation: what each indicator weighs beside the budget's execution (财预〔2020〕10号: 10/50/30/10; 财预〔2021〕101号 with cost). */

export type Weighed = { id: number; category: string; subcategory: string; weight: number | null }

/** declared: as the declaration gave them. scaled: declared, brought to what execution leaves. categories: the rule set's points,
 * shared evenly inside each category. even: categories of a place of its own, no weights: every indicator alike. blocks: the rule
 * set has one block for all results, and no weights were declared: every indicator alike. */
export const weightBases = ['declared', 'scaled', 'categories', 'even', 'blocks'] as const
export type WeightBasis = (typeof weightBases)[number]
export type ProposedWeights = { execution: number; basis: WeightBasis; weights: Map<number, number> }

/** The rule set's points: those with cost indicators where the form has such a category. */
const pointsOf = (rows: readonly Weighed[], ruleSet: RuleSet) =>
  rows.some(row => categoryOf(row) === 'cost') ? ruleSet.weightsWithCost : ruleSet.weights

/** Many forms write satisfaction as a second level of benefits: there the second level decides. */
export const categoryOf = ({ category, subcategory }: Pick<Weighed, 'category' | 'subcategory'>): PointCategory | null =>
  pointCategoryOf(subcategory) === 'satisfaction' ? 'satisfaction' : pointCategoryOf(category)

export function proposeWeights(rows: readonly Weighed[], ruleSet: RuleSet): ProposedWeights {
  const points = pointsOf(rows, ruleSet)
  const { blocks } = ruleSet
  const execution = blocks?.execution ?? points.execution
  const rest = Number(new Decimal(100).minus(execution).minus(processPoints(ruleSet)))
  const given = rows.every(row => row.weight !== null && row.weight > 0)
  const declared = sum(rows.map(row => row.weight ?? 0))
  if (rows.length > 0 && given) {
    const basis = declared.eq(rest) ? 'declared' : 'scaled'
    return { execution, basis, weights: spread(rows, rest, row => row.weight!) }
  }
  if (blocks) return { execution, basis: 'blocks', weights: spread(rows, rest, () => 1) }
  const known = rows.every(row => categoryOf(row) !== null)
  if (!known) return { execution, basis: 'even', weights: spread(rows, rest, () => 1) }
  const count = (category: PointCategory) => rows.filter(row => categoryOf(row) === category).length
  const share = (row: Weighed) => points[categoryOf(row)!] / count(categoryOf(row)!)
  return { execution, basis: 'categories', weights: spread(rows, rest, share) }
}

/** Shares a whole in proportion, in hundredths: what rounding leaves over goes to those who lost most by it, first come first. */
function spread(rows: readonly Weighed[], whole: number, partOf: (row: Weighed) => number): Map<number, number> {
  const given = rows.map(partOf)
  const even = given.length > 0 && given[0]! > 0 && given.every(part => part === given[0])
  if (even) return spreadEvenly(rows, Math.round(whole * 100))
  const parts = given.map(part => new Decimal(part))
  const all = parts.reduce((total, part) => total.plus(part), new Decimal(0))
  if (all.eq(0)) return new Map()
  const exact = parts.map(part => part.times(whole).times(100).div(all))
  const cents = exact.map(part => Number(part.round(0, 0)))
  let left = Math.round(whole * 100) - cents.reduce((total, part) => total + part, 0)
  const order = exact
    .map((part, i) => ({ i, lost: Number(part.minus(cents[i]!)) }))
    .toSorted((a, b) => b.lost - a.lost || a.i - b.i)
  for (const { i } of order) {
    if (left <= 0) break
    cents[i]! += 1
    left -= 1
  }
  return new Map(rows.map((row, i) => [row.id, cents[i]! / 100]))
}

/** The same where all parts are alike, without a division: the first ones take what is left over. */
function spreadEvenly(rows: readonly Weighed[], cents: number): Map<number, number> {
  const each = Math.floor(cents / rows.length)
  const left = cents - each * rows.length
  return new Map(rows.map((row, i) => [row.id, (each + (i < left ? 1 : 0)) / 100]))
}

/** Why weights cannot be scored with (error), or differ from the rule set's by category (info). */
export function checkWeights(rows: readonly Weighed[], execution: number, ruleSet: RuleSet): Finding[] {
  const found: Finding[] = []
  const open = rows.filter(row => row.weight === null || row.weight <= 0).length
  if (open > 0) found.push({ code: 'weight-open', severity: 'error', params: { count: open } })
  const results = sum(rows.map(row => row.weight ?? 0))
  const total = results.plus(execution).plus(processPoints(ruleSet))
  if (!total.eq(100)) found.push({ code: 'weights-not-100', severity: 'error', params: { total: Number(total), execution } })
  const { blocks } = ruleSet
  if (blocks && !results.eq(blocks.results))
    found.push({ code: 'block-points', severity: 'info', params: { points: Number(results), rule: blocks.results } })
  if (blocks || rows.some(row => categoryOf(row) === null)) return found
  const points = pointsOf(rows, ruleSet)
  for (const category of pointCategories) {
    const own = sum(rows.filter(row => categoryOf(row) === category).map(row => row.weight ?? 0))
    if (own.eq(points[category])) continue
    const params = { category, points: Number(own), rule: points[category] }
    found.push({ code: 'category-points', severity: 'info', params })
  }
  return found
}
