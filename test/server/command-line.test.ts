import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Driver } from '../../db/driver.ts'
import { migrateUntil } from '../../db/migrate.ts'
import { standingOfFile } from '../../db/standing.ts'
import { makeBackup } from '../../server/backup/make.ts'
import { admin, verifyAudit } from '../../server/command-line.ts'
import { readSecrets } from '../../server/secret-file.ts'
import { emptyFolder, program } from '../support/data-folder.ts'

const root = new URL('../..', import.meta.url).pathname
const sqlite = join(program.migrations, 'sqlite')

/** A command as somebody at a terminal meets it: its lines, and whether the shell calls it well done. */
async function typed(work: () => Promise<void>) {
  const [said, wrong]: string[][] = [[], []]
  vi.spyOn(console, 'log').mockImplementation(line => void said!.push(String(line)))
  vi.spyOn(console, 'error').mockImplementation(line => void wrong!.push(String(line)))
  process.exitCode = undefined
  await work()
  const done = process.exitCode === undefined || Number(process.exitCode) === 0
  process.exitCode = undefined
  return { done, said: said!.join('\n'), wrong: wrong!.join('\n') }
}
afterEach(() => vi.restoreAllMocks())

describe('at the machine', () => {
  test('a backup of the oldest version is restored and called so; its first start tells the trail, for it had none yet', async () => {
    const dataDir = emptyFolder()
    migrateUntil(join(dataDir, 'jichi.sqlite'), sqlite, '0000_foundation')
    readSecrets(dataDir)
    const folder = emptyFolder()
    const how = { now: () => Date.parse('2022-01-20T09:00:00Z'), reason: 'asked' as const }
    const { path, name } = await makeBackup({ dataDir, databaseUrl: null }, folder, program, how)
    const place = join(emptyFolder(), 'new')
    const { done, said, wrong } = await typed(() => admin(root, { DATA_DIR: dataDir }, ['restore', path, place]))
    expect([done, wrong]).toEqual([true, ''])
    expect(said).toContain(`Restored to ${place}`)
    expect(standingOfFile(join(place, 'jichi.sqlite'), sqlite).step).toBe('0000_foundation')
    expect(JSON.parse(readFileSync(join(place, 'restored.json'), 'utf8'))).toMatchObject({ backup: name })
  })

  test('the trail of a folder without a workspace is not found whole: it is said, and nothing is made there', async () => {
    const folder = emptyFolder()
    for (const work of [() => verifyAudit({ DATA_DIR: folder }), () => admin(root, { DATA_DIR: folder }, ['verify-audit'])]) {
      const { done, said, wrong } = await typed(work)
      expect([done, said]).toEqual([false, ''])
      expect(wrong).toMatch(/^DATA_DIR: there is no workspace at /)
    }
    expect(readdirSync(folder)).toEqual([])
  })

  test('a workspace without its key is not read with a new one', async () => {
    const folder = emptyFolder()
    const file = join(folder, 'jichi.sqlite')
    writeFileSync(file, '')
    new Driver(file).close()
    const { done, wrong } = await typed(() => verifyAudit({ DATA_DIR: folder }))
    expect([done, wrong]).toEqual([false, `DATA_DIR: there is no secret.key in ${folder}`])
    expect(existsSync(join(folder, 'secret.key'))).toBe(false)
  })
})
