import type { MessageKind } from '#domain/message'
import type { Month } from '#domain/month'
import type { Params } from '#domain/problem'
import type { Language } from '#domain/vocabulary'
import { sayMessage } from '#wording/messages'
import { stopWords } from '#wording/ui-stop'
import type { Db } from '../../db/open.ts'
import { agencyTree } from '../../db/queries/agencies.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import {
  insertMessages,
  insertOutbox,
  recipientsOf,
  standingKeys,
  toldOf,
  type OutboxInsert,
  type Recipient,
} from '../../db/queries/messages.ts'
import type { Surroundings } from '../context.ts'
import { letterLanguages } from './letter-language.ts'

/** One thing people are told of. `key` names the occasion: each of them hears of it once, however often it is told. */
export type Occasion = { key: string; kind: MessageKind; params: Params; projectId?: number; month?: Month }
export type Telling = Pick<Surroundings, 'now' | 'channels'>

/** Puts an occasion into inboxes, and letters into the outbox, inside the transaction of what caused it. */
export async function tellPeople(db: Db, at: Telling, occasion: Occasion, people: readonly Recipient[]): Promise<number> {
  const told = await toldOf(
    db,
    occasion.key,
    people.map(one => one.id),
  )
  const fresh = people.filter((one, i) => !told.has(one.id) && people.findIndex(other => other.id === one.id) === i)
  if (!fresh.length) return 0
  const { key, kind, projectId = null, month = null } = occasion
  const first = await reserveIds(db, 'message', fresh.length)
  const base = { key, kind, params: JSON.stringify(occasion.params), projectId, month, createdAt: at.now(), readAt: null }
  await insertMessages(
    db,
    fresh.map((one, i) => ({ ...base, id: first + i, accountId: one.id })),
  )
  if (at.channels.mail) {
    const reachable = fresh.flatMap(({ id, email }) => (email ? [{ id, email }] : []))
    const langOf = await letterLanguages(
      db,
      reachable.map(one => one.id),
    )
    await post(
      db,
      at,
      reachable.map(({ id, email }) => ({ key: `${key}.${id}`, channel: 'mail', recipient: email, lang: langOf(id), occasion })),
    )
  }
  return fresh.length
}

/** One notice for the group's robot: a digest, since robots take few messages a minute. */
export async function tellGroup(db: Db, at: Telling, occasion: Occasion): Promise<void> {
  if (at.channels.webhook)
    await post(db, at, [{ key: `${occasion.key}.group`, channel: 'webhook', recipient: '', lang: 'zh-CN', occasion }])
}

type Letter = { key: string; channel: 'mail' | 'webhook'; recipient: string; lang: Language; occasion: Occasion }

const post = (db: Db, at: Telling, letters: readonly Letter[]) =>
  postLetters(
    db,
    at,
    letters.map(({ occasion, lang, ...letter }) => {
      const { title, text } = sayMessage(lang, occasion.kind, occasion.params)
      const link = at.channels.link === null ? '' : `\n${at.channels.link}${linkOf(occasion)}`
      // Work itself cannot be unsubscribed from; a letter says so, and what ends it.
      const why = letter.channel === 'mail' ? `\n\n${stopWords[lang].duty}` : ''
      return { ...letter, subject: title, body: `${text}${link}${why}` }
    }),
  )

/** Puts letters into the outbox, each key once and for ever. */
export async function postLetters(
  db: Db,
  at: Telling,
  letters: readonly Pick<OutboxInsert, 'key' | 'channel' | 'recipient' | 'subject' | 'body'>[],
): Promise<void> {
  if (!letters.length) return
  const standing = await standingKeys(
    db,
    letters.map(letter => letter.key),
  )
  const fresh = letters.filter(letter => !standing.has(letter.key))
  if (!fresh.length) return
  const first = await reserveIds(db, 'outbox', fresh.length)
  const waiting = {
    state: 'waiting',
    attempts: 0,
    nextAt: at.now(),
    leasedUntil: null,
    error: '',
    createdAt: at.now(),
    sentAt: null,
  }
  await insertOutbox(
    db,
    fresh.map((letter, i): OutboxInsert => ({ ...waiting, ...letter, id: first + i })),
  )
}

const linkOf = ({ kind, params, projectId, month }: Occasion) => {
  if (kind.startsWith('rect')) return '/rectifications'
  if (kind === 'backupFailed') return '/system'
  if (params.runId !== undefined) return `/monitoring/${String(params.runId)}`
  return projectId === undefined || month === undefined ? '/todos' : `/projects/${projectId}/months/${month}`
}

/** An agency and all above it, nearest first; a tree that bites its tail ends the climb. */
export async function upwards(db: Db, agencyId: number): Promise<number[]> {
  const parents = new Map((await agencyTree(db)).map(row => [row.id, row.parentId]))
  const path = new Set<number>()
  for (let at: number | null | undefined = agencyId; at != null && !path.has(at); at = parents.get(at)) path.add(at)
  return [...path]
}

/** Who approves a unit's reports: its head; where it has none, its department, else the bureau (domain rules §1). */
export async function approversOf(db: Db, agencyId: number): Promise<Recipient[]> {
  const heads = await recipientsOf(db, ['unitHead'], [agencyId])
  if (heads.length) return heads
  const department = await recipientsOf(db, ['department'], await upwards(db, agencyId))
  return department.length ? department : recipientsOf(db, ['bureau'])
}

/** Who may let a unit type behind a lock date. */
export const grantersOf = async (db: Db, agencyId: number): Promise<Recipient[]> => [
  ...(await recipientsOf(db, ['department'], await upwards(db, agencyId))),
  ...(await recipientsOf(db, ['bureau'])),
]
