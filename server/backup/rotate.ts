import type { Day } from '#domain/day'
import { listBackups, removeBackup } from './list.ts'
import { stayingOf, type Keep } from './rotation.ts'

/** Backups before an upgrade that stay. */
const upgrades = 3

/** Removes scheduled backups that are no longer kept, and all but the last before upgrades; answers the names. What somebody asked for
 * by hand is theirs to remove; what is no whole backup, or another workspace's in the same folder, is left alone. */
export async function rotateBackups(
  folder: string,
  keep: Keep,
  dayOf: (at: number) => Day,
  workspace?: string,
): Promise<string[]> {
  const own = (await listBackups(folder)).filter(one => one.workspace === workspace)
  const all = own.map(one => ({ ...one, day: dayOf(Date.parse(one.manifest.momentAt)) }))
  const scheduled = all.filter(({ manifest }) => manifest.reason === 'scheduled')
  const staying = stayingOf(scheduled, keep)
  const going = [
    ...scheduled.filter(one => !staying.has(one)),
    ...all.filter(({ manifest }) => manifest.reason === 'upgrade').slice(upgrades),
  ]
  for (const { path } of going) await removeBackup(path)
  return going.map(({ name }) => name)
}
