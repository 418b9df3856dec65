import { createRoute, z } from '@hono/zod-openapi'
import { monthSchema } from '#domain/month'
import type { ReportAct } from '#domain/report-way'
import { act } from '../access/act.ts'
import { demand, type Right } from '../access/caller.ts'
import { router } from '../context.ts'
import { moveReport, type StepInput } from '../acts/move-report.ts'
import { reportSchema } from '../acts/report-state.ts'
import { answers, idParam, jsonBody } from './kit.ts'

const params = idParam.extend({ month: monthSchema })
const stepSchema = z.strictObject({
  opinion: z.string().max(2000).optional(),
  /** The report's version on the screen: a step on another one is refused (409). */
  version: z.int().min(0).optional(),
})

const stepRoute = <S extends ReportAct>(step: S, description: string) =>
  createRoute({
    method: 'post',
    path: `/projects/{id}/reports/{month}/${step}`,
    request: { params, body: { ...jsonBody(stepSchema).body, required: false } },
    responses: answers(reportSchema, description),
  })

const rightFor: Record<ReportAct, Right> = {
  submit: 'enter',
  withdraw: 'enter',
  ask: 'enter',
  begin: 'approve',
  return: 'approve',
  approve: 'approve',
  reopen: 'approve',
}

type Call = Parameters<Parameters<ReturnType<typeof router>['openapi']>[1]>[0]

async function take(c: Call, step: ReportAct, valid: { id: number; month: string }, input: StepInput = {}) {
  const at = c.get('at')
  const caller = demand(c.get('caller'), rightFor[step])
  return act(c, `report.${step}`, async (db, tell) => {
    const report = await moveReport(db, caller, valid.id, valid.month, step, input, at)
    const { state, version } = report
    tell({ entity: 'report', id: `${valid.id}.${valid.month}`, after: { state, version, opinion: input.opinion?.trim() ?? '' } })
    return report
  })
}

export const reports = router()
  .openapi(stepRoute('submit', 'Hands the month in for approval'), async c =>
    c.json(await take(c, 'submit', c.req.valid('param'), c.req.valid('json')), 200),
  )
  .openapi(stepRoute('withdraw', 'Takes it back, until the review begins'), async c =>
    c.json(await take(c, 'withdraw', c.req.valid('param'), c.req.valid('json')), 200),
  )
  .openapi(stepRoute('begin', 'Begins the review: it can no longer be withdrawn'), async c =>
    c.json(await take(c, 'begin', c.req.valid('param'), c.req.valid('json')), 200),
  )
  .openapi(stepRoute('return', 'Sends it back with an opinion'), async c =>
    c.json(await take(c, 'return', c.req.valid('param'), c.req.valid('json')), 200),
  )
  .openapi(stepRoute('approve', 'Approves it; the month is locked'), async c =>
    c.json(await take(c, 'approve', c.req.valid('param'), c.req.valid('json')), 200),
  )
  .openapi(stepRoute('reopen', 'Reopens an approved month for a correction, with an opinion'), async c =>
    c.json(await take(c, 'reopen', c.req.valid('param'), c.req.valid('json')), 200),
  )
  .openapi(stepRoute('ask', 'Asks for a correction of an approved month, or for an exception from its lock date'), async c =>
    c.json(await take(c, 'ask', c.req.valid('param'), c.req.valid('json')), 200),
  )
