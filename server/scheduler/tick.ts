import type { Surroundings } from '../context.ts'
import { backupDue, type BackupPlan } from './backup.ts'
import { deliver, type Senders } from './deliver.ts'
import { sendDigests } from './digest.ts'
import { tellFollowers } from './follow.ts'
import { learnMonthly } from './learn.ts'
import { pullDue } from './pull.ts'
import type { Drawing } from '../pictures/draw.ts'
import { remind } from './remind.ts'
import { remindParts } from './remind-parts.ts'
import { remindRectifications } from './remind-rectifications.ts'

/** What time brings about, once a minute: reminders of the day, the letters that wait, then the counters to be fetched. What it did is in the database,
 * so it may stop anywhere, start again, and run in two processes at once. A tick waits for the one before it;
 * a backup may take minutes, and nobody waits for it. */
export function scheduler(at: Surroundings, senders: Senders, drawing?: Drawing, backups?: BackupPlan) {
  const { store } = at
  let running: Promise<void> | undefined
  let saving: Promise<unknown> | undefined
  async function run() {
    await remind(store, at)
    await remindRectifications(store, at)
    await remindParts(store, at)
    await tellFollowers(store, at)
    if (drawing) await sendDigests(store, at, drawing)
    await deliver(store, at, senders)
    await pullDue(at)
    await learnMonthly(store, at)
  }
  return {
    tick: (): Promise<void> => (running ??= run().finally(() => (running = undefined))),
    backup: async (): Promise<void> => {
      if (backups) await (saving ??= backupDue(at, backups).finally(() => (saving = undefined)))
    },
  }
}
