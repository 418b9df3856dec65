import { differs, sum } from './decimal.ts'
import { levelPoints } from './evaluation-criteria.ts'
import type { Problem } from './problem.ts'
import type { RuleSet } from './ruleset.ts'
import { grades } from './vocabulary-ruleset.ts'

/** What a rule set of the right shape still gets wrong: points that are not 100, bands that overlap, edges out of order. */

const problem = (path: string, code: string, params: Problem['params'] = {}): Problem => ({ path, code, params })

export function ruleSetIssues(rules: RuleSet): Problem[] {
  return [...ofCode(rules), ...ofPoints(rules), ...ofCriteria(rules), ...ofEdges(rules), ...ofLevels(rules), ...ofCalendar(rules)]
}

/** The address of a new one: under it no rule set could be opened. */
const takenCode = 'new'
const ofCode = ({ code }: Rules): Problem[] => (code === takenCode ? [problem('code', 'rules-code-taken', { code })] : [])

type Rules = Parameters<typeof ruleSetIssues>[0]

/** Every way to give points makes 100 with the process criteria; with two blocks the categories carry none. */
function ofPoints({ weights, weightsWithCost, blocks, processCriteria }: Rules): Problem[] {
  const process = Number(sum(processCriteria.map(one => one.points)))
  const whole = (path: string, given: readonly number[]) => {
    const total = Number(sum([...given, process]))
    return differs(total, 100, 0) ? [problem(path, 'rules-points', { total, process })] : []
  }
  if (blocks) return whole('blocks', [blocks.execution, blocks.results])
  return [...whole('weights', Object.values(weights)), ...whole('weightsWithCost', Object.values(weightsWithCost))]
}

function ofCriteria({ processCriteria, rounding }: Rules): Problem[] {
  return processCriteria.flatMap((one, i) => {
    const path = `processCriteria.${i}`
    // Decimals out of range are objected to by the schema; nothing is rounded to them.
    const earned = [0, 1, 2].includes(rounding.decimals) ? levelPoints(one, rounding.decimals) : []
    const earlier = processCriteria.slice(0, i)
    return [
      ...(earlier.some(other => other.id === one.id) ? [problem(`${path}.id`, 'rules-criterion-twice', { name: one.name })] : []),
      ...(earlier.some(other => other.name === one.name)
        ? [problem(`${path}.name`, 'rules-criterion-twice', { name: one.name })]
        : []),
      ...one.levels.flatMap((level, k) => levelIssues(one.levels, level, k, `${path}.levels.${k}`)),
      // Whoever earns these points would stand at the first of the two.
      ...earned.flatMap((points, k) =>
        k > 0 && points === earned[k - 1] && one.levels[k]!.share < one.levels[k - 1]!.share
          ? [problem(`${path}.levels.${k}.share`, 'rules-levels-equal', { points, name: one.levels[k - 1]!.name })]
          : [],
      ),
    ]
  })
}

type Level = Rules['processCriteria'][number]['levels'][number]
function levelIssues(levels: readonly Level[], level: Level, k: number, path: string): Problem[] {
  const before = levels[k - 1]
  if (!before) return level.share === 1 ? [] : [problem(`${path}.share`, 'rules-rubric-best', { share: level.share })]
  return [
    ...(level.share >= before.share
      ? [problem(`${path}.share`, 'rules-falling-share', { value: level.share, before: before.share })]
      : []),
    ...(levels.slice(0, k).some(other => other.name === level.name)
      ? [problem(`${path}.name`, 'rules-level-twice', { name: level.name })]
      : []),
  ]
}

/** Edges from the best down to 0; cuts that stand in their order. */
function ofEdges({ grades: rows, satisfactionBands, signals, budgetSignals, likelihood }: Rules): Problem[] {
  const found: Problem[] = []
  rows.forEach(({ from, grade }, i) => {
    const before = rows[i - 1]
    if (before && from >= before.from)
      found.push(problem(`grades.${i}.from`, 'rules-falling', { value: from, before: before.from }))
    if (before && grades.indexOf(grade) <= grades.indexOf(before.grade))
      found.push(problem(`grades.${i}.grade`, 'rules-grade-order', { grade, before: before.grade }))
  })
  // An empty list is objected to by the schema, which asks here all the same.
  if (rows.length > 0 && rows.at(-1)!.from !== 0) found.push(problem(`grades.${rows.length - 1}.from`, 'rules-from-zero'))
  satisfactionBands?.forEach(({ from, share }, i) => {
    const before = satisfactionBands[i - 1]
    if (!before) return
    if (from >= before.from)
      found.push(problem(`satisfactionBands.${i}.from`, 'rules-falling-share', { value: from, before: before.from }))
    if (share > before.share)
      found.push(problem(`satisfactionBands.${i}.share`, 'rules-earns-more', { value: share, before: before.share }))
  })
  if (satisfactionBands?.length && satisfactionBands.at(-1)!.from !== 0)
    found.push(problem(`satisfactionBands.${satisfactionBands.length - 1}.from`, 'rules-from-zero'))
  for (const [path, bands] of [['signals', signals] as const, ['budgetSignals', budgetSignals] as const]) {
    const { behindBelow, warningBelow, aheadFrom } = bands
    if (behindBelow > warningBelow)
      found.push(problem(`${path}.warningBelow`, 'rules-rising', { value: warningBelow, before: behindBelow }))
    if (warningBelow > aheadFrom)
      found.push(problem(`${path}.aheadFrom`, 'rules-rising', { value: aheadFrom, before: warningBelow }))
  }
  const { impossibleBelow, certainFrom } = likelihood
  if (impossibleBelow >= certainFrom)
    found.push(problem('likelihood.certainFrom', 'rules-above', { value: certainFrom, before: impossibleBelow }))
  return found
}

/** No points belong to two levels. */
function ofLevels({ levelBands }: Rules): Problem[] {
  const found: Problem[] = []
  const order = ['unmet', 'partly', 'met'] as const
  order.forEach((level, i) => {
    const { low, high } = levelBands[level]
    if (low >= high) found.push(problem(`levelBands.${level}.high`, 'rules-above', { value: high, before: low }))
    const below = order[i - 1]
    if (!below) return
    const under = levelBands[below]
    if (low < under.high || (low === under.high && under.highBelongs))
      found.push(problem(`levelBands.${level}.low`, 'rules-overlap', { value: low, before: under.high }))
  })
  return found
}

function ofCalendar({ executionMilestones, reminders }: Rules): Problem[] {
  const found: Problem[] = []
  executionMilestones.forEach(({ month, rate }, i) => {
    const before = executionMilestones[i - 1]
    if (!before) return
    if (month <= before.month)
      found.push(problem(`executionMilestones.${i}.month`, 'rules-month', { value: month, before: before.month }))
    if (rate < before.rate)
      found.push(problem(`executionMilestones.${i}.rate`, 'rules-rising', { value: rate, before: before.rate }))
  })
  const steps = ['overdueAfter', 'headAfter', 'departmentAfter', 'forgetAfter'] as const
  steps.forEach((step, i) => {
    const before = steps[i - 1]
    if (before && reminders[step] < reminders[before])
      found.push(problem(`reminders.${step}`, 'rules-later', { value: reminders[step], before: reminders[before] }))
  })
  return found
}
