import { sum, zero } from './decimal.ts'
import type { Finding } from './finding.ts'
import { located, objection, type TableFinding } from './handed-in-finding.ts'
import { moneyObjections, rateOf } from './handed-in-money-check.ts'
import { fromTrial, rowObjections } from './handed-in-rows-check.ts'
import { readWholly, trialOf } from './handed-in-trial.ts'
import { moneyTotal, type HandedIn, type Where } from './handed-in.ts'
import { executionPoints, type RuleSet } from './ruleset.ts'
import type { TrialResult } from './trial.ts'
import { amountInText, smallUnit, templateMark, yearInText } from './vocabulary-handed-in.ts'
import { plainText } from './writing.ts'

/** A finished table as a reviewer goes through it: every row recomputed, every objection with its place. */
export type Checked = { trial: TrialResult; findings: TableFinding[] }

export function checkHandedIn(table: HandedIn, ruleSet: RuleSet): Checked {
  const trial = trialOf(table, ruleSet)
  const total = moneyTotal(table)
  const whereOf = ({ code, indicator }: Finding): Where | null =>
    indicator !== undefined ? table.rows[indicator]!.where : code === 'total-mismatch' ? table.totalWhere : (total?.where ?? null)
  const ofTrial = fromTrial(table, trial).filter(({ code }) => code !== 'budget-zero' || !zeroTotal(table))
  const placed = [
    ...ofTrial.map(finding => ({ finding, where: whereOf(finding) })),
    ...rowObjections(table, trial).map(finding => ({ finding, where: whereOf(finding) })),
    ...moneyObjections(table, ruleSet),
    ...tableObjections(table, ruleSet),
    ...textObjections(table),
  ]
  const glued = table.rows.flatMap((row, indicator) =>
    row.doubt === 'glued'
      ? [{ finding: objection('unreadable', 'error', { variant: 'glued', text: row.where.text }, indicator), where: row.where }]
      : [],
  )
  return { trial, findings: [...placed, ...glued].map(({ finding, where }) => located(finding, where, ruleSet)) }
}

const zeroTotal = ({ budget }: HandedIn) => budget.rows.some(row => !row.total && (row.fullYear ?? 0) > 0)

type Placed = { finding: Finding; where: Where | null }

function tableObjections(table: HandedIn, ruleSet: RuleSet): Placed[] {
  if (table.kind !== 'selfEvaluation') return []
  const found: Placed[] = []
  const inflated = inflation(table, ruleSet)
  if (inflated) found.push({ finding: inflated, where: table.totalWhere ?? moneyTotal(table)?.where ?? null })
  if (table.pointsAsValues)
    found.push({ finding: objection('points-as-values', 'error', { rows: table.rows.length }), where: table.rows[0]!.where })
  const only = table.rows.filter(row => !row.sub)
  if (table.complete && only.length === 1 && (only[0]!.weight ?? 0) >= 60)
    found.push({ finding: objection('single-row', 'info', { weight: only[0]!.weight }), where: only[0]!.where })
  return found
}

/** Indicator points ÷ their weight above the execution rate by more than the limit; from the printed total where rows are lost. */
function inflation(table: HandedIn, ruleSet: RuleSet): Finding | null {
  const { checks } = ruleSet
  const money = moneyTotal(table)
  const rate = money && rateOf(money)
  if (!rate) return null
  const whole = readWholly(table)
  const counted = table.rows.filter(row => row.weight !== null && row.score !== null)
  const printed = table.total !== null && table.total > 0 && money.score !== null
  if (!printed && (!whole || counted.length === 0)) return null
  const score = printed ? table.total! - money.score! : Number(sum(counted.map(row => row.score!)))
  const weight = printed ? 100 - (money.weight ?? executionPoints(ruleSet)) : Number(sum(counted.map(row => row.weight!)))
  if (weight <= 0) return null
  const share = Math.min(1, score / weight)
  if (share <= rate * (1 + checks.inflationAbove)) return null
  return objection('inflated', 'warning', { share, rate, limit: checks.inflationAbove })
}

function textObjections(table: HandedIn): Placed[] {
  const found: Placed[] = []
  const marked = table.rows.find(row => templateMark.test(plainText(row.name ?? '')))
  const prompt = table.prompts[0] ?? (marked && { ...marked.where, text: marked.name ?? '' })
  if (prompt)
    found.push({
      finding: objection('prompt-text', 'warning', { count: table.prompts.length || 1, text: prompt.text }),
      where: prompt,
    })
  for (const where of table.moneyTexts.slice(0, mostTexts)) {
    const slip = slippedUnit(where.text)
    if (slip) found.push({ finding: objection('unit-slip', 'warning', slip), where })
  }
  const { goal, completion, year } = table
  const key = (text: string) => plainText(text).replaceAll(/[\s,.;:，。；：、]/g, '')
  if (goal && completion && key(goal.text).length >= 12 && key(goal.text) === key(completion.text))
    found.push({ finding: objection('goal-repeated', 'warning', { text: completion.text }), where: completion.where })
  const years = goal ? [...goal.text.matchAll(yearInText)].map(match => Number(match[1])) : []
  if (goal && year !== null && years.length > 0 && !years.includes(year))
    found.push({ finding: objection('year-mismatch', 'warning', { year, named: years[0]!, text: goal.text }), where: goal.where })
  return found
}

/** So many texts are searched, and so many amounts added up after one: a sentence names no more. */
const mostTexts = 50
const mostParts = 20

/** An amount in 元 that is the sum of the amounts in 万元 named after it: 471.23元, of which 189.63万元 and 281.6万元. */
function slippedUnit(text: string): { printed: string; parts: string } | null {
  const amounts = [...text.normalize('NFKC').matchAll(amountInText)].map(([written, amount = '', unit]) => ({
    written,
    amount,
    unit,
  }))
  for (const [i, { written, amount, unit }] of amounts.entries()) {
    if (unit !== smallUnit) continue
    let total = zero
    for (let k = i + 1; k <= i + mostParts && k < amounts.length && amounts[k]!.unit !== smallUnit; k++) {
      total = total.plus(amounts[k]!.amount)
      if (k < i + 2 || !total.eq(amount)) continue
      const parts = amounts.slice(i + 1, k + 1).map(part => part.written)
      return { printed: written, parts: parts.join(' + ') }
    }
  }
  return null
}
