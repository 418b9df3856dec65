import { roundsOf } from '#domain/evaluation-review'
import type { Db } from '../../db/open.ts'
import { evaluationSteps } from '../../db/queries/evaluations.ts'
import { recipientById } from '../../db/queries/messages.ts'
import type { ProjectHead } from '../../db/queries/projects.ts'
import { reviewersOf } from '../../db/queries/reviewers.ts'
import type { When } from '../clock.ts'
import { tellPeople, type Telling } from './messages.ts'

/** Tells experts of a handed-in evaluation to be scored, each once a round; given a project before that, they hear so. */
export async function tellExperts(db: Db, at: When & Telling, head: ProjectHead, only?: readonly number[]): Promise<void> {
  const wanted = only ?? (await reviewersOf(db, head.id)).map(one => one.accountId)
  const people = (await Promise.all(wanted.map(id => recipientById(db, id)))).filter(one => one !== undefined)
  const last = roundsOf(await evaluationSteps(db, head.id)).at(-1)
  const waits = last !== undefined && !last.over
  const key = waits ? `evaluation.${head.id}.round.${last.round}.expert` : `project.${head.id}.expert.${at.now()}`
  const params = { project: head.name, projectId: head.id, year: head.year, waits }
  await tellPeople(db, at, { key, kind: 'reviewAsked', params }, people)
}
