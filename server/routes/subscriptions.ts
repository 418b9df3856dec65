import { createRoute, z } from '@hono/zod-openapi'
import { followChannels, followSchema, followSubjects, letterLanguageSchema } from '#domain/follow'
import { languages } from '#domain/vocabulary'
import { accountById } from '../../db/queries/accounts.ts'
import { stopSubscription, subscriptionByStop } from '../../db/queries/subscriptions.ts'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { hashOfToken } from '../access/session.ts'
import { chooseLanguage, chosenLanguage } from '../acts/letter-language.ts'
import { ownSubscriptions, subscribe } from '../acts/subscription.ts'
import { stopPage, stopPolicy } from '../answers/stop-page.ts'
import { router, type Ctx } from '../context.ts'
import { absent } from '../refusal.ts'
import { answers, idParam, jsonBody, noContent } from './kit.ts'

const shownSchema = z
  .object({
    id: z.int(),
    subject: z.enum(followSubjects),
    subjectId: z.int(),
    name: z.string(),
    alerts: z.boolean(),
    digest: z.boolean(),
    channels: z.array(z.enum(followChannels)),
    since: z.int(),
  })
  .openapi('Subscription')
const ownSchema = z.object({
  items: z.array(shownSchema),
  /** The ways letters can take here: mail where it is set up and the account has an address. */
  channels: z.array(z.enum(followChannels)),
  /** The language letters to this account are written in. */
  lang: z.enum(languages),
})
const tokenQuery = z.object({ token: z.string().min(1).max(100) })
const page = { content: { 'text/html': { schema: z.string() } } }
const gone = { description: 'The link is not known, or it was stopped already: a page that says so', ...page }

function html(c: Ctx, text: string, status: 200 | 410 = 200) {
  c.header('content-security-policy', stopPolicy)
  c.header('referrer-policy', 'no-referrer')
  return c.html(text, status)
}

/** What somebody wants to hear of, and the way to stop it. */
export const subscriptions = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/subscriptions',
      responses: answers(ownSchema, "The caller's subscriptions"),
    }),
    async c => {
      const { store, channels } = c.get('at')
      const caller = demand(c.get('caller'), 'see')
      const mail = channels.mail && !!(await accountById(store.db, caller.id))?.email
      const ways = followChannels.filter(way => way === 'inbox' || (way === 'mail' ? mail : channels.webhook))
      const lang = (await chosenLanguage(store.db, caller.id)) ?? 'zh-CN'
      return c.json({ items: await ownSubscriptions(store.db, caller.id), channels: ways, lang }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/subscriptions',
      request: jsonBody(followSchema),
      responses: answers(z.object({ id: z.int() }), 'Subscribes, or changes how one hears; one subscription a subject'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      const input = c.req.valid('json')
      const row = await act(c, 'subscription.save', async (db, tell) => {
        const saved = await subscribe(db, caller, input, { ...c.get('at'), lang: c.get('lang') })
        tell({ entity: 'subscription', id: saved.id, after: input })
        return saved
      })
      return c.json({ id: row.id }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/letter-language',
      request: jsonBody(letterLanguageSchema),
      responses: noContent('The language of all letters to this account, reminders too'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      const { lang } = c.req.valid('json')
      await act(c, 'subscription.save', async (db, tell) => {
        await chooseLanguage(db, caller.id, lang, c.get('at'))
        tell({ entity: 'account', id: caller.id, after: { lang } })
      })
      return c.body(null, 204)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/subscriptions/{id}',
      request: { params: idParam },
      responses: noContent('Stops a subscription of one’s own'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      const { id } = c.req.valid('param')
      await act(c, 'subscription.stop', async (db, tell) => {
        if (!(await stopSubscription(db, caller.id, id, c.get('at').now()))) throw absent()
        tell({ entity: 'subscription', id })
      })
      return c.body(null, 204)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/subscription-stops',
      request: { query: tokenQuery },
      responses: {
        200: { description: 'Asks whether to stop; a letter’s link leads here, signed in or not', ...page },
        410: gone,
      },
    }),
    async c => {
      const row = await subscriptionByStop(c.get('at').store.db, hashOfToken(c.req.valid('query').token))
      if (!row || row.stoppedAt !== null) return html(c, stopPage(c.get('lang'), 'gone', ''), 410)
      return html(c, stopPage(c.get('lang'), 'ask', row.subject))
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/subscription-stops',
      request: { query: tokenQuery },
      responses: { 200: { description: 'Stops it: whoever has the letter may', ...page }, 410: gone },
    }),
    async c => {
      const { store, now } = c.get('at')
      const row = await subscriptionByStop(store.db, hashOfToken(c.req.valid('query').token))
      if (!row || row.stoppedAt !== null) return html(c, stopPage(c.get('lang'), 'gone', ''), 410)
      await act(c, 'subscription.stop', async (db, tell) => {
        await stopSubscription(db, row.accountId, row.id, now())
        tell({ entity: 'subscription', id: row.id })
      })
      return html(c, stopPage(c.get('lang'), 'done', row.subject))
    },
  )
