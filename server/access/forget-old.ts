import type { Store } from '../../db/open.ts'
import { sweepSessions } from '../../db/queries/sessions.ts'
import { sweepThrottles } from '../../db/queries/throttle.ts'
import type { SignInSettings } from '../sign-in-settings.ts'

const day = 86_400_000

/** Removes sessions that ended by themselves, single sign-ons never answered, and tries long past. */
export async function forgetOld(store: Store, { idle, absolute }: SignInSettings, now: number): Promise<void> {
  await store.tx(async db => {
    await sweepSessions(db, now - idle, now - absolute, now)
    await sweepThrottles(db, now - day)
  })
}
