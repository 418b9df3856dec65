import type { Store } from '../../db/open.ts'
import type { When } from '../clock.ts'
import { deliver, type Senders } from './deliver.ts'
import { remind } from './remind.ts'

/** What time brings about, once a minute: reminders of the day, then the letters that wait. What it did is in the database,
 * so it may stop anywhere, start again, and run in two processes at once. A tick waits for the one before it. */
export function scheduler(store: Store, at: When, senders: Senders) {
  let running: Promise<void> | undefined
  async function run() {
    await remind(store, at)
    await deliver(store, at, senders)
  }
  return {
    tick: (): Promise<void> => (running ??= run().finally(() => (running = undefined))),
  }
}
