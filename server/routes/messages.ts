import { createRoute, z } from '@hono/zod-openapi'
import { messageKinds, type MessageKind } from '#domain/message'
import type { Params } from '#domain/problem'
import type { Language } from '#domain/vocabulary'
import { sayMessage } from '#wording/messages'
import { inboxOf, markRead, openOutbox, ownsMessage, unreadOf } from '../../db/queries/messages.ts'
import { act } from '../access/act.ts'
import { demand, type Caller } from '../access/caller.ts'
import { router } from '../context.ts'
import { Refusal, absent } from '../refusal.ts'
import { answers, idParam, listOf, pageQuery } from './kit.ts'

const messageSchema = z
  .object({
    id: z.int(),
    kind: z.enum(messageKinds),
    title: z.string(),
    text: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    projectId: z.int().nullable(),
    month: z.string().nullable(),
    createdAt: z.int(),
    readAt: z.int().nullable(),
  })
  .openapi('Message')
const inboxSchema = listOf(messageSchema).extend({ unread: z.int() })
const letterSchema = z
  .object({
    id: z.int(),
    channel: z.string(),
    recipient: z.string(),
    subject: z.string(),
    state: z.enum(['waiting', 'failed']),
    attempts: z.int(),
    error: z.string(),
    createdAt: z.int(),
    nextAt: z.int(),
  })
  .openapi('Letter')

type Row = Awaited<ReturnType<typeof inboxOf>>['items'][number]

function view({ id, kind, params: json, projectId, month, createdAt, readAt }: Row, lang: Language) {
  const params = JSON.parse(json) as Params
  return {
    id,
    kind: kind as MessageKind,
    ...sayMessage(lang, kind as MessageKind, params),
    params,
    projectId,
    month,
    createdAt,
    readAt,
  }
}

/** Everybody has an inbox, whatever their rights. */
function signedIn(caller: Caller | null): Caller {
  if (!caller) throw new Refusal(401, 'not-signed-in')
  if (caller.mustChangePassword) throw new Refusal(403, 'password-change-required')
  return caller
}

export const messages = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/messages',
      request: { query: pageQuery.extend({ unread: z.enum(['0', '1']).default('0') }) },
      responses: answers(inboxSchema, "The caller's inbox, the newest first"),
    }),
    async c => {
      const { db } = c.get('at').store
      const caller = signedIn(c.get('caller'))
      const { page, pageSize, unread } = c.req.valid('query')
      const { items, total } = await inboxOf(db, caller.id, unread === '1', page, pageSize)
      return c.json({ items: items.map(row => view(row, c.get('lang'))), total, unread: await unreadOf(db, caller.id) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/messages/{id}/read',
      request: { params: idParam },
      responses: answers(z.object({ unread: z.int() }), 'Marks a message as read'),
    }),
    async c => {
      const at = c.get('at')
      const caller = signedIn(c.get('caller'))
      const { id } = c.req.valid('param')
      await act(c, 'message.read', async (db, tell) => {
        if (!(await ownsMessage(db, caller.id, id))) throw absent()
        await markRead(db, caller.id, id, at.now())
        tell({ entity: 'message', id })
      })
      return c.json({ unread: await unreadOf(at.store.db, caller.id) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/messages/read-all',
      responses: answers(z.object({ unread: z.int() }), 'Marks the whole inbox as read'),
    }),
    async c => {
      const at = c.get('at')
      const caller = signedIn(c.get('caller'))
      await act(c, 'message.read', async (db, tell) => {
        const count = await markRead(db, caller.id, null, at.now())
        tell({ entity: 'message', id: 'all', after: { count } })
      })
      return c.json({ unread: 0 }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/outbox',
      request: { query: pageQuery },
      responses: answers(listOf(letterSchema), 'Letters that wait or could not be delivered'),
    }),
    async c => {
      demand(c.get('caller'), 'manageAccounts')
      const { page, pageSize } = c.req.valid('query')
      const { items, total } = await openOutbox(c.get('at').store.db, page, pageSize)
      const shown = items.map(({ id, channel, recipient, subject, state, attempts, error, createdAt, nextAt }) => {
        const stands = state === 'failed' ? ('failed' as const) : ('waiting' as const)
        return { id, channel, recipient, subject, state: stands, attempts, error, createdAt, nextAt }
      })
      return c.json({ items: shown, total }, 200)
    },
  )
