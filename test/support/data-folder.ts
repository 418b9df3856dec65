import { existsSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { secretsOf } from '../../server/access/secrets.ts'
import { noteAnchors } from '../../server/access/anchors.ts'
import { makeBackup, type Place } from '../../server/backup/make.ts'
import { testApp } from './app.ts'
import { declare, declaration, idOf } from './declaration.ts'
import { pdf, png } from './files.ts'
import { twoDepartments } from './tree.ts'

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

/** A bureau with a project, months and evidence, in a data folder of its own. */
export async function atWork(clock?: string) {
  const work = await appInFolder(clock)
  const { app, place } = work
  const people = await twoDepartments(app)
  const project = await declare(people.clerk, { indicators: declaration().indicators })
  const path = `/projects/${project.id}`
  const indicatorId = idOf(project, '服务人次')
  const save = async (value: number) => {
    const { status } = await people.clerk.call('PUT', `${path}/actuals/2021-05`, { entries: [{ indicatorId, value }] })
    return status
  }
  const send = (content: Uint8Array, name: string) =>
    people.clerk.call(
      'POST',
      `${path}/evidence?indicatorId=${indicatorId}&month=2021-05&name=${encodeURIComponent(name)}`,
      content,
    )
  await save(1)
  await send(pdf(['visits 81,234']), '统计.pdf')
  await send(png, '照片.png')
  const back = () => makeBackup(place, folder, program, { now: app.now, reason: 'asked' })
  const folder = emptyFolder()
  return { ...work, ...people, project, path, save, send, folder, back }
}
