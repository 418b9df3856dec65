import type { Month } from '#domain/month'
import type { Db } from '../../db/open.ts'
import { insertAnswers, readAnswers } from '../../db/queries/questions.ts'
import type { Tell } from '../access/act.ts'
import type { Caller } from '../access/caller.ts'
import { monthDoubts, questionKey, type GivenAnswers } from '../answers/questions-answer.ts'
import type { When } from '../clock.ts'
import { Refusal, refuseProblems } from '../refusal.ts'
import { openMonth } from './save-month.ts'

/** Adds answers to what the rules ask of this month now; a question that is no longer asked needs none. */
export async function answerQuestions(
  db: Db,
  caller: Caller,
  projectId: number,
  month: Month,
  answers: GivenAnswers,
  when: When,
  tell: Tell,
): Promise<void> {
  const units = answers.map(row => (row.indicatorId === 0 ? undefined : row.agencyId))
  await openMonth(db, caller, projectId, month, units, when)
  const { doubts } = await monthDoubts(db, projectId, month)
  const open = new Map(doubts.map(doubt => [questionKey(doubt), doubt]))
  refuseProblems(
    answers.flatMap((row, i) =>
      open.has(questionKey(row)) ? [] : [{ path: `answers.${i}`, code: 'question-gone', params: { code: row.code } }],
    ),
  )
  if (new Set(answers.map(questionKey)).size < answers.length) throw new Refusal(422, 'rule-broken', { count: 1 })
  const versions = new Map((await readAnswers(db, projectId, month)).map(row => [questionKey(row), row.version]))
  await insertAnswers(
    db,
    answers.map(row => ({
      projectId,
      month,
      indicatorId: row.indicatorId,
      agencyId: row.agencyId,
      code: row.code,
      version: (versions.get(questionKey(row)) ?? 0) + 1,
      params: JSON.stringify(open.get(questionKey(row))!.params),
      text: row.text,
      recordedAt: when.now(),
      recordedBy: caller.id,
    })),
  )
  tell({ entity: 'project', id: projectId, after: { month, answers } })
}
