import type { Store } from '../../db/open.ts'
import { recipientsOf } from '../../db/queries/messages.ts'
import { settleLetter, takeLetter, type Letter } from '../../db/queries/outbox.ts'
import { tellPeople, type Telling } from '../acts/messages.ts'

/** Sends one letter; resolves only when the other side has confirmed it. */
export type Send = (letter: Letter) => Promise<void>
export type Senders = { mail?: Send; webhook?: Send }

/** The other side will never take it: trying again is of no use. */
export class Undeliverable extends Error {}

const minute = 60_000
export const delivery = {
  /** Longer than any sender waits, so that a letter is not taken twice while it is on its way. */
  lease: 5 * minute,
  /** Letters a tick sends at most. */
  most: 100,
  /** Pauses after the first, second … failure; after the last one it is given up. */
  pauses: [1, 5, 15, 60, 180, 360, 720].map(minutes => minutes * minute),
}

/** Sends what waits. A letter is marked after the other side confirmed it: a crash in between sends it again when the lease
 * ends, with the same Message-ID, so that it is known as a repetition. Answers how many went out. */
export async function deliver(store: Store, at: Telling, senders: Senders): Promise<number> {
  let sent = 0
  for (let i = 0; i < delivery.most; i++) {
    // One at a time: each letter's lease begins when it is sent, not when the first of many is.
    const letter = await store.tx(db => takeLetter(db, at.now(), at.now() + delivery.lease))
    if (!letter) break
    const send = letter.channel === 'mail' ? senders.mail : senders.webhook
    try {
      if (!send) throw new Error(`${letter.channel}: not set up`)
      await send(letter)
      if (await store.tx(db => settleLetter(db, letter, { state: 'sent', sentAt: at.now(), error: '' }))) sent++
    } catch (error) {
      await failed(store, at, letter, error)
    }
  }
  return sent
}

async function failed(store: Store, at: Telling, letter: Letter, cause: unknown) {
  const error = (cause instanceof Error ? cause.message : String(cause)).slice(0, 500)
  const pause = delivery.pauses[letter.attempts - 1]
  const again = !(cause instanceof Undeliverable) && pause !== undefined
  await store.tx(async db => {
    const change = again ? { nextAt: at.now() + pause, error } : { state: 'failed', error }
    if (!(await settleLetter(db, letter, change)) || again) return
    const { channel, recipient, subject, attempts, id } = letter
    const params = { channel, recipient, subject, attempts, error }
    // To the inbox alone: a letter about a letter that cannot be sent would not arrive either.
    const inboxOnly = { ...at, channels: { mail: false, webhook: false, link: null } }
    const administrators = await recipientsOf(db, ['administrator'])
    await tellPeople(db, inboxOnly, { key: `outbox.${id}`, kind: 'deliveryFailed', params }, administrators)
  })
}
