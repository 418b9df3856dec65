import { z } from '@hono/zod-openapi'
import { checkDeclaration } from '#domain/declaration-check'
import { declarationSchema } from '#domain/declaration'
import { isAskedOnce, qualityCodes } from '#domain/target-quality'
import type { Db } from '../../db/open.ts'
import type { Tell } from '../access/act.ts'
import type { Caller } from '../access/caller.ts'
import { previousOf, qualityOf } from '../answers/past-answer.ts'
import type { When } from '../clock.ts'
import { refuseProblems } from '../refusal.ts'
import { checkCarried, recordCarried } from './carry-over.ts'
import { saveDeclaration } from './save-declaration.ts'

export const createSchema = z.strictObject({
  declaration: declarationSchema,
  /** The project of the year before it was carried over from, and which of its contracts run on. */
  carriedFrom: z
    .strictObject({
      projectId: z.int().positive().max(2_147_483_647),
      contracts: z.array(z.int().positive().max(2_147_483_647)).max(2000).default([]),
    })
    .optional(),
  /** Questions about targets that a person left as they are, with why. Sent, even empty, they say that the targets were
   * looked at: what was asked and not answered then stays with the project. */
  overruled: z
    .array(z.strictObject({ code: z.enum(qualityCodes), path: z.string().max(120), reason: z.string().trim().min(1).max(1000) }))
    .max(1000)
    .optional(),
})
export type CreateInput = z.infer<typeof createSchema>

/** The one way a declaration becomes a project, new or carried over; answers its id and how many questions about targets stay open. */
export async function createProject(db: Db, caller: Caller, input: CreateInput, when: When, tell: Tell) {
  const { declaration, carriedFrom, overruled } = input
  refuseProblems(checkDeclaration(declaration))
  const head = carriedFrom && (await checkCarried(db, caller, declaration, carriedFrom))
  const asks = carriedFrom !== undefined || overruled !== undefined
  const previous = head?.id ?? (asks ? await previousOf(db, declaration) : null)
  const asked = asks ? await qualityOf(db, caller.scope, declaration, previous, when.today()) : []
  const questions = asked.flatMap(question => {
    const answer = overruled?.find(({ code, path }) => code === question.code && path === question.path)
    if (answer) return [{ ...question, reason: answer.reason }]
    return isAskedOnce(question) ? [] : [question]
  })
  const made = await saveDeclaration(db, caller, declaration, when.now(), false, { previousId: head?.id, questions })
  if (head && carriedFrom) await recordCarried(db, caller, { made, declaration, carry: carriedFrom, head }, when)
  const { projectName: name, agencyCode, year, budgetTotal, indicators } = declaration
  const told = { name, agencyCode, year, budgetTotal, indicators: indicators.length }
  const origin = carriedFrom ? { carriedFrom } : {}
  const answers = overruled?.length ? { overruled } : {}
  tell({ entity: 'project', id: made, after: { ...told, ...origin, ...answers } })
  return { id: made, questions: questions.filter(question => !('reason' in question)).length }
}
