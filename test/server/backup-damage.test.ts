import fc from 'fast-check'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { backupCommand } from '../../server/backup/command.ts'
import { BackupFault, folderFault } from '../../server/backup/fault.ts'
import { clearUnfinished, listBackups } from '../../server/backup/list.ts'
import { makeBackup } from '../../server/backup/make.ts'
import { writtenManifest, type Manifest } from '../../server/backup/manifest.ts'
import { restoreBackup } from '../../server/backup/restore.ts'
import { verifyBackup } from '../../server/backup/verify.ts'
import { atWork, emptyFolder, program } from '../support/data-folder.ts'

/** What lies in a backup is the same wherever the workspace lives: damage is looked for on the embedded database's. */
const embedded = !process.env.TEST_POSTGRES

let whole: { path: string; manifest: Manifest }
let work: Awaited<ReturnType<typeof atWork>>
beforeAll(async () => {
  if (!embedded) return
  work = await atWork()
  whole = await work.back()
})

/** A copy of the backup to do harm to. */
function copied(): string {
  const folder = join(emptyFolder(), '2022-01-20T01-00-00Z')
  cpSync(whole.path, folder, { recursive: true })
  return folder
}
const evidence = () => whole.manifest.files.find(({ path }) => path.startsWith('evidence/'))!.path
function flip(file: string, at: number, bit = 0) {
  const bytes = readFileSync(file)
  const place = Math.min(bytes.length - 1, Math.floor(at * bytes.length))
  bytes[place] = bytes[place]! ^ (1 << bit)
  writeFileSync(file, bytes)
}
const rewrite = (folder: string, over: Partial<Manifest>) =>
  writeFileSync(join(folder, 'manifest.json'), writtenManifest({ ...whole.manifest, ...over }))

/** The command, as somebody at a terminal sees it. */
async function restored(folder: string, lang: 'zh-CN' | 'en', place = join(emptyFolder(), 'new')) {
  const lines: string[] = []
  const say = (line: string) => void lines.push(line)
  const asked = {
    verb: 'restore',
    args: [folder, place],
    cwd: '/',
    place: { dataDir: place, databaseUrl: null },
    folder,
    program,
  }
  const done = await backupCommand({ ...asked, now: () => 0 }, { lang, out: say, bad: say })
  return { done, said: lines.join('\n'), written: existsSync(place) }
}

describe.runIf(embedded)('a damaged backup is refused before anything is written, in the words of its damage', () => {
  test.each<[string, (folder: string) => string | void, string, string]>([
    [
      'a byte of the database',
      f => flip(join(f, 'jichi.sqlite'), 0.5),
      'jichi.sqlite：内容与清单的校验和不符',
      'does not fit its checksum',
    ],
    ['a byte of an evidence file', f => flip(join(f, evidence()), 0.5), '内容与清单的校验和不符', 'does not fit its checksum'],
    ['a byte of the key', f => flip(join(f, 'secret.key'), 0.5), 'secret.key：内容与清单', 'secret.key: its content'],
    ['a database cut short', f => truncateSync(join(f, 'jichi.sqlite'), 4096), '应为', 'should have'],
    ['an evidence file that is gone', f => rmSync(join(f, evidence())), '文件不存在', 'not there'],
    ['no manifest', f => rmSync(join(f, 'manifest.json')), '没有清单 manifest.json', 'has no manifest.json'],
    ['a byte of the manifest', f => flip(join(f, 'manifest.json'), 0.5), '清单 manifest.json 已损坏', 'is damaged'],
    ['a manifest cut short', f => truncateSync(join(f, 'manifest.json'), 900), '清单 manifest.json 已损坏', 'is damaged'],
    [
      'a newer database',
      f => rewrite(f, { migration: '0099_later', version: '9.0.0' }),
      '请先升级程序',
      'Upgrade the program first',
    ],
    ['a newer kind of backup', f => rewrite(f, { format: 2 }), '请先升级程序', 'Upgrade the program first'],
    [
      'a name that leads out of the folder',
      f => rewrite(f, { files: [{ path: '../../etc/passwd', size: 1, sha256: '0'.repeat(64) }] }),
      '已损坏',
      'is damaged',
    ],
    ['other rows than the manifest counts', f => rewrite(f, { tables: {} }), '与清单不符', 'does not fit the manifest'],
    ['nothing there', f => (renameSync(f, `${f}-gone`), f), '没有这个备份', 'There is no backup'],
    ['one never finished', f => (renameSync(f, `${f}.partial`), `${f}.partial`), '没有做完', 'never finished'],
  ])('%s', async (_, harm, zh, en) => {
    const folder = copied()
    const harmed = harm(folder) ?? folder
    const chinese = await restored(harmed, 'zh-CN')
    expect(chinese).toMatchObject({ done: false, written: false })
    expect(chinese.said).toContain(zh)
    expect((await restored(harmed, 'en')).said).toContain(en)
  })

  test('whichever bit of whichever file it is', async () => {
    const names = [...whole.manifest.files.map(({ path }) => path), 'manifest.json']
    const folder = copied()
    const places = fc.tuple(fc.constantFrom(...names), fc.double({ min: 0, max: 0.999_999, noNaN: true }), fc.nat(7))
    await fc.assert(
      fc.asyncProperty(places, async ([name, at, bit]) => {
        flip(join(folder, name), at, bit)
        const found = await verifyBackup(folder, program).then(
          ({ findings }) => findings.length,
          (error: unknown) => (error instanceof BackupFault ? 1 : 0),
        )
        flip(join(folder, name), at, bit)
        expect(found).toBeGreaterThan(0)
      }),
      { numRuns: 30 },
    )
    expect((await verifyBackup(folder, program)).findings).toEqual([])
  })

  test('a place that holds anything is refused, and an undamaged backup is taken', async () => {
    const place = emptyFolder()
    writeFileSync(join(place, 'x'), '')
    const refused = await restored(whole.path, 'zh-CN', place)
    expect([refused.done, refused.said.includes('不是空目录')]).toEqual([false, true])
    expect(readdirSync(place)).toEqual(['x'])
    expect(await restored(whole.path, 'en')).toMatchObject({ done: true, written: true })
  })
})

describe.runIf(embedded)('a backup that cannot be made whole', () => {
  const how = () => ({ now: work.app.now, reason: 'asked' as const })
  const faultOf = (made: Promise<unknown>) =>
    made.then(
      () => 'made',
      error => (error as BackupFault).code,
    )

  test('where the disk is too full nothing is left behind, and where no folder can be made it says so', async () => {
    const folder = emptyFolder()
    expect(await faultOf(makeBackup(work.place, folder, program, { ...how(), reserve: Number.MAX_SAFE_INTEGER }))).toBe(
      'backup-full',
    )
    expect(readdirSync(folder)).toEqual([])
    writeFileSync(join(folder, 'file'), '')
    expect(await faultOf(makeBackup(work.place, join(folder, 'file'), program, how()))).toBe('backup-folder')
    expect(await faultOf(makeBackup({ ...work.place, dataDir: folder }, join(folder, 'b'), program, how()))).toBe('key-absent')
    expect(readdirSync(join(folder, 'b'))).toEqual([])
    const empty = emptyFolder()
    for (const name of ['secret.key', 'jichi.sqlite']) writeFileSync(join(empty, name), '')
    expect(await faultOf(makeBackup({ ...work.place, dataDir: empty }, join(folder, 'b'), program, how()))).toBe(
      'workspace-absent',
    )
  })

  test('names the backup folder only for what is wrong with it; a file elsewhere and a server keep their own words', () => {
    const error = (code: string, more: object) => Object.assign(new Error(code), { code, ...more })
    const codeOf = (one: Error) => (folderFault(one, '/mnt/backup') as { code: string }).code
    expect(codeOf(error('EACCES', { path: '/mnt/backup/2022/jichi.sqlite' }))).toBe('backup-folder')
    expect(codeOf(error('ENOTDIR', { path: '/mnt' }))).toBe('backup-folder')
    expect(codeOf(error('ENOSPC', {}))).toBe('backup-full')
    expect(codeOf(error('EACCES', { path: '/mnt/backups/x' }))).toBe('EACCES')
    expect(codeOf(error('EACCES', { path: '/srv/data/evidence/ab/cd' }))).toBe('EACCES')
    expect(codeOf(error('ENOENT', { syscall: 'connect' }))).toBe('ENOENT')
  })

  test('one cut off is never taken for a backup, and is cleared away a day later', async () => {
    const folder = emptyFolder()
    const begun = (at: string) => join(folder, `${at}.partial`)
    const [old, young] = [begun('2022-01-19T00-00-00Z'), begun('2022-01-20T00-30-00Z')]
    for (const one of [old, young]) cpSync(whole.path, one, { recursive: true })
    mkdirSync(join(folder, '2022-01-18T00-00-00Z'))
    expect(await listBackups(folder)).toEqual([])
    const { name } = await makeBackup(work.place, folder, program, how())
    expect(readdirSync(folder).sort()).toEqual(['2022-01-18T00-00-00Z', young.split('/').at(-1), name])
  })

  test('one cut off that another user left, and nobody here may take away, keeps no other from being cleared', async () => {
    const folder = emptyFolder()
    for (const day of ['18', '19']) mkdirSync(join(folder, `2022-01-${day}T00-00-00Z.partial`))
    const theirs = (path: string) =>
      path.includes('-18T') ? Promise.reject(new Error('EACCES')) : (rmSync(path, { recursive: true }), Promise.resolve())
    await clearUnfinished(folder, Date.parse('2022-01-21T00:00:00Z'), theirs)
    expect(readdirSync(folder)).toEqual(['2022-01-18T00-00-00Z.partial'])
  })

  test('names the evidence the workspace has lost, and keeps what an earlier backup still holds', async () => {
    const { dataDir, place, folder, back, app } = await atWork()
    const files = (await back()).manifest.files.filter(({ path }) => path.startsWith('evidence/'))
    rmSync(join(dataDir, files[0]!.path))
    flip(join(dataDir, files[1]!.path), 0.5)
    app.moveClock(60_000)
    const second = await back()
    expect([second.linked, second.manifest.lost]).toEqual([2, []])
    const alone = await makeBackup(place, join(folder, 'elsewhere'), program, { now: app.now, reason: 'asked' })
    expect(alone.manifest.lost.sort()).toEqual(files.map(({ sha256 }) => sha256).sort())
    expect((await verifyBackup(alone.path, program)).findings).toEqual([])
    const there = join(emptyFolder(), 'new')
    await restoreBackup(second.path, { dataDir: there, databaseUrl: null }, program)
    expect(existsSync(join(there, files[0]!.path))).toBe(true)
  })
})
