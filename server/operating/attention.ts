import type { Params } from '#domain/problem'

/** What an operator should see to, most pressing first; nothing = all is well. */
export const attentionCodes = [
  'schema-old',
  'disk-low',
  'backup-failed',
  'backup-never',
  'backup-old',
  'backup-off',
  'job-failed',
  'letters-failed',
  'letters-stuck',
] as const
export type AttentionCode = (typeof attentionCodes)[number]
export type Attention = { code: AttentionCode; params: Params }

const hour = 3_600_000
/** A daily backup and two hours for it; by hand, a week. */
const stale = { scheduled: 26 * hour, byHand: 7 * 24 * hour }
const stuck = hour
/** A twentieth of the disk, and never less than two gigabytes. */
const lowDisk = (total: number) => Math.max(total / 20, 2 * 1024 ** 3)

export type Looked = {
  now: number
  current: boolean
  storage: { free: number | null; total: number | null }
  backup: { at: string | null; last: { at: number } | null; failed: { at: number } | null }
  jobs: { name: string; lastDone: number | null; lastFailed: number | null }[]
  letters: { failed: number; oldestWaiting: number | null }
}

export function attentionOf({ now, current, storage, backup, jobs, letters }: Looked): Attention[] {
  const found: Attention[] = []
  const see = (code: AttentionCode, params: Params = {}) => void found.push({ code, params })
  const { free, total } = storage
  if (!current) see('schema-old')
  if (free !== null && total !== null && free < lowDisk(total)) see('disk-low', { free })
  if (backup.failed) see('backup-failed', { at: backup.failed.at })
  if (!backup.last) see('backup-never')
  else if (now - backup.last.at > (backup.at === null ? stale.byHand : stale.scheduled)) see('backup-old', { at: backup.last.at })
  if (backup.at === null) see('backup-off')
  for (const { name, lastDone, lastFailed } of jobs)
    if (lastFailed !== null && lastFailed >= (lastDone ?? 0)) see('job-failed', { job: name, at: lastFailed })
  if (letters.failed) see('letters-failed', { count: letters.failed })
  if (letters.oldestWaiting !== null && now - letters.oldestWaiting > stuck)
    see('letters-stuck', { since: letters.oldestWaiting })
  return found
}
