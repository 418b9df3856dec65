import fc from 'fast-check'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addDays } from '#domain/day'
import { isDue } from '../../server/backup/due.ts'
import { folderClosed } from '../../server/backup/folder-closed.ts'
import { listBackups, nameOf } from '../../server/backup/list.ts'
import { writtenManifest, type BackupReason } from '../../server/backup/manifest.ts'
import { rotateBackups } from '../../server/backup/rotate.ts'
import { stayingOf } from '../../server/backup/rotation.ts'
import { backupState } from '../../server/backup/state.ts'
import { noteBackupTurn } from '../../db/queries/backup-turns.ts'
import { backupDue, type BackupPlan } from '../../server/scheduler/backup.ts'
import { readSettings } from '../../server/settings.ts'
import { testPassword } from '../support/app.ts'
import { appInFolder, emptyFolder, program } from '../support/data-folder.ts'

const minute = 60_000
const hour = 60 * minute
const local = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
const keep = { days: 7, weeks: 4, months: 12 }

/** A workspace begun at nine in the morning, its backups at half past two at night. */
async function scheduled(folder = join(emptyFolder(), 'backups')) {
  const { app, place } = await appInFolder('2022-01-20T09:00:00+08:00')
  await app.account('root', 'administrator')
  const settings = { folder, at: '02:30', keep, beforeUpgrade: true }
  const plan: BackupPlan = { settings, place, program, stampOf: at => local.format(at) }
  const made = () => readdirSync(folder).length
  type Inbox = { items: { kind: string; title: string; text: string; params: { path?: string } }[] }
  const inbox = async () => {
    const { body } = await (await app.signIn('root', testPassword)).call<Inbox>('GET', '/messages')
    return body.items.filter(({ kind }) => kind === 'backupFailed')
  }
  return { app, plan, folder, made, inbox }
}

describe('the scheduled backup', () => {
  test('is made once at its time of day, made up when the server was down, and once where two processes are', async () => {
    const { app, plan, made, folder } = await scheduled()
    expect(await backupDue(app.at, plan)).toBeNull()
    app.setClock('2022-01-21T02:29:00+08:00')
    expect(await backupDue(app.at, plan)).toBeNull()
    app.setClock('2022-01-21T02:30:00+08:00')
    // The embedded database has one process; two of its schedulers are as near as it comes.
    const other = { ...app.at, store: app.store.dialect === 'postgres' ? app.store.again() : app.store }
    const both = await Promise.all([backupDue(app.at, plan), backupDue(other, plan)])
    expect(both.filter(Boolean)).toHaveLength(1)
    expect(await backupDue(other, plan)).toBeNull()
    expect(made()).toBe(1)
    app.setClock('2022-01-24T10:00:00+08:00')
    expect(await backupDue(other, plan)).toMatchObject({ name: '2022-01-24T02-00-00Z' })
    expect(await backupDue(app.at, plan)).toBeNull()
    expect((await backupState(folder, app.store.db)).backups.map(({ reason }) => reason)).toEqual(['scheduled', 'scheduled'])
    expect(await backupDue(app.at, { ...plan, settings: { ...plan.settings, at: null } })).toBeNull()
    if (other.store !== app.store) await other.store.close()
  })

  test('that fails is told to the administrators once a day with its reason, and tried again every hour; the next that is whole ends it', async () => {
    const blocked = join(emptyFolder(), 'blocked')
    writeFileSync(blocked, '')
    const { app, plan, folder, inbox } = await scheduled(join(blocked, 'backups'))
    app.setClock('2022-01-21T02:30:00+08:00')
    await expect(backupDue(app.at, plan)).rejects.toThrow('backup-folder')
    const [message, ...more] = await inbox()
    expect(more).toEqual([])
    expect([message!.title, message!.params.path]).toEqual(['自动备份没有完成', '/system'])
    expect(message!.text).toContain(`2022-01-21 02:30 开始的自动备份没有完成：${folder} 不能写入`)
    app.moveClock(59 * minute)
    expect(await backupDue(app.at, plan)).toBeNull()
    app.moveClock(minute)
    await expect(backupDue(app.at, plan)).rejects.toThrow('backup-folder')
    expect(await inbox()).toHaveLength(1)
    expect((await backupState(folder, app.store.db)).failed).toMatchObject({ code: 'backup-folder' })
    rmSync(blocked)
    mkdirSync(blocked)
    app.moveClock(hour)
    expect(await backupDue(app.at, plan)).not.toBeNull()
    expect(await backupState(folder, app.store.db)).toMatchObject({ failed: null, backups: [{ reason: 'scheduled', lost: 0 }] })
  })

  test('a turn whose process died is taken over when its time is up', async () => {
    const { app, plan, made } = await scheduled()
    app.setClock('2022-01-21T02:30:00+08:00')
    await app.store.tx(db => noteBackupTurn(db, 'lease', Math.floor(app.now() / minute) + 10))
    expect(await backupDue(app.at, plan)).toBeNull()
    app.moveClock(10 * minute)
    expect(await backupDue(app.at, plan)).not.toBeNull()
    expect(made()).toBe(1)
  })

  test('a clock that was a month ahead and is put right keeps the nights in between from no backup', async () => {
    const { app, plan } = await scheduled()
    app.setClock('2022-03-01T02:30:00+08:00')
    expect(await backupDue(app.at, plan)).not.toBeNull()
    await app.store.tx(db => noteBackupTurn(db, 'lease', Math.floor(app.now() / minute) + 10))
    app.setClock('2022-01-22T02:30:00+08:00')
    expect(await backupDue(app.at, plan)).toMatchObject({ name: '2022-01-21T18-30-00Z' })
    expect(await backupDue(app.at, plan)).toBeNull()
    app.setClock('2022-01-23T02:30:00+08:00')
    expect(await backupDue(app.at, plan)).not.toBeNull()
  })

  test('removes none of another workspace that shares its folder', async () => {
    const { app, plan, folder } = await scheduled()
    const once = { ...plan, settings: { ...plan.settings, keep: { days: 1, weeks: 1, months: 1 } } }
    app.setClock('2022-01-21T02:30:00+08:00')
    const first = (await backupDue(app.at, once))!
    const others = join(folder, '2022-01-19T18-30-00Z')
    const { files, ...rest } = first.manifest
    mkdirSync(others)
    const strange = files.map(file => (file.path === 'secret.key' ? { ...file, sha256: '0'.repeat(64) } : file))
    const momentAt = '2022-01-19T18:30:00.000Z'
    writeFileSync(join(others, 'manifest.json'), writtenManifest({ ...rest, momentAt, files: strange }))
    app.setClock('2022-01-22T02:30:00+08:00')
    const second = (await backupDue(app.at, once))!
    expect(readdirSync(folder).sort()).toEqual(['2022-01-19T18-30-00Z', second.name])
  })

  test('is due exactly when its time of day lies between the last one and now', () => {
    expect(isDue('2022-01-20 02:31', '2022-01-21 02:29', '02:30')).toBe(false)
    expect(isDue('2022-01-20 02:31', '2022-01-21 02:30', '02:30')).toBe(true)
    expect(isDue('2022-01-20 02:29', '2022-01-20 02:30', '02:30')).toBe(true)
    expect(isDue('2022-01-20 23:59', '2022-01-21 00:00', '00:00')).toBe(true)
    expect(isDue('2022-02-27 12:00', '2022-03-01 01:00', '02:30')).toBe(true)
  })
})

describe('rotation', () => {
  /** A backup as far as rotation looks at it. */
  function kept(folder: string, at: string, reason: BackupReason = 'scheduled') {
    const momentAt = new Date(at).toISOString()
    const path = join(folder, nameOf(Date.parse(at)))
    mkdirSync(path)
    const facts = { format: 1, reason, version: '0.1.0', migration: '0008_year-end', database: 'sqlite' as const }
    const times = { startedAt: momentAt, momentAt, finishedAt: momentAt }
    writeFileSync(join(path, 'manifest.json'), writtenManifest({ ...facts, ...times, tables: {}, files: [], lost: [] }))
    return path
  }

  test('after a year and a half of nights 7 days, 4 weeks and 12 months are left; those asked for stay, and what is no backup is left alone', async () => {
    const folder = emptyFolder()
    const asked = kept(folder, '2020-07-05T12:00:00Z', 'asked')
    const upgrades = ['2020-08-01', '2020-09-01', '2020-10-01', '2020-11-01'].map(day =>
      kept(folder, `${day}T12:00:00Z`, 'upgrade'),
    )
    for (let i = 0, day = '2020-07-01'; i < 548; i++, day = addDays(day, 1)) kept(folder, `${day}T18:30:00Z`)
    mkdirSync(join(folder, '2021-01-01T00-00-01Z'))
    await rotateBackups(folder, keep, at => local.format(at).slice(0, 10))
    const left = readdirSync(folder).sort()
    // By the calendar of the office 18:30 UTC is half past two of the next day: the last one is 2021-12-31.
    expect(left).toEqual(
      [
        ...[asked, ...upgrades.slice(1)].map(path => path.split('/').at(-1)!),
        '2021-01-01T00-00-01Z',
        // The last night of each month; December's is among the days.
        ...['01-30', '02-27', '03-30', '04-29', '05-30', '06-29', '07-30', '08-30', '09-29', '10-30', '11-29'].map(
          day => `2021-${day}T18-30-00Z`,
        ),
        // Sundays, the last night of each week; this week's is among the days.
        ...['12-11', '12-18'].map(day => `2021-${day}T18-30-00Z`),
        ...['24', '25', '26', '27', '28', '29', '30'].map(day => `2021-12-${day}T18-30-00Z`),
      ].sort(),
    )
    expect(existsSync(upgrades[0]!)).toBe(false)
  })

  test('a finished backup is read once, for operators ask every few seconds and its list of files is long; another one is read', async () => {
    const folder = emptyFolder()
    const file = join(kept(folder, '2022-01-01T00:00:00Z'), 'manifest.json')
    utimesSync(file, 1_640_995_200, 1_640_995_200)
    const reasons = async () => (await listBackups(folder)).map(({ manifest }) => manifest.reason)
    expect(await reasons()).toEqual(['scheduled'])
    writeFileSync(file, 'x'.repeat(statSync(file).size))
    utimesSync(file, 1_640_995_200, 1_640_995_200)
    expect(await reasons()).toEqual(['scheduled'])
    rmSync(join(folder, nameOf(Date.parse('2022-01-01T00:00:00Z'))), { recursive: true })
    kept(folder, '2022-01-01T00:00:00Z', 'upgrade')
    expect(await reasons()).toEqual(['upgrade'])
    rmSync(join(folder, nameOf(Date.parse('2022-01-01T00:00:00Z'))), { recursive: true })
    expect(await reasons()).toEqual([])
  })

  test('never removes the newest, keeps no more than asked for, and a second turn removes nothing', () => {
    const days = fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 60 })
    const counts = fc.record({
      days: fc.integer({ min: 1, max: 9 }),
      weeks: fc.integer({ min: 1, max: 6 }),
      months: fc.integer({ min: 1, max: 14 }),
    })
    fc.assert(
      fc.property(days, counts, (offsets, asked) => {
        const all = offsets.sort((a, b) => b - a).map((offset, i) => ({ i, day: addDays('2020-01-01', offset) }))
        const staying = [...stayingOf(all, asked)].sort((a, b) => a.i - b.i)
        expect(staying[0]).toEqual(all[0])
        expect(staying.length).toBeLessThanOrEqual(asked.days + asked.weeks + asked.months)
        expect(staying.length).toBeGreaterThanOrEqual(Math.min(asked.days, new Set(all.map(({ day }) => day)).size))
        expect([...stayingOf(staying, asked)].sort((a, b) => a.i - b.i)).toEqual(staying)
      }),
    )
  })
})

describe('the settings', () => {
  test('a folder that is a file stops the start by the setting’s name; one that is not there can be made', async () => {
    const folder = emptyFolder()
    writeFileSync(join(folder, 'file'), '')
    await expect(folderClosed(join(folder, 'file'))).rejects.toThrow(/^BACKUP_DIR: .* is a file/)
    expect(await folderClosed(join(folder, 'file', 'below'))).toMatch(/^BACKUP_DIR: .* cannot be written \(ENOTDIR\)/)
    expect(await folderClosed(join(folder, 'new'))).toBeNull()
  })

  const read = (env: Record<string, string>) => readSettings({ DATA_DIR: '/srv/jichi', ...env }, '/').backups
  test('have a default each, and a wrong one is named', () => {
    expect(read({})).toEqual({ folder: '/srv/jichi/backups', at: '02:30', keep, beforeUpgrade: true })
    const given = {
      BACKUP_DIR: 'mnt/b',
      BACKUP_AT: 'off',
      BACKUP_KEEP_DAYS: '30',
      BACKUP_KEEP_MONTHS: '1',
      BACKUP_BEFORE_UPGRADE: '0',
    }
    expect(read(given)).toEqual({ folder: '/mnt/b', at: null, keep: { days: 30, weeks: 4, months: 1 }, beforeUpgrade: false })
    for (const [name, value] of [
      ['BACKUP_AT', '25:00'],
      ['BACKUP_AT', '2:30'],
      ['BACKUP_KEEP_DAYS', '0'],
      ['BACKUP_KEEP_WEEKS', 'four'],
      ['BACKUP_KEEP_MONTHS', '-1'],
      ['BACKUP_BEFORE_UPGRADE', 'yes'],
      ['BACKUP_DIR', '/srv/jichi'],
      ['BACKUP_DIR', '/srv/jichi/evidence/b'],
    ] as const)
      expect(() => read({ [name]: value })).toThrow(new RegExp(`^${name}: `))
  })
})
