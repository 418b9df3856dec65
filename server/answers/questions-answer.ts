import { z } from '@hono/zod-openapi'
import { yearOf, type Month } from '#domain/month'
import { doubtsOf, plausibilityCodes, sameFigures, type Doubt, type DoubtFacts } from '#domain/plausibility'
import type { Params } from '#domain/problem'
import type { Language } from '#domain/vocabulary'
import { sayDoubt } from '#wording/plausibility'
import type { Db } from '../../db/open.ts'
import { actualHistory } from '../../db/queries/actuals.ts'
import { agencyTree } from '../../db/queries/agencies.ts'
import { readActuals, readExpenditures, readPlan, type Plan } from '../../db/queries/facts.ts'
import { projectHead } from '../../db/queries/projects.ts'
import { readAnswers } from '../../db/queries/questions.ts'
import type { Scope } from '../../db/scope.ts'
import { Refusal, absent } from '../refusal.ts'

const params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
const asked = {
  code: z.enum(plausibilityCodes),
  /** 0: about the month's money or the month as a whole; then `agencyId` is the sub-project, 0 = all. */
  indicatorId: z.int(),
  agencyId: z.int(),
}
const given = z.object({ text: z.string(), by: z.string().nullable(), at: z.int() })

export const questionsSchema = z
  .object({
    open: z.int(),
    items: z.array(
      z.object({
        ...asked,
        params,
        /** The indicator; null about the money or the whole month. */
        name: z.string().nullable(),
        unit: z.string().nullable(),
        message: z.string(),
        /** Null while it is open; an answer holds while its figures are the same. */
        answer: given.nullable(),
        /** Answered earlier about other figures. */
        before: given.nullable(),
      }),
    ),
  })
  .openapi('MonthQuestions')
export type QuestionsAnswer = z.infer<typeof questionsSchema>

export const answersInputSchema = z.strictObject({
  answers: z
    .array(z.strictObject({ ...asked, text: z.string().trim().min(1).max(300) }))
    .min(1)
    .max(500),
})
export type GivenAnswers = z.infer<typeof answersInputSchema>['answers']

/** What every month of the project was answered, for the history: nothing overwritten, the highest version is the last word. */
export const answeredSchema = z
  .object({ items: z.array(z.object({ month: z.string(), ...asked, version: z.int(), message: z.string(), ...given.shape })) })
  .openapi('AnsweredQuestions')

export const questionKey = ({ indicatorId, agencyId, code }: { indicatorId: number; agencyId: number; code: string }) =>
  `${indicatorId}.${agencyId}.${code}`

async function doubtFacts(db: Db, plan: Plan, month: Month): Promise<DoubtFacts> {
  const [actuals, expenditures, versions] = await Promise.all([
    readActuals(db, plan.id),
    readExpenditures(db, plan.id),
    actualHistory(db, plan.id, { month }),
  ])
  // The last version of each wins.
  const notes = new Map(versions.map(row => [`${row.indicatorId}.${row.agencyId}`, row.note ?? '']))
  return { ...plan, actuals, expenditures, notes }
}

/** The month's questions as the rules ask them now. */
export async function monthDoubts(db: Db, projectId: number, month: Month) {
  const plan = await readPlan(db, projectId)
  if (!plan) throw absent()
  if (yearOf(month) !== plan.year) throw new Refusal(422, 'month-outside', { month, year: plan.year })
  return { plan, doubts: doubtsOf(await doubtFacts(db, plan, month), month) }
}

/** Open and answered, each with its sentence. */
export async function questionsAnswer(
  db: Db,
  scope: Scope,
  projectId: number,
  month: Month,
  lang: Language,
): Promise<QuestionsAnswer> {
  if (!(await projectHead(db, scope, projectId))) throw absent()
  const { plan, doubts } = await monthDoubts(db, projectId, month)
  const last = new Map((await readAnswers(db, projectId, month)).map(row => [questionKey(row), row]))
  const names = new Map((await agencyTree(db)).map(row => [row.id, row.name]))
  const items = doubts.map(doubt => {
    const indicator = plan.indicators.find(row => row.id === doubt.indicatorId)
    const said = last.get(questionKey(doubt))
    const answer = said && { text: said.text, by: said.recordedBy, at: said.recordedAt }
    const holds = said !== undefined && sameFigures(JSON.parse(said.params) as Params, doubt.params)
    return {
      ...doubt,
      name: indicator?.name ?? null,
      unit: indicator && indicator.contributors.length > 1 ? (names.get(doubt.agencyId) ?? null) : null,
      message: sayDoubt(lang, doubt),
      answer: holds ? answer! : null,
      before: holds ? null : (answer ?? null),
    }
  })
  return { open: items.filter(item => !item.answer).length, items }
}

/** Every answer of every month, each with the figures it was about; oldest version first. */
export async function answeredQuestions(
  db: Db,
  scope: Scope,
  projectId: number,
  indicatorId: number | undefined,
  lang: Language,
) {
  if (!(await projectHead(db, scope, projectId))) throw absent()
  const rows = (await readAnswers(db, projectId)).filter(row => indicatorId === undefined || row.indicatorId === indicatorId)
  const items = rows.map(({ params: about, recordedAt, recordedBy, ...row }) => {
    const code = row.code as Doubt['code']
    const message = sayDoubt(lang, { code, params: JSON.parse(about) as Params })
    return { ...row, code, message, by: recordedBy, at: recordedAt }
  })
  return { items }
}
