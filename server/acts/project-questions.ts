import type { OpenQuestion } from '#domain/declaration-questions'
import { isDivisible, sumOfShares } from '#domain/contribution'
import { atLeast } from '#domain/number'
import { planQuestions } from '#domain/plan-question'
import { askedAgain, isOfTarget } from '#domain/target-quality-again'
import type { Db } from '../../db/open.ts'
import { readPlan } from '../../db/queries/facts.ts'
import { projectQuestions, setProjectQuestions } from '../../db/queries/projects.ts'

const asked = new Set(['target-uncertain', 'plan-decreasing', 'plan-short', 'shares-sum'])

/** After a target or plan changed: what it settles goes, what it makes one ask comes; a save is never refused for it.
 * `targets`: whose target is another one now. */
export async function askAgain(
  db: Db,
  projectId: number,
  indicators: ReadonlySet<number>,
  targets: ReadonlySet<number>,
): Promise<void> {
  const plan = await readPlan(db, projectId)
  const changed = plan?.indicators.flatMap((row, i) => (indicators.has(row.id) ? [{ row, i, at: `indicators.${i}.` }] : [])) ?? []
  if (!changed.length) return
  const open = JSON.parse(await projectQuestions(db, projectId)) as OpenQuestion[]
  const goes = (question: OpenQuestion, { row, at }: (typeof changed)[number]) =>
    question.path.startsWith(at) && (asked.has(question.code) || (targets.has(row.id) && isOfTarget(question)))
  const kept = open.filter(question => !changed.some(one => goes(question, one)))
  const fresh = changed.flatMap(({ row, i, at }): OpenQuestion[] => {
    const { target, plan: monthly } = row.targets.at(-1)!
    const ofRow = open.filter(({ path }) => path === `${at}target`)
    const quality = targets.has(row.id) ? askedAgain(ofRow, { ...row, target }, i) : []
    const plans: OpenQuestion[] = planQuestions(row.name, target, monthly).map(question => ({
      ...question,
      path: `${at}monthlyPlan`,
    }))
    const sum = sumOfShares(row.contributors.map(unit => row.shares?.[unit] ?? null))
    const { value, unit, scale } = target
    if (sum !== null && value !== null && isDivisible(row) && !(atLeast(sum, value) && atLeast(value, sum)))
      plans.push({ code: 'shares-sum', path: `${at}contributors`, params: { name: row.name, sum, target: value, unit, scale } })
    if (target.certain) return [...plans, ...quality]
    const params = { name: row.name, raw: target.raw, pacing: row.pacing }
    return [{ code: 'target-uncertain', path: `${at}target`, params }, ...plans, ...quality]
  })
  await setProjectQuestions(db, projectId, JSON.stringify([...kept, ...fresh]))
}
