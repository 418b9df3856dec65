import { eventOf, hearingOf, newsSince, toldSchema, type EventKind } from '#domain/follow'
import { nameMark } from '#domain/message'
import type { Params } from '#domain/problem'
import type { Language } from '#domain/vocabulary'
import { sayMessage } from '#wording/messages'
import { stopWords } from '#wording/ui-stop'
import type { Db, Store } from '../../db/open.ts'
import { insertMessages } from '../../db/queries/messages.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { setTold, standingSubscriptions } from '../../db/queries/subscriptions.ts'
import { watchListVersions } from '../../db/queries/watch-lists.ts'
import { standingTree } from '../../db/queries/agencies.ts'
import { everything } from '../../db/scope.ts'
import { projectHead } from '../../db/queries/projects.ts'
import { callerFrom } from '../access/session.ts'
import { stopToken } from '../access/stop-token.ts'
import { eventsOf, followedBy, monthOfNews } from '../acts/follow-state.ts'
import { letterLanguages } from '../acts/letter-language.ts'
import { postLetters } from '../acts/messages.ts'
import type { Surroundings } from '../context.ts'
import { packBody, type Designed } from './letter-body.ts'

type Around = Pick<Surroundings, 'now' | 'today' | 'channels' | 'vault'>
export type Subscribed = Awaited<ReturnType<typeof standingSubscriptions>>[number]
const named = 5

/** Tells subscribers what changed since they were told last; where nothing did, nobody hears anything. */
export async function tellFollowers(store: Store, at: Around): Promise<number> {
  const subscribed = (await standingSubscriptions(store.db)).filter(({ row }) => row.alerts)
  const today = at.today()
  const month = subscribed.length ? await monthOfNews(store.db, today) : null
  if (month === null) return 0
  let told = 0
  for (const one of subscribed) {
    const { scope } = await callerFrom(store, one.account)
    const what = await followedBy(store.db, scope, one.row, month, today)
    if (what === null) continue
    const { keys, names } = await eventsOf(store.db, what, month, today)
    const before = toldSchema.parse(JSON.parse(one.row.told))
    const news = newsSince(before.events, keys)
    if (!news.length && keys.length === before.events.length) continue
    const next = JSON.stringify({ ...before, events: keys })
    const lang = (await letterLanguages(store.db, [one.account.id]))(one.account.id)
    const params: Params = { ...(await subjectOf(store.db, one)), ...newsOf(news, names) }
    told += await store.tx(async db => {
      // Another process may have told it meanwhile.
      if (!(await setTold(db, one.row, next)) || !news.length) return 0
      await tellSubscriber(db, at, { ...one, lang }, 'followAlert', params)
      return 1
    })
  }
  return told
}

function newsOf(news: readonly string[], names: ReadonlyMap<number, string>) {
  const said = (kind: EventKind) => {
    const ids = new Set(news.map(eventOf).flatMap(one => (one.kind === kind ? [one.projectId] : [])))
    const list = [...ids].map(id => names.get(id) ?? '')
    return list.slice(0, named).join(nameMark) + (list.length > named ? ` (+${list.length - named})` : '')
  }
  return { count: news.length, red: said('red'), gap: said('gap'), due: said('due') }
}

const places: Record<string, (id: number) => string> = {
  mine: () => '/',
  agency: id => `/?agencyId=${id}`,
  project: id => `/projects/${id}`,
  list: id => `/watch-lists/${id}`,
}

/** What a subscription is about, in words and as a place to go. */
export async function subjectOf(db: Db, { row: { subject, subjectId } }: Subscribed): Promise<Params> {
  const name =
    subject === 'agency'
      ? (await standingTree(db)).find(one => one.id === subjectId)?.name
      : subject === 'project'
        ? (await projectHead(db, everything, subjectId))?.name
        : subject === 'list'
          ? (await watchListVersions(db, everything, subjectId))[0]?.name
          : ''
  return { subject, name: name ?? '', path: places[subject]?.(subjectId) ?? '/' }
}

/** Into the inbox, and out by the ways the subscription names; each letter says how to stop it. */
export async function tellSubscriber(
  db: Db,
  at: Around,
  { row, account, lang }: Subscribed & { lang: Language },
  kind: 'followAlert' | 'followDigest',
  params: Params,
  design?: (letter: Pick<Designed, 'text' | 'stop'>) => Designed,
): Promise<void> {
  const { ways } = hearingOf(row.channels)
  const id = await reserveIds(db, 'message')
  const key = `${kind}.${row.id}.${id}`
  const message = { id, accountId: account.id, key, kind, params: JSON.stringify(params) }
  await insertMessages(db, [{ ...message, projectId: null, month: null, createdAt: at.now(), readAt: null }])
  const { title, text } = sayMessage(lang, kind, params)
  const link = at.channels.link === null ? '' : `\n${at.channels.link}${String(params.path)}`
  const stop =
    at.channels.link === null ? null : `${at.channels.link}/api/v1/subscription-stops?token=${stopToken(at.vault, row).token}`
  const plain = { text: `${text}${link}${stop === null ? '' : `\n\n${stopWords[lang].link}: ${stop}`}`, stop }
  // Packed even without a designed part: the header by which a mail program stops it travels along.
  const body = packBody(design?.(plain) ?? { ...plain, html: '', pictures: [] })
  if (at.channels.mail && ways.includes('mail') && account.email)
    await postLetters(db, at, [{ key, channel: 'mail', recipient: account.email, subject: title, body }])
  if (at.channels.webhook && ways.includes('webhook'))
    await postLetters(db, at, [
      { key: `${key}.group`, channel: 'webhook', recipient: '', subject: title, body: `${text}${link}` },
    ])
}
