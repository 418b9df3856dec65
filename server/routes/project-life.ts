import { createRoute, z } from '@hono/zod-openapi'
import { changeSteps, type ChangeStep } from '#domain/target-change'
import { projectPersonal } from '../../db/queries/personal.ts'
import { act } from '../access/act.ts'
import { demand, type Caller } from '../access/caller.ts'
import { changeInputSchema, decide, proposeChange } from '../acts/change-target.ts'
import { changesAnswer, changeSchema, changesSchema } from '../answers/changes-answer.ts'
import { router, type Ctx } from '../context.ts'
import { ownProject } from '../access/own-project.ts'
import { projectAnswer, projectSchema } from '../answers/project-answer.ts'
import { lifeInputSchema, recordLife } from '../acts/record-life.ts'
import { answers, creates, idParam, jsonBody } from './kit.ts'

const changeParam = idParam.extend({ changeId: idParam.shape.id })
const decisionSchema = z.object({ opinion: z.string().max(2000).optional(), version: z.int().optional() })
const personalSchema = z
  .object({ leader: z.string(), contact: z.string(), phone: z.string() })
  .openapi('Personal', { description: 'Names and telephone of a declaration, unmasked' })

const stepRoute = <S extends ChangeStep>(step: S, description: string) =>
  createRoute({
    method: 'post',
    path: `/projects/{id}/target-changes/{changeId}/${step}`,
    request: { params: changeParam, body: { ...jsonBody(decisionSchema).body, required: false } },
    responses: answers(changeSchema, description),
  })

type Valid = { place: { id: number; changeId: number }; said: z.infer<typeof decisionSchema> | undefined }

async function take(c: Ctx, step: ChangeStep, { place, said }: Valid) {
  const at = c.get('at')
  const caller = demand(c.get('caller'), step === 'withdraw' ? 'declare' : 'decideTargets')
  await act(c, `target.${step}`, async (db, tell) => {
    const { before, after } = await decide(db, caller, place, step, said ?? {}, at)
    tell({ entity: 'project', id: place.id, before: { change: before.id, state: before.state }, after: brief(after) })
  })
  return oneChange(c, caller, place)
}

const brief = <T extends { id: number; target: string; plan: string | null }>({ id, target, plan, ...row }: T) => ({
  change: id,
  ...row,
  target: JSON.parse(target) as unknown,
  plan: plan === null ? null : (JSON.parse(plan) as unknown),
})

async function oneChange(c: Ctx, caller: Caller, { id, changeId }: Valid['place']) {
  const { items } = await changesAnswer(c.get('at').store.db, caller, id)
  return items.find(row => row.id === changeId)!
}

export const projectLife = router()
  .openapi(
    createRoute({
      method: 'post',
      path: '/projects/{id}/events',
      request: { params: idParam, ...jsonBody(lifeInputSchema) },
      responses: creates(projectSchema, 'Suspends, resumes, closes, merges, moves or archives a project from a month on'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'changeLife')
      const { id } = c.req.valid('param')
      await act(c, 'project.event', async (db, tell) => {
        const { before, after } = await recordLife(db, caller, id, c.req.valid('json'), at.now())
        tell({ entity: 'project', id, before, after })
      })
      return c.json(await projectAnswer(at.store.db, caller.scope, id, c.get('lang')), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/target-changes',
      request: { params: idParam },
      responses: answers(changesSchema, 'Requests to change targets, and every version of every target'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      return c.json(await changesAnswer(c.get('at').store.db, caller, c.req.valid('param').id), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/projects/{id}/target-changes',
      request: { params: idParam, ...jsonBody(changeInputSchema) },
      responses: creates(changeSchema, 'Asks for a target change; it counts once somebody else approves it'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'declare')
      const { id } = c.req.valid('param')
      const changeId = await act(c, 'target.propose', async (db, tell) => {
        const row = await proposeChange(db, caller, id, c.req.valid('json'), at.now())
        tell({ entity: 'project', id, after: brief(row) })
        return row.id
      })
      return c.json(await oneChange(c, caller, { id, changeId }), 201)
    },
  )
  .openapi(stepRoute(changeSteps[0], 'Approves it: a new version of the target from its month on'), async c =>
    c.json(await take(c, 'approve', { place: c.req.valid('param'), said: c.req.valid('json') }), 200),
  )
  .openapi(stepRoute(changeSteps[1], 'Refuses it with an opinion'), async c =>
    c.json(await take(c, 'refuse', { place: c.req.valid('param'), said: c.req.valid('json') }), 200),
  )
  .openapi(stepRoute(changeSteps[2], 'Withdraws one’s own request'), async c =>
    c.json(await take(c, 'withdraw', { place: c.req.valid('param'), said: c.req.valid('json') }), 200),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/projects/{id}/personal',
      request: { params: idParam },
      responses: answers(personalSchema, 'Shows the names and telephone in full; the trail records who saw them'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'seePersonal')
      const { id } = c.req.valid('param')
      const personal = await act(c, 'personal.reveal', async (db, tell) => {
        await ownProject(db, caller, id)
        tell({ entity: 'project', id, after: { fields: ['leader', 'contact', 'phone'] } })
        return projectPersonal(db, id)
      })
      return c.json(personal, 200)
    },
  )
