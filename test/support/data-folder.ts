import { existsSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { secretsOf } from '../../server/access/secrets.ts'
import { noteAnchors } from '../../server/access/anchors.ts'
import type { Place } from '../../server/backup/make.ts'
import { testApp } from './app.ts'

const master = Buffer.alloc(32, 5)
export const program = { version: '0.1.0', migrations: new URL('../../db/migrations', import.meta.url).pathname }
export const emptyFolder = () => mkdtempSync(join(tmpdir(), 'jichi-folder-'))

/** The app in a data folder as the server keeps one: its database, its key, its evidence and the noted ends of its chains. */
export async function appInFolder(clock?: string) {
  const { trail: key, vault } = secretsOf(master)
  const dataDir = emptyFolder()
  const app = await testApp(clock, undefined, { trail: { chain: 'test', key }, vault })
  const server = process.env.TEST_POSTGRES
  if (!server) symlinkSync(app.store.file, join(dataDir, 'jichi.sqlite'))
  const { folder } = app.at.files
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 })
  symlinkSync(folder, join(dataDir, 'evidence'))
  writeFileSync(join(dataDir, 'secret.key'), `${master.toString('base64')}\n`, { mode: 0o600 })
  const place: Place = { dataDir, databaseUrl: server ? `${server}/${basename(app.store.file)}` : null }
  const note = () => noteAnchors(app.store.db, dataDir, app.now())
  await note()
  return { app, place, dataDir, note, key }
}
