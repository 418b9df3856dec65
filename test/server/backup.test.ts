import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openStore } from '../../db/open.ts'
import { auditStretch } from '../../db/queries/audit.ts'
import { openPostgres } from '../../db/open-postgres.ts'
import { readAnchors } from '../../server/access/anchors.ts'
import { beginChain } from '../../server/access/trail.ts'
import { verifyTrail } from '../../server/access/verify-trail.ts'
import { createApp } from '../../server/app.ts'
import { listBackups, removeBackup } from '../../server/backup/list.ts'
import { makeBackup } from '../../server/backup/make.ts'
import { restoreBackup, restoredNote } from '../../server/backup/restore.ts'
import { verifyBackup } from '../../server/backup/verify.ts'
import { liveStreams } from '../../server/live/streams.ts'
import { testPassword } from '../support/app.ts'
import { atWork, emptyFolder, program } from '../support/data-folder.ts'
import { pdf } from '../support/files.ts'
import { psql, psqlRows } from '../support/psql.ts'
import { Driver } from '../../db/driver.ts'

type Rows = Record<string, unknown[]>

/** Every row of every table, by another way than the backup's own. */
function rowsOf(file: string): Rows {
  const raw = new Driver(file, { readonly: true })
  const names = raw
    .prepare(`select name from sqlite_master where type = 'table' and name not like 'sqlite%'`)
    .pluck()
    .all() as string[]
  const rows = names
    .filter(name => !name.startsWith('__'))
    .map(name => [name, sorted(raw.prepare(`select * from "${name}"`).all())] as const)
  raw.close()
  return Object.fromEntries(rows)
}
const rowsOnServer = (url: string, names: string[]): Rows => {
  const parts = names.map(name => `select '${name}' as name, (select json_agg(t) from "${name}" t) as rows`)
  const found = psqlRows(url, parts.join(' union all ')) as { name: string; rows: object[] | null }[]
  return Object.fromEntries(found.map(({ name, rows }) => [name, sorted(rows ?? [])]))
}
/** Yes and no are 1 and 0, and no order of rows or columns counts. */
const sorted = (rows: unknown[]) =>
  rows
    .map(row => Object.entries(row as object).map(([key, value]) => [key, typeof value === 'boolean' ? Number(value) : value]))
    .map(row => JSON.stringify(row.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))))
    .sort()
const filesIn = (folder: string) =>
  (readdirSync(folder, { recursive: true }) as string[])
    .filter(path => statSync(join(folder, path)).isFile())
    .map(path => [path, readFileSync(join(folder, path)).toString('base64')] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))

/** What the workspace holds, wherever it lives. */
const contentOf = ({ place, dataDir }: Awaited<ReturnType<typeof atWork>>, like: Rows) =>
  place.databaseUrl ? rowsOnServer(place.databaseUrl, Object.keys(like)) : rowsOf(join(dataDir, 'jichi.sqlite'))

describe('a backup', () => {
  test('is restored elsewhere with every row of every table and every file; the pages answer the same and the trail verifies', async () => {
    const work = await atWork()
    const { app, dataDir, key, back, path, note, department } = work
    await note()
    const { path: kept, manifest, name } = await back()
    const place = join(emptyFolder(), 'new')
    await restoreBackup(kept, { dataDir: place, databaseUrl: null }, program)
    const there = rowsOf(join(place, 'jichi.sqlite'))
    expect(there).toEqual(contentOf(work, there))
    expect(Object.entries(manifest.tables).map(([name, { rows }]) => [name, rows])).toEqual(
      Object.entries(there)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, rows]) => [name, rows.length]),
    )
    expect(filesIn(join(place, 'evidence'))).toEqual(filesIn(join(dataDir, 'evidence')))
    expect(filesIn(join(place, 'evidence'))).toHaveLength(2)
    expect(readFileSync(join(place, 'secret.key'))).toEqual(readFileSync(join(dataDir, 'secret.key')))
    expect(statSync(join(place, 'secret.key')).mode & 0o777).toBe(0o600)
    expect(statSync(kept).mode & 0o777).toBe(0o700)

    const store = openStore(join(place, 'jichi.sqlite'))
    const { note: told } = await restoredNote(place)
    expect(told).toEqual({ backup: name, momentAt: manifest.momentAt })
    await beginChain(store, { chain: 'after', key }, app.now(), told)
    const [start] = await auditStretch(store.db, 'after', 0, 1)
    expect(JSON.parse(start!.detail)).toMatchObject({ restored: told, after: [{ chain: 'test' }] })
    const trail = await verifyTrail(store.db, key, readAnchors(place))
    expect([trail.found, trail.records > 5]).toEqual([[], true])
    const files = { ...app.at.files, folder: join(place, 'evidence') }
    const restored = createApp({ ...app.at, store, files, streams: liveStreams() })
    const json = { 'content-type': 'application/json' }
    const sign = JSON.stringify({ username: 'depJ', password: testPassword })
    const signed = await restored.request('/api/v1/session', { method: 'POST', headers: json, body: sign })
    const cookie = signed.headers.get('set-cookie')!.split(';')[0]!
    for (const page of ['/overview?year=2021&asOf=2021-06', `${path}/progress?asOf=2021-06`, `${path}/evidence`, '/projects']) {
      const answer = await restored.request(`/api/v1${page}`, { headers: { cookie } })
      expect([answer.status, await answer.json()]).toEqual([200, (await department.call('GET', page)).body])
    }
    store.close()
  })

  test('made while people save holds one moment: every save up to it, none after it, and none half', async () => {
    const { app, place, key, save, note, dataDir, folder } = await atWork()
    const saved = { value: 1, going: true }
    const saves = (async () => {
      while (saved.going) {
        expect(await save(saved.value + 1)).toBe(200)
        saved.value++
        await new Promise(setImmediate)
      }
    })()
    // Ends are noted while the copy is under way too: those of the backup must still fit its database.
    const notes = (async () => {
      while (saved.going) {
        await note()
        await new Promise(setImmediate)
      }
    })()
    while (saved.value < 5) await new Promise(setImmediate)
    const atStart = saved.value
    const { path: kept } = await makeBackup(place, folder, program, { now: app.now, reason: 'asked' })
    const atEnd = saved.value
    saved.going = false
    await Promise.all([saves, notes])
    const there = emptyFolder()
    await restoreBackup(kept, { dataDir: there, databaseUrl: null }, program)
    const raw = new Driver(join(there, 'jichi.sqlite'))
    const values = raw.prepare('select version, value from actual where month = ? order by version').all('2021-05') as {
      version: number
      value: number
    }[]
    expect(values.map(row => row.value)).toEqual(values.map((_, i) => i + 1))
    expect(values.length).toBeGreaterThanOrEqual(atStart)
    expect(values.length).toBeLessThanOrEqual(atEnd + 1)
    const told = raw.prepare(`select count(*) from audit where event = 'actuals.save' and result = 'done'`).pluck().get()
    expect(told).toBe(values.length)
    raw.close()
    const store = openStore(join(there, 'jichi.sqlite'))
    expect((await verifyTrail(store.db, key, readAnchors(there))).found).toEqual([])
    store.close()
    expect(readAnchors(dataDir).length).toBeGreaterThan(readAnchors(there).length)
  })

  test('takes unchanged evidence from the backup before, and each stays whole when the other goes', async () => {
    const { app, back, send, folder, dataDir } = await atWork()
    const first = await back()
    expect([first.copied, first.linked]).toEqual([2, 0])
    app.moveClock(60_000)
    expect((await send(pdf(['another 5']), '补充.pdf')).status).toBe(201)
    const second = await back()
    expect([second.copied, second.linked]).toEqual([1, 2])
    expect((await listBackups(folder)).map(({ name }) => name)).toEqual([second.name, first.name])
    await removeBackup(first.path)
    expect((await verifyBackup(second.path, program)).findings).toEqual([])
    // The workspace's own files are others: what happens to one there does not reach the backup.
    const one = second.manifest.files.find(({ path }) => path.startsWith('evidence/'))!
    expect(statSync(join(second.path, one.path)).ino).not.toBe(statSync(join(dataDir, one.path)).ino)
  })

  test.runIf(process.env.TEST_POSTGRES)(
    'goes back into an empty PostgreSQL database, and from there into another backup alike',
    async () => {
      const work = await atWork()
      const { path: kept, manifest } = await work.back()
      const name = `restored_${process.pid}`
      psql(
        `${process.env.TEST_POSTGRES}/postgres`,
        `create database ${name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'`,
      )
      const url = `${process.env.TEST_POSTGRES}/${name}`
      const dataDir = emptyFolder()
      await restoreBackup(kept, { dataDir, databaseUrl: url }, program)
      expect(readdirSync(dataDir).sort()).toEqual(['audit-anchors.jsonl', 'evidence', 'restored.json', 'secret.key'])
      const store = openPostgres(url, { connections: 2 })
      expect((await verifyTrail(store.db, work.key, readAnchors(dataDir))).found).toEqual([])
      await store.close()
      const again = await makeBackup({ dataDir, databaseUrl: url }, emptyFolder(), program, {
        now: work.app.now,
        reason: 'asked',
      })
      expect(again.manifest.tables).toEqual(manifest.tables)
      await expect(restoreBackup(kept, { dataDir: emptyFolder(), databaseUrl: url }, program)).rejects.toThrow('not empty')
      psql(`${process.env.TEST_POSTGRES}/postgres`, `drop database ${name}`)
    },
  )
})
