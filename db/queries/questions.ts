import { and, asc, eq } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { insertRows } from '../prepared.ts'

const { questionAnswer, account } = table
export type AnswerInsert = typeof questionAnswer.$inferInsert

/** Every answer to a project's questions, oldest version first, with who gave it. */
export async function readAnswers(db: Db, projectId: number, month?: string) {
  return await db
    .select({
      month: questionAnswer.month,
      indicatorId: questionAnswer.indicatorId,
      agencyId: questionAnswer.agencyId,
      code: questionAnswer.code,
      version: questionAnswer.version,
      params: questionAnswer.params,
      text: questionAnswer.text,
      recordedAt: questionAnswer.recordedAt,
      recordedBy: account.name,
    })
    .from(questionAnswer)
    .leftJoin(account, eq(account.id, questionAnswer.recordedBy))
    .where(and(eq(questionAnswer.projectId, projectId), month === undefined ? undefined : eq(questionAnswer.month, month)))
    .orderBy(
      asc(questionAnswer.month),
      asc(questionAnswer.indicatorId),
      asc(questionAnswer.agencyId),
      asc(questionAnswer.code),
      asc(questionAnswer.version),
    )
}

export const insertAnswers = (db: Db, rows: AnswerInsert[]) => insertRows(db, 'question_answer_insert', questionAnswer, rows)
