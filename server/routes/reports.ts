import { createRoute, z } from '@hono/zod-openapi'
import { monthSchema } from '#domain/month'
import { act } from '../access/act.ts'
import { demand, type Right } from '../access/caller.ts'
import { router } from '../context.ts'
import { moveReport, type Step } from '../move-report.ts'
import { Refusal } from '../refusal.ts'
import { reportSchema } from '../report-state.ts'
import { answers, idParam, jsonBody } from './kit.ts'

const params = idParam.extend({ month: monthSchema })
const opinionSchema = z.object({ opinion: z.string().max(2000).optional() })

const stepRoute = <S extends Step>(step: S, description: string) =>
  createRoute({
    method: 'post',
    path: `/projects/{id}/reports/{month}/${step}`,
    request: { params, body: { ...jsonBody(opinionSchema).body, required: false } },
    responses: answers(reportSchema, description),
  })

const rightFor: Record<Step, Right> = { submit: 'enter', return: 'approve', approve: 'approve', reopen: 'approve' }

const opinionFor = (step: Step, opinion: string | undefined) => {
  const text = opinion?.trim() ?? ''
  if ((step === 'return' || step === 'reopen') && !text) throw new Refusal(422, 'opinion-missing')
  return text
}

type Call = Parameters<Parameters<ReturnType<typeof router>['openapi']>[1]>[0]

async function take(c: Call, step: Step, valid: { id: number; month: string }, opinion: string | undefined) {
  const at = c.get('at')
  const caller = demand(c.get('caller'), rightFor[step])
  const text = opinionFor(step, opinion)
  return act(c, `report.${step}`, async (db, tell) => {
    const report = await moveReport(db, caller, valid.id, valid.month, step, text, at.now(), at.today())
    tell({ entity: 'report', id: `${valid.id}.${valid.month}`, after: { state: report.state, opinion: text } })
    return report
  })
}

export const reports = router()
  .openapi(stepRoute('submit', 'Hands the month in for approval'), async c =>
    c.json(await take(c, 'submit', c.req.valid('param'), c.req.valid('json')?.opinion), 200),
  )
  .openapi(stepRoute('return', 'Sends it back with an opinion'), async c =>
    c.json(await take(c, 'return', c.req.valid('param'), c.req.valid('json')?.opinion), 200),
  )
  .openapi(stepRoute('approve', 'Approves it; the month is locked'), async c =>
    c.json(await take(c, 'approve', c.req.valid('param'), c.req.valid('json')?.opinion), 200),
  )
  .openapi(stepRoute('reopen', 'Reopens an approved month for a correction, with an opinion'), async c =>
    c.json(await take(c, 'reopen', c.req.valid('param'), c.req.valid('json')?.opinion), 200),
  )
