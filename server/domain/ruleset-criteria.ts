import type { Problem } from './problem.ts'
import type { ProcessCriterion, RuleSet } from './ruleset.ts'

/** Numbers of process criteria stay with their criterion through every version of a rule set: writings name them. */

type Named = Pick<ProcessCriterion, 'id' | 'name'>

/** Free in every version so far. */
export const nextCriterion = (ever: readonly Named[]): number => Math.max(0, ...ever.map(one => one.id)) + 1

/** `versions`: the criteria of each version so far, the oldest first. The newest version's criteria may be renamed; the
 * number of one that was taken out may come back with that criterion alone. */
export function reusedCriteria(versions: readonly (readonly Named[])[], { processCriteria }: RuleSet): Problem[] {
  const newest = new Set(versions.at(-1)?.map(one => one.id))
  const last = new Map(versions.flat().map(one => [one.id, one.name]))
  return processCriteria.flatMap(({ id, name }, i): Problem[] => {
    const before = last.get(id)
    if (before === undefined || newest.has(id) || before === name) return []
    return [{ path: `ruleSet.processCriteria.${i}.id`, code: 'rules-criterion-number', params: { id, before, name } }]
  })
}
