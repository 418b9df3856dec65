import { createRoute, z } from '@hono/zod-openapi'
import { accountById } from '../../db/queries/accounts.ts'
import { findReviewers, insertReviewers, removeReviewers, reviewersOf } from '../../db/queries/reviewers.ts'
import type { Db } from '../../db/open.ts'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { ownProject } from '../access/own-project.ts'
import { openWhenDone } from '../acts/review-evaluation.ts'
import { tellExperts } from '../acts/tell-experts.ts'
import { router } from '../context.ts'
import { refuseProblems } from '../refusal.ts'
import { answers, bodyId, idParam, jsonBody } from './kit.ts'

const reviewersSchema = z
  .object({ items: z.array(z.object({ accountId: z.int(), name: z.string(), assignedAt: z.int() })) })
  .openapi('Reviewers')
const given = z.strictObject({ accountIds: z.array(bodyId).max(100) })

/** Only enabled accounts of reviewers 评审专家 can be given a project. */
async function refuseOthers(db: Db, accountIds: number[]) {
  const accounts = await Promise.all(accountIds.map(id => accountById(db, id)))
  const wrong = accountIds.flatMap((_, i) => (accounts[i]?.role === 'reviewer' && !accounts[i].disabled ? [] : [i]))
  refuseProblems(wrong.map(i => ({ path: `accountIds.${i}`, code: 'not-a-reviewer', params: {} })))
}

const foundSchema = z.object({ items: z.array(z.object({ id: z.int(), name: z.string() })) }).openapi('FoundReviewers')
/** More than a dialog can show: the rest is found by typing. */
const most = 50

export const reviewers = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/reviewers',
      request: { query: z.object({ q: z.string().trim().max(60).optional() }) },
      responses: answers(foundSchema, 'Reviewers who can be given a project, by name'),
    }),
    async c => {
      demand(c.get('caller'), 'assignReviewers')
      const { q = '' } = c.req.valid('query')
      return c.json({ items: await findReviewers(c.get('at').store.db, q, most) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/reviewers',
      request: { params: idParam },
      responses: answers(reviewersSchema, 'Who was given the project to review'),
    }),
    async c => {
      const { db } = c.get('at').store
      const caller = demand(c.get('caller'), 'assignReviewers')
      const { id } = await ownProject(db, caller, c.req.valid('param').id)
      return c.json({ items: await reviewersOf(db, id) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/projects/{id}/reviewers',
      request: { params: idParam, ...jsonBody(given) },
      responses: answers(reviewersSchema, 'Gives the project to these reviewers and to no others'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'assignReviewers')
      const { id } = c.req.valid('param')
      const wanted = [...new Set(c.req.valid('json').accountIds)]
      const items = await act(c, 'reviewer.assign', async (db, tell) => {
        const head = await ownProject(db, caller, id)
        await refuseOthers(db, wanted)
        const before = (await reviewersOf(db, id)).map(row => row.accountId)
        const added = wanted.filter(account => !before.includes(account))
        const removed = before.filter(account => !wanted.includes(account))
        await removeReviewers(db, id, removed)
        await insertReviewers(
          db,
          added.map(accountId => ({ projectId: id, accountId, assignedAt: at.now(), assignedBy: caller.id })),
        )
        if (added.length) await tellExperts(db, at, head, added)
        if (removed.length) await openWhenDone(db, caller, head, at)
        tell({ entity: 'project', id, before: { reviewers: before }, after: { reviewers: wanted } })
        return reviewersOf(db, id)
      })
      return c.json({ items }, 200)
    },
  )
