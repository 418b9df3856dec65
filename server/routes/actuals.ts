import { createRoute, z } from '@hono/zod-openapi'
import { actualsInputSchema, expendituresInputSchema } from '#domain/actual'
import { planPointSchema } from '#domain/declaration'
import { daySchema } from '#domain/day'
import { monthSchema } from '#domain/month'
import { reportActs, type ReportAct } from '#domain/report-way'
import { targetSchema } from '#domain/target'
import { actualHistory, expenditureHistory } from '../../db/queries/actuals.ts'
import { targetHistory } from '../../db/queries/facts.ts'
import { projectHead } from '../../db/queries/projects.ts'
import { reportSteps } from '../../db/queries/reports.ts'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { router } from '../context.ts'
import { monthAnswer, monthAnswerSchema } from '../answers/month-answer.ts'
import { pastDay } from '../answers/year-on-day.ts'
import { absent } from '../refusal.ts'
import { reportSchema } from '../acts/report-state.ts'
import { saveActuals, saveExpenditures } from '../acts/save-month.ts'
import { answers, idParam, jsonBody, queryId } from './kit.ts'

const monthParams = idParam.extend({ month: monthSchema })

const savedActuals = z
  .object({
    report: reportSchema,
    entries: z.array(z.object({ indicatorId: z.int(), agencyId: z.int(), version: z.int() })),
  })
  .openapi('SavedActuals')
const savedExpenditures = z
  .object({ report: reportSchema, entries: z.array(z.object({ subprojectId: z.int(), version: z.int() })) })
  .openapi('SavedExpenditures')

const version = {
  month: monthSchema,
  version: z.int(),
  note: z.string().nullable(),
  /** register, sheet, counter, workbook; null = typed. */
  source: z.string().nullable(),
  recordedAt: z.int(),
  recordedBy: z.string().nullable(),
}
const number = z.number().nullable()
const historySchema = z
  .object({
    /** The past day asked for and its last moment: rows recorded later are corrections since. */
    on: daySchema.optional(),
    until: z.int().optional(),
    actuals: z.array(
      z.object({
        ...version,
        indicatorId: z.int(),
        agencyId: z.int(),
        state: z.string(),
        value: number,
        numerator: number,
        denominator: number,
        level: z.string().nullable(),
      }),
    ),
    /** What was asked for, and on which document's ground it changed. */
    targets: z.array(
      z.object({
        version: z.int(),
        indicatorId: z.int(),
        effective: monthSchema,
        target: targetSchema,
        monthlyPlan: z.array(planPointSchema).nullable(),
        documentNo: z.string(),
        reason: z.string(),
        recordedAt: z.int(),
        recordedBy: z.string().nullable(),
      }),
    ),
    expenditures: z.array(z.object({ ...version, subprojectId: z.int(), spent: number, allocated: number, offPurpose: number })),
    /** Steps of the monthly reports, in the order they were taken. */
    events: z.array(
      z.object({
        month: monthSchema,
        version: z.int(),
        event: z.enum(reportActs),
        opinion: z.string(),
        recordedAt: z.int(),
        recordedBy: z.string().nullable(),
      }),
    ),
  })
  .openapi('History')

export const actuals = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/actuals/{month}',
      request: { params: monthParams },
      responses: answers(monthAnswerSchema, 'A month as entered: values, money, versions, report'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      const { id, month } = c.req.valid('param')
      return c.json(await monthAnswer(c.get('at').store.db, caller, id, month, c.get('at')), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/projects/{id}/actuals/{month}',
      request: { params: monthParams, ...jsonBody(actualsInputSchema) },
      responses: answers(savedActuals, "Saves a month's entries, all or nothing"),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'enter')
      const { id, month } = c.req.valid('param')
      const { entries } = c.req.valid('json')
      const save = act(c, 'actuals.save', (db, tell) => saveActuals(db, caller, id, month, entries, at, tell))
      return c.json(await save, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/projects/{id}/expenditures/{month}',
      request: { params: monthParams, ...jsonBody(expendituresInputSchema) },
      responses: answers(savedExpenditures, "Saves a month's money per sub-project, in fen"),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'enter')
      const { id, month } = c.req.valid('param')
      const { entries } = c.req.valid('json')
      const save = act(c, 'expenditures.save', (db, tell) => saveExpenditures(db, caller, id, month, entries, at, tell))
      return c.json(await save, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/history',
      request: {
        params: idParam,
        query: z.object({
          indicatorId: queryId.optional(),
          month: monthSchema.optional(),
          on: daySchema.optional(),
        }),
      },
      responses: answers(
        historySchema,
        'Every version of every value and target, oldest first; `on`: what was recorded after that day is told apart by `until`',
      ),
    }),
    async c => {
      const at = c.get('at')
      const { db } = at.store
      const caller = demand(c.get('caller'), 'see')
      const { id } = c.req.valid('param')
      const { on, ...only } = c.req.valid('query')
      if (!(await projectHead(db, caller.scope, id))) throw absent()
      const past = await pastDay(at, id, on)
      const money = only.indicatorId === undefined ? await expenditureHistory(db, id, only.month) : []
      const targets = only.month === undefined ? await targetHistory(db, id, only.indicatorId) : []
      const steps = only.indicatorId === undefined ? await reportSteps(db, id, only.month) : []
      const events = steps.map(step => ({ ...step, event: step.event as ReportAct }))
      return c.json({ ...past, actuals: await actualHistory(db, id, only), targets, expenditures: money, events }, 200)
    },
  )
