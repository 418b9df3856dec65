import { hearingOf, keptHearing, type Follow, type Told } from '#domain/follow'
import type { Language } from '#domain/vocabulary'
import type { Db } from '../../db/open.ts'
import { standingTree } from '../../db/queries/agencies.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { projectHead } from '../../db/queries/projects.ts'
import {
  insertSubscription,
  subscriptionsOf,
  subscriptionTo,
  updateSubscription,
  type SubscriptionRow,
} from '../../db/queries/subscriptions.ts'
import { watchListVersions } from '../../db/queries/watch-lists.ts'
import { everything, sees } from '../../db/scope.ts'
import { may, type Caller } from '../access/caller.ts'
import { stopToken } from '../access/stop-token.ts'
import type { Surroundings } from '../context.ts'
import { Refusal, absent, notAllowed } from '../refusal.ts'
import { eventsOf, followedBy, monthOfNews } from './follow-state.ts'
import { chosenLanguage } from './letter-language.ts'

type At = Pick<Surroundings, 'now' | 'today' | 'vault'> & { lang: Language }

/** The name of what is subscribed to; refuses what the caller does not see. */
export async function subjectName(
  db: Db,
  caller: Pick<Caller, 'scope'>,
  { subject, subjectId }: Pick<Follow, 'subject' | 'subjectId'>,
) {
  if (subject === 'mine') {
    if (subjectId !== 0) throw absent()
    return ''
  }
  if (subject === 'agency') {
    if (!sees(caller.scope, subjectId)) throw absent()
    const name = (await standingTree(db)).find(row => row.id === subjectId)?.name
    if (name === undefined) throw absent()
    return name
  }
  const name =
    subject === 'project'
      ? (await projectHead(db, caller.scope, subjectId))?.name
      : (await watchListVersions(db, caller.scope, subjectId))[0]?.name
  if (name === undefined) throw absent()
  return name
}

/** Subscribes, or changes how one hears. What stands now is not news: only what changes from here on is told. */
export async function subscribe(db: Db, caller: Caller, input: Follow, at: At): Promise<SubscriptionRow> {
  await subjectName(db, caller, input)
  // A group's robot speaks to everybody there.
  if (input.channels.includes('webhook') && !may(caller, 'speakToGroup')) throw notAllowed()
  if (!input.alerts && !input.digest) throw new Refusal(422, 'follow-nothing')
  // The first subscription takes the page's language; after that only its owner changes it.
  const channels = keptHearing(input.channels, (await chosenLanguage(db, caller.id)) ?? at.lang)
  const { subject, subjectId, alerts, digest } = input
  const known = await subscriptionTo(db, caller.id, subject, subjectId)
  const wanted = { alerts, digest, channels }
  if (known && known.stoppedAt === null) {
    await updateSubscription(db, known.id, wanted)
    return { ...known, ...wanted }
  }
  const id = known?.id ?? (await reserveIds(db, 'subscription'))
  const createdAt = at.now()
  const told = JSON.stringify(await standing(db, caller, input, at.today()))
  const fresh = { ...wanted, stopHash: stopToken(at.vault, { id, createdAt }).hash, told, createdAt, stoppedAt: null }
  const row = { id, accountId: caller.id, subject, subjectId, ...fresh }
  if (known) await updateSubscription(db, id, fresh)
  else await insertSubscription(db, row)
  return row
}

async function standing(db: Db, caller: Caller, input: Follow, today: string): Promise<Told> {
  const month = await monthOfNews(db, today)
  const what = month === null ? null : await followedBy(db, caller.scope, input, month, today)
  const events = month === null || what === null ? [] : (await eventsOf(db, what, month, today)).keys
  return { events, month: '', figures: '' }
}

/** One's own subscriptions as they are listed. */
export async function ownSubscriptions(db: Db, accountId: number) {
  const rows = await subscriptionsOf(db, accountId)
  return Promise.all(
    rows.map(async ({ row, agency, project }) => ({
      id: row.id,
      subject: row.subject as Follow['subject'],
      subjectId: row.subjectId,
      name:
        agency ??
        project ??
        (row.subject === 'list' ? ((await watchListVersions(db, everything, row.subjectId))[0]?.name ?? '') : ''),
      alerts: row.alerts,
      digest: row.digest,
      channels: hearingOf(row.channels).ways,
      since: row.createdAt,
    })),
  )
}
