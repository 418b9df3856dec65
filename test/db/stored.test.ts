import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { describe, expect, test } from 'vitest'
import { Driver } from '../../db/driver.ts'
import { migrateUntil } from '../../db/migrate.ts'
import { standingOfFile, stepsIn } from '../../db/standing.ts'
import { plansOf, selectOf } from '../../db/table-sums.ts'
import { verifyTrail } from '../../server/access/verify-trail.ts'
import { rebuild } from '../../server/acts/rebuild.ts'
import { listBackups } from '../../server/backup/list.ts'
import { restoreBackup } from '../../server/backup/restore.ts'
import { verifyBackup } from '../../server/backup/verify.ts'
import { openWorkspace } from '../../server/open-workspace.ts'
import { activeRules } from '../../server/rules.ts'
import { readSecrets } from '../../server/secret-file.ts'
import { readSettings } from '../../server/settings.ts'
import { emptyFolder, program } from '../support/data-folder.ts'
import { psql } from '../support/psql.ts'

/** Workspaces as the program of each earlier step made and used them: its own sample cut down to one project and three months, a
 * sign-in, a wrong password. A new step adds the workspace of the step before it
 * (`store-workspace.ts` makes one), and nobody edits one. */
const folder = new URL('stored/', import.meta.url)
const stored = readdirSync(folder).sort()
const sqlite = join(program.migrations, 'sqlite')
const steps = stepsIn(sqlite)

type Rows = Record<string, Record<string, unknown>[]>

/** A data folder with a stored workspace, and all it holds. */
function placed(name: string) {
  const text = readFileSync(new URL(name, folder), 'utf8')
  const tag = steps.find(step => step.tag.startsWith(name.slice(0, 4)))!.tag
  const dataDir = emptyFolder()
  const file = join(dataDir, 'jichi.sqlite')
  const key = /^-- secret\.key (\S+)$/m.exec(text)?.[1]
  if (key) writeFileSync(join(dataDir, 'secret.key'), `${key}\n`)
  const said: string[] = []
  migrateUntil(file, sqlite, tag)
  const raw = new Driver(file)
  const known = raw.prepare('select hash, created_at from __drizzle_migrations order by created_at').all()
  raw.exec('delete from __drizzle_migrations')
  raw.exec(text)
  const noted = raw.prepare('select hash, created_at from __drizzle_migrations order by created_at').all()
  raw.close()
  const settings = (env: Record<string, string> = {}) => readSettings({ DATA_DIR: dataDir, ...env }, '/')
  const open = (env: Record<string, string> = {}) =>
    openWorkspace(settings(env), { program, now: () => Date.parse('2022-01-20T09:00:00Z'), say: line => said.push(line) })
  return { dataDir, file, tag, known, noted, open, said, key, backups: join(dataDir, 'backups') }
}

function rowsOf(file: string): Rows {
  const raw = new Driver(file, { readonly: true })
  const all = plansOf(raw).map(plan => [plan.name, raw.prepare(selectOf(plan)).all() as Rows[string]] as const)
  raw.close()
  return Object.fromEntries(all)
}

/** The later rows, in the tables and columns the earlier ones had. */
const asBefore = (before: Rows, after: Rows): Rows =>
  Object.fromEntries(
    Object.entries(before).map(([table, rows]) => {
      const columns = Object.keys(rows[0] ?? {})
      return [table, rows.length ? after[table]!.map(row => Object.fromEntries(columns.map(name => [name, row[name]]))) : []]
    }),
  )

/** A few of them every time, each of them in the full run. */
const tried = process.env.FULL ? stored : stored.filter(name => ['0000.sql', '0008.sql'].includes(name))
const server = process.env.TEST_POSTGRES

describe.runIf(!server)('a workspace of each earlier step', () => {
  test('is stored, one of each', () => {
    expect(stored).toEqual(steps.slice(0, -1).map(({ tag }) => `${tag.slice(0, 4)}.sql`))
  })

  test.each(tried)('%s is upgraded without losing a value, with a backup of what it was', async name => {
    const { file, tag, known, noted, open, said, backups, dataDir } = placed(name)
    // The steps it took are still the ones this program would take.
    expect(noted).toEqual(known)
    readSecrets(dataDir)
    const before = rowsOf(file)
    expect(before.actual!.length * before.project!.length * before.account!.length).toBeGreaterThan(0)
    const store = await open()
    expect(standingOfFile(file, sqlite)).toMatchObject({ lacks: 0, newer: false })
    expect(asBefore(before, rowsOf(file))).toEqual(before)

    const [kept, ...more] = await listBackups(backups)
    expect([kept!.manifest.reason, kept!.manifest.migration, more]).toEqual(['upgrade', tag, []])
    expect(said.join()).toContain(kept!.path)
    expect((await verifyBackup(kept!.path, program)).findings).toEqual([])
    const again = join(emptyFolder(), 'again')
    await restoreBackup(kept!.path, { dataDir: again, databaseUrl: null }, program)
    expect(rowsOf(join(again, 'jichi.sqlite'))).toEqual(before)

    const { found, records } = await verifyTrail(store.db, readSecrets(dataDir).trail)
    expect([found, records]).toEqual([[], before.audit?.length ?? 0])

    const rules = await activeRules(store.db)
    expect(await rebuild(store.tx, store.db, rules)).toBe(1)
    const rebuilt = rowsOf(file)
    const money = ({ project_month }: Rows) =>
      project_month!
        .filter(row => String(row.month) <= '2021-03')
        .map(row => [row.month, row.budget, row.spent, row.spent_to_date])
    expect(money(rebuilt)).toEqual(money(before))
    await rebuild(store.tx, store.db, rules)
    expect(rowsOf(file)).toEqual(rebuilt)
    const { project_month: _, agency_month: __, ...typed } = before
    expect(asBefore(typed, rebuilt)).toEqual(typed)
    await store.close()
  })

  test('is upgraded without a backup where that is asked for, and not at all where none can be made', async () => {
    const { open, backups, file, dataDir, tag } = placed('0004.sql')
    readSecrets(dataDir)
    writeFileSync(backups, '')
    await expect(open()).rejects.toThrow(/^BACKUP_DIR: no backup before the upgrade: .*BACKUP_BEFORE_UPGRADE=0/)
    expect(standingOfFile(file, sqlite).step).toBe(tag)
    await (await open({ BACKUP_BEFORE_UPGRADE: '0' })).close()
    expect(standingOfFile(file, sqlite).lacks).toBe(0)
  })

  test('an empty one is upgraded as it is, and one that is up to date is left alone', async () => {
    const dataDir = emptyFolder()
    migrateUntil(join(dataDir, 'jichi.sqlite'), sqlite, '0004_project-life')
    const open = () => openWorkspace(readSettings({ DATA_DIR: dataDir }, '/'), { program, now: () => 0, say: () => {} })
    await (await open()).close()
    await (await open()).close()
    expect(await listBackups(join(dataDir, 'backups'))).toEqual([])
  })

  test('one from a newer program is refused by the setting’s name, and so is a folder whose restoring was cut off', async () => {
    const { open, file } = placed('0007.sql')
    const raw = new Driver(file)
    raw.exec(`insert into __drizzle_migrations (hash, created_at) values ('x', 99999999999999)`)
    raw.close()
    await expect(open()).rejects.toThrow(/^DATA_DIR: .*newer version/)
    const cut = placed('0007.sql')
    writeFileSync(join(cut.dataDir, 'restore-unfinished'), '')
    await expect(cut.open()).rejects.toThrow(/^DATA_DIR: restoring a backup .* was not finished/)
  })
})

describe.runIf(server)('an older workspace on PostgreSQL', () => {
  test('is upgraded once by two processes that start at once, with one backup of what it was', async () => {
    const name = `older_${process.pid}`
    const url = `${server}/${name}`
    const make = `create database ${name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'`
    psql(`${server}/postgres`, make)
    const postgres = join(program.migrations, 'postgres')
    const taken = stepsIn(postgres).slice(0, 6)
    const files = readMigrationFiles({ migrationsFolder: postgres }).slice(0, 6)
    for (const { sql } of files) psql(url, sql.join(';\n'))
    psql(
      url,
      'create schema drizzle; create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)',
    )
    for (const { when } of taken) psql(url, `insert into drizzle.__drizzle_migrations (hash, created_at) values ('', ${when})`)
    psql(url, `insert into agency (id, code, name, sample, version) values (1, 'U1', '测试单位', false, 1)`)
    psql(
      url,
      `insert into account (id, username, name, role, also, agency_id, password_hash, must_change, disabled, sample, created_at, version)
       values (1, 'admin', '管理员', 'administrator', '[]', 1, 'x', false, true, false, 1642665600000, 1)`,
    )
    const dataDir = emptyFolder()
    readSecrets(dataDir)
    const settings = readSettings({ DATA_DIR: dataDir, DATABASE_URL: url }, '/')
    const around = { program, now: () => Date.parse('2022-01-20T09:00:00Z'), say: () => {} }
    const both = await Promise.all([openWorkspace(settings, around), openWorkspace(settings, around)])
    for (const store of both) await store.close()
    const kept = await listBackups(settings.backups.folder)
    expect(kept.map(({ manifest }) => [manifest.reason, manifest.migration, manifest.database])).toEqual([
      ['upgrade', taken.at(-1)!.tag, 'postgres'],
    ])
    const there = rowsOf(join(kept[0]!.path, 'jichi.sqlite'))
    expect(there.account).toMatchObject([
      { username: 'admin', name: '管理员', must_change: 0, disabled: 1, created_at: 1642665600000 },
    ])
    expect(there.agency).toMatchObject([{ code: 'U1', parent_id: null }])
    psql(`${server}/postgres`, `drop database ${name}`)
  })
})
