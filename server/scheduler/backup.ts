import type { Params } from '#domain/problem'
import { auditHeads } from '../../db/queries/audit.ts'
import { backupTurns, noteBackupTurn } from '../../db/queries/backup-turns.ts'
import { recipientsOf } from '../../db/queries/messages.ts'
import type { Db } from '../../db/open.ts'
import { tellPeople } from '../acts/messages.ts'
import type { BackupSettings } from '../backup-settings.ts'
import { isDue, type Stamp } from '../backup/due.ts'
import { BackupFault, reasonOf } from '../backup/fault.ts'
import { newestBackup } from '../backup/list.ts'
import { workspaceIn } from '../backup/manifest.ts'
import { makeBackup, type Made, type Place, type Program } from '../backup/make.ts'
import { rotateBackups } from '../backup/rotate.ts'
import type { Surroundings } from '../context.ts'

export type BackupPlan = {
  settings: BackupSettings
  place: Place
  program: Program
  /** A moment on the clock of the configured time zone. */
  stampOf: (at: number) => Stamp
}
type Around = Pick<Surroundings, 'store' | 'now' | 'dayOf' | 'channels'>

export const backingUp = {
  /** Minutes a process that made no headway keeps its turn. */
  lease: 10,
  /** Minutes after which one that failed is tried again. */
  pause: 60,
}
const dayOfMinutes = 24 * 60
const minuteOf = (at: number) => Math.floor(at / 60_000)

/** Makes the day's backup where it is due and no other process makes it, then removes what is no longer kept. One that fails is told to
 * the administrators once a day and tried again after a pause; the error goes on to the job that ran it. */
export async function backupDue(at: Around, plan: BackupPlan): Promise<Made | null> {
  const { store, now } = at
  const begun = minuteOf(now())
  if (!(await due(store.db, at, plan))) return null
  const mine = await store.tx(async db => {
    if (!(await due(db, at, plan))) return false
    await noteBackupTurn(db, 'lease', begun + backingUp.lease)
    return true
  })
  if (!mine) return null
  const { folder, keep } = plan.settings
  const made = await makeBackup(plan.place, folder, plan.program, { now, reason: 'scheduled', alive: keepTurn(at) }).catch(
    async (error: unknown) => {
      await failed(at, plan, begun, error)
      throw error
    },
  )
  await store.tx(async db => {
    await noteBackupTurn(db, 'done', begun)
    await noteBackupTurn(db, 'lease', 0)
  })
  await rotateBackups(folder, keep, at.dayOf, workspaceIn(made.manifest.files))
  return made
}

/** A workspace that was never backed up is due from its first day on; a process that was down at the time makes it up. */
async function due(db: Db, { now }: Around, { settings: { at }, stampOf }: BackupPlan): Promise<boolean> {
  if (at === null) return false
  const { done, lease } = await backupTurns(db)
  const minute = minuteOf(now())
  // A mark of a clock that was ahead would keep backups from being made until its day comes: then it is made anew.
  const ahead = (mark: number) => mark > minute + dayOfMinutes
  if (lease > minute && !ahead(lease)) return false
  const since = done === null || ahead(done) ? await beginning(db, now()) : done * 60_000
  return isDue(stampOf(since), stampOf(now()), at)
}

const beginning = async (db: Db, now: number) => Math.min(now, ...(await auditHeads(db)).map(({ startedAt }) => startedAt))

/** Lengthens the turn while there is headway, at most twice in its length. */
function keepTurn({ store, now }: Around): () => void {
  let said = minuteOf(now())
  return () => {
    const minute = minuteOf(now())
    if (minute - said < backingUp.lease / 2) return
    said = minute
    void store.tx(db => noteBackupTurn(db, 'lease', minute + backingUp.lease)).catch(error => console.error('backup', error))
  }
}

async function failed(at: Around, { settings: { folder }, stampOf }: BackupPlan, begun: number, error: unknown): Promise<void> {
  const fault: Params =
    error instanceof BackupFault ? { code: error.code, ...error.params } : { code: 'backup-failed', reason: reasonOf(error) }
  const last = await newestBackup(folder)
  const params: Params = {
    ...fault,
    path: '/system',
    started: stampOf(begun * 60_000),
    last: last ? stampOf(Date.parse(last.manifest.momentAt)) : '',
  }
  await at.store.tx(async db => {
    await noteBackupTurn(db, 'lease', minuteOf(at.now()) + backingUp.pause)
    const key = `backup.${at.dayOf(begun * 60_000)}`
    await tellPeople(db, at, { key, kind: 'backupFailed', params }, await recipientsOf(db, ['administrator']))
  })
}
