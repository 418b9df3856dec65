import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../../db/open.ts'
import { verifyTrail } from '../../server/access/verify-trail.ts'
import { readSecrets } from '../../server/secret-file.ts'
import buildOnce from '../support/build-once.ts'
import { lostOf, report } from '../support/fault-line.ts'
import { postgres } from '../support/postgres.ts'
import { startServer, type Server } from '../support/server.ts'
import { march, officeOf, projectWith, saveAll, type Office } from './office.ts'

type Project = Awaited<ReturnType<typeof projectWith>>
const versionsOf = (entries: { indicatorId: number; version: number }[]) =>
  new Map(entries.map(({ indicatorId, version }) => [indicatorId, version]))

/** Saves 1, 2, 3 … one after the other until the server is gone; answers the last number that was acknowledged. */
async function saveUntilGone(office: Office, project: Project, from: number, acknowledged: () => void): Promise<number> {
  let versions = versionsOf((await march(office, project)).body.entries)
  for (let number = from; ; number++) {
    const answer = await saveAll(office, project, number, versions).catch(() => null)
    if (answer === null) return number - 1
    expect(answer.status).toBe(200)
    versions = versionsOf(answer.body.entries)
    acknowledged()
  }
}

const audited = async (dataDir: string) => {
  const store = openStore(join(dataDir, 'jichi.sqlite'))
  const { found } = await verifyTrail(store.db, readSecrets(dataDir).trail, [])
  store.close()
  return found
}

// They need the built server and take a minute: the full run and `npm run faults` alone.
describe.runIf(process.env.FULL)('a server process', () => {
  beforeAll(buildOnce, 180_000)

  test('that is killed during saves five times loses none it acknowledged, and keeps none half', async () => {
    let server = await startServer()
    const { dataDir } = server
    let office = await officeOf(server)
    const projects: Project[] = []
    for (let i = 0; i < 6; i++) projects.push(await projectWith(office, `断电${i + 1}`, 20))
    let saves = 0
    let lost = 0
    const last = projects.map(() => 0)
    for (let round = 0; round < 5; round++) {
      const at = saves + 60
      const killed: Promise<void>[] = []
      const workers = projects.map(async (project, i) => {
        last[i] = await saveUntilGone(office, project, last[i]! + 1, () => {
          if (++saves === at) killed.push(server.kill())
        })
      })
      await Promise.all(workers)
      await Promise.all(killed)
      server = await startServer({}, dataDir)
      office = await officeOf(server, office.session())
      for (const [i, project] of projects.entries()) {
        const { entries } = (await march(office, project)).body
        const values = new Set(entries.map(({ value }) => value))
        expect(values.size).toBe(1)
        const [stands] = values as Set<number>
        expect(new Set(entries.map(({ version }) => version))).toEqual(values)
        // What was under way when the power went may stand or not; what was acknowledged stands.
        lost += lostOf(entries, last[i]!)
        expect(stands).toBeLessThanOrEqual(last[i]! + 1)
        last[i] = stands!
      }
    }
    expect(await server.end()).toBe(0)
    expect(await audited(dataDir)).toEqual([])
    report('kill -9 during saves, five times', `${saves} saves of 20 values acknowledged`, lost)
    expect(lost).toBe(0)
    expect(saves).toBeGreaterThanOrEqual(300)
  })

  test('whose disk is full says so with 507, goes on answering readers, and saves again when there is room', async () => {
    const first = await startServer()
    const { dataDir } = first
    const project = await projectWith(await officeOf(first), '磁盘满', 20)
    await first.end()
    const blocks = Math.ceil(statSync(join(dataDir, 'jichi.sqlite')).size / 1024) + 200
    // Bash counts in 1024 bytes; a write beyond the limit fails instead of ending the process.
    const server = await startServer({}, dataDir, `trap '' XFSZ; ulimit -S -f ${blocks}`)
    const office = await officeOf(server)
    let [acknowledged, status, number] = [0, 200, 0]
    let versions = new Map<number, number>()
    while (status === 200 && number < 2000) {
      const answer = await saveAll(office, project, ++number, versions)
      status = answer.status
      if (status !== 200) expect(answer.body).toMatchObject({ type: '/problems/database-full' })
      else [acknowledged, versions] = [number, versionsOf(answer.body.entries)]
    }
    expect(status).toBe(507)
    const standing = async () => [...new Set((await march(office, project)).body.entries.map(({ value }) => value))]
    expect(await standing()).toEqual([acknowledged])
    let lost = lostOf((await march(office, project)).body.entries, acknowledged)
    expect((await office.call('GET', '/projects')).status).toBe(200)
    execFileSync('prlimit', ['--pid', String(server.pid), '--fsize=unlimited'])
    expect((await saveAll(office, project, number + 1, versions)).status).toBe(200)
    expect(await standing()).toEqual([number + 1])
    lost += lostOf((await march(office, project)).body.entries, acknowledged + 1)
    await server.end()
    expect(await audited(dataDir)).toEqual([])
    report('disk full (ulimit -f)', `507 after ${acknowledged} saves, reading went on, the next save was kept`, lost)
    expect(lost).toBe(0)
  })

  test('whose database server is started again says 503 meanwhile, answers again by itself, and lost no save', async () => {
    const database = await postgres(`create database jichi template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'`)
    const server = await startServer({ DATABASE_URL: `postgres://owner@${database.host}/jichi` })
    const office = await officeOf(server)
    const project = await projectWith(office, '数据库重启', 20)
    for (let number = 1; number <= 10; number++) {
      const versions = number === 1 ? undefined : versionsOf((await march(office, project)).body.entries)
      expect((await saveAll(office, project, number, versions)).status).toBe(200)
    }
    const versions = versionsOf((await march(office, project)).body.entries)
    await database.restart(async () => {
      const { status, body, headers } = await saveAll(office, project, 11, versions)
      expect([status, body, headers.get('retry-after')]).toEqual([
        503,
        expect.objectContaining({ type: '/problems/database-away' }),
        expect.stringMatching(/^\d+$/),
      ])
    })
    const statuses: number[] = []
    for (let i = 0; i < 10 && statuses.at(-1) !== 200; i++) statuses.push((await saveAll(office, project, 12, versions)).status)
    expect(statuses.filter(status => status !== 503)).toEqual([200])
    const lost = lostOf((await march(office, project)).body.entries, 11)
    report('the database server is started again (PostgreSQL)', '503 meanwhile, then answered again by itself', lost)
    expect(lost).toBe(0)
    expect(await server.end()).toBe(0)
    await database.stop()
  })

  test('with 500 clients that send a letter at a time, and some that hang up in the middle, goes on answering others', async () => {
    const server = await startServer()
    const office = await officeOf(server)
    const project = await projectWith(office, '慢客户', 3)
    const { port } = new URL(server.url)
    const slow = Array.from({ length: 500 }, () => connect(Number(port), '127.0.0.1').on('error', () => {}))
    await Promise.all(slow.map(socket => new Promise<void>(done => socket.once('connect', done))))
    for (const socket of slow) socket.write('PUT /api/v1/projects/1/actuals/2021-03 HTTP/1.1\r\nHost: x\r\n')
    let versions = new Map<number, number>()
    for (let number = 1; number <= 20; number++) {
      for (const socket of slow) socket.write('X')
      const { status, body } = await saveAll(office, project, number, versions)
      expect(status).toBe(200)
      versions = versionsOf(body.entries)
    }
    const half = JSON.stringify({ entries: [{ indicatorId: project.indicators[0], value: 99 }] }).slice(0, 30)
    for (const socket of slow) socket.write(`: 1\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n${half}`)
    for (const socket of slow) socket.destroy()
    const { entries } = (await march(office, project)).body
    expect(new Set(entries.map(({ value }) => value))).toEqual(new Set([20]))
    const lost = lostOf(entries, 20)
    report('500 slow clients, then all hang up in the middle of a save', '20 saves of another answered meanwhile', lost)
    expect(lost).toBe(0)
    await server.stop()
  })

  test('keeps every file it makes to its own user, also in a folder that others may enter', async () => {
    const open = mkdtempSync(join(tmpdir(), 'jichi-open-'))
    chmodSync(open, 0o755)
    const server = await startServer({}, open)
    const made = readdirSync(open, { recursive: true, withFileTypes: true }).filter(one => one.isFile())
    expect(made.map(({ name }) => name)).toContain('jichi.sqlite')
    expect(made.filter(one => statSync(join(one.parentPath, one.name)).mode & 0o077).map(({ name }) => name)).toEqual([])
    await server.stop()
  })

  test('keeps a resting connection longer than a proxy in front of it, so that none is closed as it is taken up', async () => {
    const server = await startServer()
    expect((await fetch(`${server.url}/health`)).headers.get('keep-alive')).toBe('timeout=75')
    expect(await server.end()).toBe(0)
  })

  test('that is sent two gigabytes refuses them on the way, keeps no part and does not grow', async () => {
    const server = await startServer()
    const office = await officeOf(server)
    const project = await projectWith(office, '大文件', 1)
    const memory = () => Number(/VmRSS:\s+(\d+)/.exec(execFileSync('cat', [`/proc/${server.pid}/status`]).toString())![1])
    expect((await saveAll(office, project, 1)).status).toBe(200)
    const before = memory()
    const { status, sent } = await sendHoles(server, office, `/projects/${project.id}/evidence`, 2 * 1024 ** 3)
    expect(status).toBe(413)
    const kept = readdirSync(server.dataDir, { recursive: true, withFileTypes: true }).filter(one => one.isFile())
    const large = kept.filter(one => statSync(join(one.parentPath, one.name)).size > 10_000_000)
    expect(large).toEqual([])
    const grown = Math.round((memory() - before) / 1024)
    const lost = lostOf((await march(office, project)).body.entries, 1)
    report('2 GB sent as one file', `413 after ${Math.round(sent / 1e6)} MB, memory +${grown} MB, nothing kept`, lost)
    expect(grown).toBeLessThan(150)
    expect(lost).toBe(0)
    await server.stop()
  })
})

/** Sends so many zeros without telling their number beforehand, as a sparse file is read; stops where the server answers. */
async function sendHoles(server: Server, office: Office, path: string, bytes: number): Promise<{ status: number; sent: number }> {
  const { port } = new URL(server.url)
  const socket = connect(Number(port), '127.0.0.1').on('error', () => {})
  const head = [`POST /api/v1${path}?month=2021-03&name=hole.pdf HTTP/1.1`, 'Host: x', `Cookie: ${office.session()}`]
  socket.write(`${[...head, 'Content-Type: application/pdf', 'Transfer-Encoding: chunked'].join('\r\n')}\r\n\r\n`)
  const happens = (event: string) => new Promise<void>(done => socket.once(event, () => done()))
  const gone = happens('close')
  const answer: string[] = []
  socket.setEncoding('utf8').on('data', text => answer.push(String(text)))
  const piece = Buffer.alloc(1024 * 1024)
  let sent = 0
  while (sent < bytes && answer.length === 0 && !socket.destroyed) {
    socket.write(`${piece.length.toString(16)}\r\n`)
    socket.write(piece)
    const room = socket.write('\r\n')
    sent += piece.length
    await (room ? new Promise(setImmediate) : Promise.race([gone, happens('drain')]))
  }
  if (answer.length === 0) await Promise.race([gone, happens('data')])
  socket.destroy()
  return { status: Number(/^HTTP\/1.1 (\d+)/.exec(answer.join(''))?.[1] ?? 0), sent }
}
