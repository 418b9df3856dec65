import { copyFileSync, mkdtempSync, openSync, readFileSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkFile } from '../../db/check-file.ts'
import { Driver } from '../../db/driver.ts'

/** A database of some hundred pages in one file. */
function sound(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'check-')), 'jichi.sqlite')
  const raw = new Driver(file)
  raw.exec('create table value (id integer primary key, text text); create index by_text on value (text)')
  const insert = raw.prepare('insert into value (text) values (?)')
  raw.transaction(() => {
    for (let i = 0; i < 5000; i++) insert.run(`${i}`.padStart(100, '0'))
  })()
  raw.close()
  return file
}
/** The same with a save that only lies in the write-ahead log yet, as a process leaves it that is killed. */
function cutOff(): string {
  const file = sound()
  const left = `${file}-left`
  const raw = new Driver(file)
  raw.pragma('journal_mode = WAL')
  raw.exec(`insert into value (text) values ('last')`)
  for (const end of ['', '-wal']) copyFileSync(`${file}${end}`, `${left}${end}`)
  raw.close()
  return left
}
const overwrite = (file: string, at: number, bytes: number) =>
  writeSync(openSync(file, 'r+'), Buffer.alloc(bytes, 0xee), 0, bytes, at)

describe('a database file looked at before the start', () => {
  test('is taken when it is sound, or not there yet', () => {
    expect(checkFile(sound())).toBeNull()
    expect(checkFile('/nowhere/jichi.sqlite')).toBeNull()
  })
  test('is refused when a page in its middle holds something else', () => {
    const file = sound()
    overwrite(file, 40 * 4096, 4096)
    expect(checkFile(file)).toMatchObject({ code: 'damaged' })
  })
  test('is refused when its end is missing', () => {
    const file = sound()
    truncateSync(file, 20 * 4096)
    expect(checkFile(file)).toMatchObject({ code: 'damaged' })
  })
  test('is refused when it is empty, for a workspace would begin anew in silence', () => {
    const file = sound()
    truncateSync(file, 0)
    expect(checkFile(file)).toEqual({ code: 'empty', detail: '0 bytes' })
  })
  test('is refused when it is empty and the last saves lie beside it, which a look must not take away', () => {
    const file = cutOff()
    const saves = readFileSync(`${file}-wal`)
    truncateSync(file, 0)
    expect(checkFile(file)).toMatchObject({ code: 'empty' })
    expect(readFileSync(`${file}-wal`).equals(saves)).toBe(true)
  })
  test('is taken as a power cut left it, and a damaged one is neither mended nor changed by the look', () => {
    expect(checkFile(cutOff())).toBeNull()
    const file = cutOff()
    overwrite(file, 40 * 4096, 4096)
    const before = [file, `${file}-wal`].map(path => readFileSync(path))
    expect(checkFile(file)).toMatchObject({ code: 'damaged' })
    expect([file, `${file}-wal`].map((path, i) => readFileSync(path).equals(before[i]!))).toEqual([true, true])
  })
  test('is refused when it is some other file', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'check-')), 'jichi.sqlite')
    writeFileSync(file, readFileSync(new URL(import.meta.url)))
    expect(checkFile(file)).toMatchObject({ code: 'no-database' })
  })
})
