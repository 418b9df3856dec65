import { isCriterionRow } from '#domain/evaluation-criteria'
import { noWriting } from '#domain/evaluation-score'
import type { RuleSet } from '#domain/ruleset'
import type { Db } from '../../db/open.ts'
import { evaluationRows, type RowVersion } from '../../db/queries/evaluations.ts'
import { ruleSetsInForce } from '../../db/queries/rule-sets.ts'

/** What was written on a process criterion of another rule set says nothing about the criterion that has its number now. */
export async function underRules<R extends Pick<RowVersion, 'indicatorId' | 'recordedAt'>>(
  db: Db,
  rows: readonly R[],
  rules: RuleSet,
): Promise<R[]> {
  if (!rows.some(row => isCriterionRow(row.indicatorId))) return [...rows]
  const steps = await ruleSetsInForce(db)
  // The newest first: the last step after the writing says what was in force until then.
  const codeAt = (at: number) => steps.filter(step => step.at > at).at(-1)?.before?.code ?? rules.code
  const own = (row: R) => !isCriterionRow(row.indicatorId) || codeAt(row.recordedAt) === rules.code
  return rows.map(row => (own(row) ? row : { ...row, ...noWriting }))
}

/** The newest writing on each row of a project; of a criterion of other rules its version alone. */
export async function writingsUnder(db: Db, projectId: number, rules: RuleSet): Promise<Map<number, RowVersion>> {
  const rows = await underRules(db, await evaluationRows(db, projectId), rules)
  return new Map(rows.map(row => [row.indicatorId, row]))
}
