import { migrationsHad } from '../../db/queries/operating.ts'
import type { Surroundings } from '../context.ts'

export type Check = 'ok' | 'failed'
export type Readiness = { status: 'ready' | 'not-ready'; checks: Record<'database' | 'migrations' | 'folder' | 'running', Check> }

const asCheck = (good: Promise<boolean>): Promise<Check> =>
  good.then(
    yes => (yes ? 'ok' : 'failed'),
    () => 'failed',
  )

/** The database has had each migration of this version; one from a newer version is no fault while both run. */
export async function migrationsCurrent({ store, operating }: Pick<Surroundings, 'store' | 'operating'>): Promise<boolean> {
  const had = new Set(await migrationsHad(store.db))
  return operating.migrations.every(({ when }) => had.has(when))
}

/** Whether requests may be sent here: the database answers in the schema of this version, the folder takes files, and nobody said stop. */
export async function readiness(at: Surroundings): Promise<Readiness> {
  const [database, migrations, folder] = await Promise.all([
    asCheck(at.store.ping().then(() => true)),
    asCheck(migrationsCurrent(at)),
    asCheck(at.operating.folderWritable()),
  ])
  const checks = { database, migrations, folder, running: at.operating.stopping ? ('failed' as const) : ('ok' as const) }
  return { status: Object.values(checks).every(check => check === 'ok') ? 'ready' : 'not-ready', checks }
}

/** Asked by whoever likes, as often as he likes: one look serves all that ask within a moment. */
export function lookedOver(at: Surroundings, within = 1_000) {
  let last: { began: number; stopping: boolean; answer: Promise<Readiness> } | undefined
  return () => {
    const { stopping } = at.operating
    if (!last || last.stopping !== stopping || performance.now() - last.began > within)
      last = { began: performance.now(), stopping, answer: readiness(at) }
    return last.answer
  }
}
