import { hearingOf, keptHearing } from '#domain/follow'
import type { Language } from '#domain/vocabulary'
import type { Db } from '../../db/open.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { hearingsOf, insertSubscription, updateSubscription } from '../../db/queries/subscriptions.ts'
import { stopToken } from '../access/stop-token.ts'
import type { Surroundings } from '../context.ts'

/** The language each of these accounts gets its letters in; Chinese where none was ever chosen. */
export async function letterLanguages(db: Db, accountIds: number[]): Promise<(accountId: number) => Language> {
  const known = new Map<number, Language>()
  for (const { accountId, channels } of await hearingsOf(db, accountIds)) {
    const { lang } = hearingOf(channels)
    if (lang !== null) known.set(accountId, lang)
  }
  return id => known.get(id) ?? 'zh-CN'
}

/** The language chosen for an account's letters; null = never chosen. */
export async function chosenLanguage(db: Db, accountId: number): Promise<Language | null> {
  const all = (await hearingsOf(db, [accountId])).map(row => hearingOf(row.channels).lang)
  return all.findLast(lang => lang !== null) ?? null
}

/** Chooses it for all the account's letters. It is kept with its subscriptions; who has none gets one that stands still. */
export async function chooseLanguage(db: Db, accountId: number, lang: Language, at: Pick<Surroundings, 'now' | 'vault'>) {
  const rows = await hearingsOf(db, [accountId])
  for (const { id, channels } of rows) await updateSubscription(db, id, { channels: keptHearing(hearingOf(channels).ways, lang) })
  if (rows.length) return
  const id = await reserveIds(db, 'subscription')
  const createdAt = at.now()
  await insertSubscription(db, {
    id,
    accountId,
    subject: 'mine',
    subjectId: 0,
    alerts: false,
    digest: false,
    channels: keptHearing(['inbox'], lang),
    stopHash: stopToken(at.vault, { id, createdAt }).hash,
    told: JSON.stringify({ events: [], month: '', figures: '' }),
    createdAt,
    stoppedAt: createdAt,
  })
}
