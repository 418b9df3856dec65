import { isCriterionRow } from '#domain/evaluation-criteria'
import { noWriting } from '#domain/evaluation-score'
import type { GivenOn } from '#domain/evaluation-writing'
import type { RuleSet } from '#domain/ruleset'
import type { Db } from '../../db/open.ts'
import { evaluationRows, type WrittenRow } from '../../db/queries/evaluations.ts'
import { rulesInTime } from '../rules.ts'

/** What people wrote, each score with what held when it was given. `aside`: a score of another rule set's criterion, which does not
 * count; null otherwise. */
export type Written = Omit<WrittenRow, 'since'> & { givenOn: GivenOn | null; aside: number | null }

/** `rulesThen`: the rules in force at a moment. What was written on a process criterion of another rule set says nothing about the
 * criterion that has its number now. */
export const underRules = (rows: readonly WrittenRow[], rules: RuleSet, rulesThen: (at: number) => RuleSet): Written[] =>
  rows.map(({ since, ...row }) => {
    const other = isCriterionRow(row.indicatorId) && rulesThen(row.recordedAt).code !== rules.code
    if (other) return { ...row, ...noWriting, givenOn: null, aside: row.given }
    return { ...row, givenOn: since && { weight: since.weight, ruleSet: rulesThen(since.recordedAt) }, aside: null }
  })

/** The newest writing on each row of a project; of a criterion of other rules its version alone. */
export async function writingsUnder(db: Db, projectId: number, rules: RuleSet): Promise<Map<number, Written>> {
  const rows = underRules(await evaluationRows(db, projectId), rules, await rulesInTime(db))
  return new Map(rows.map(row => [row.indicatorId, row]))
}
