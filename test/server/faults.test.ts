import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { Driver } from '../../db/driver.ts'
import { faultOf } from '../../db/fault.ts'
import { openPostgres } from '../../db/open-postgres.ts'
import { backupTurns, noteBackupTurn } from '../../db/queries/backup-turns.ts'
import { verifyTrail } from '../../server/access/verify-trail.ts'
import { testApp } from '../support/app.ts'
import { declaration, indicator } from '../support/declaration.ts'
import { lostOf, report } from '../support/fault-line.ts'
import { freshStore } from '../support/store.ts'

const many = 30
async function declared() {
  const app = await testApp('2021-04-02T09:00:00+08:00')
  const office = await app.bureau()
  const indicators = Array.from({ length: many }, (_, i) => indicator(`第${i + 1}项`, '≥1000人次'))
  const { body } = await office.call<{ id: number; indicators: { id: number }[] }>('POST', '/projects', {
    declaration: declaration({ indicators, year: 2021 }),
  })
  const path = `/projects/${body.id}/actuals/2021-03`
  const standing = async () =>
    (await office.call<{ entries: { value: number | null; version: number }[] }>('GET', path)).body.entries
  const values = async () => new Set((await standing()).map(({ value }) => value))
  /** How many of so many acknowledged saves do not stand. */
  const lostOfSaves = async (acknowledged: number) => lostOf(await standing(), acknowledged)
  let versions = new Map<number, number>()
  const save = async (value: number, headers: Record<string, string> = {}) => {
    const entries = body.indicators.map(({ id }) => ({ indicatorId: id, value, version: versions.get(id) }))
    const answer = await office.call<{ entries: { indicatorId: number; version: number }[]; type: string; title: string }>(
      'PUT',
      path,
      { entries },
      headers,
    )
    if (answer.status === 200) versions = new Map(answer.body.entries.map(one => [one.indicatorId, one.version]))
    return answer
  }
  return { app, office, values, save, lostOfSaves, project: body.id }
}
const onFile = !process.env.TEST_POSTGRES

describe.runIf(onFile)('a database that cannot grow', () => {
  test('refuses a month with 507 in both languages, keeps none of it, answers readers a minute later too, and goes on when there is room', async () => {
    const { app, office, save, values, lostOfSaves } = await declared()
    expect((await save(1)).status).toBe(200)
    const pages = (count: number) => app.store.tx(async db => void db.run(sql.raw(`pragma max_page_count = ${count}`)))
    await pages(1)
    let value = 1
    let answer = await save(++value)
    while (answer.status === 200) answer = await save(++value)
    expect([answer.status, answer.body.type, answer.body.title]).toEqual([
      507,
      '/problems/database-full',
      '服务器磁盘已满，这次没有保存',
    ])
    expect((await save(value, { 'accept-language': 'en' })).body.title).toBe('The disk of the server is full; nothing was saved')
    expect(await values()).toEqual(new Set([value - 1]))
    app.moveClock(120_000)
    expect((await office.call('GET', '/projects')).status).toBe(200)
    await pages(1_000_000)
    expect((await save(value)).status).toBe(200)
    expect(await values()).toEqual(new Set([value]))
    const lost = await lostOfSaves(value)
    report('disk full (max_page_count)', `507 instead of save ${value}, which was kept once there was room`, lost)
    expect(lost).toBe(0)
  })
})

describe.runIf(onFile)('a database that another program holds', () => {
  const held = (file: string) => {
    const other = new Driver(file)
    other.exec('BEGIN EXCLUSIVE')
    return () => (other.exec('ROLLBACK'), other.close())
  }
  test('is read meanwhile, and the save that waited is kept when it is let go', async () => {
    const { app, save, values, office, lostOfSaves } = await declared()
    await save(1)
    const letGo = held(app.store.file)
    app.moveClock(120_000)
    const waiting = save(2)
    expect((await office.call('GET', '/projects')).status).toBe(200)
    expect(await values()).toEqual(new Set([1]))
    letGo()
    expect((await waiting).status).toBe(200)
    expect(await values()).toEqual(new Set([2]))
    const lost = await lostOfSaves(2)
    report('another program holds the database file', 'read meanwhile, the save that waited is kept', lost)
    expect(lost).toBe(0)
  })
  // It waits as long as a save does: some seconds.
  test.runIf(process.env.FULL)('too long is told with 503 and when to try again; nothing is kept of the save', async () => {
    const { app, save, values, lostOfSaves } = await declared()
    await save(1)
    const letGo = held(app.store.file)
    const answers = await Promise.all([save(2), save(3), save(4)])
    expect(answers.map(({ status, body, headers }) => [status, body.type, headers.get('retry-after')])).toEqual(
      answers.map(() => [503, '/problems/database-busy', '2']),
    )
    letGo()
    expect(await values()).toEqual(new Set([1]))
    expect((await save(5)).status).toBe(200)
    const lost = await lostOfSaves(2)
    report('another program holds it for longer than five seconds', '503 with Retry-After, the next save was kept', lost)
    expect(lost).toBe(0)
  })
})

test.runIf(!onFile)(
  'a database server that ends every connection is met with 503 at most, and by itself answered again',
  async () => {
    const { app, save, values, lostOfSaves } = await declared()
    await save(1)
    app.store.raw(
      `select count(pg_terminate_backend(pid)) as ended from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    )
    const statuses: number[] = []
    for (let i = 0; i < 10 && statuses.at(-1) !== 200; i++) statuses.push((await save(2)).status)
    expect(statuses.filter(status => status !== 503)).toEqual([200])
    expect(await values()).toEqual(new Set([2]))
    const lost = await lostOfSaves(2)
    report('the database server ends every connection (PostgreSQL)', '503 at most, then answered again by itself', lost)
    expect(lost).toBe(0)
  },
)

/** A wire to a database server that is cut once the server has done what it was told last, before its answer is through. */
async function cutAtCommit(server: string) {
  const { hostname, port } = new URL(server)
  const wire = createServer(socket => {
    const there = connect(Number(port), hostname).on('error', () => {})
    let committing = false
    socket
      .on('error', () => {})
      .on('data', piece => {
        committing ||= piece.includes('COMMIT')
        there.write(piece)
      })
    there.on('data', piece => (committing ? (socket.destroy(), there.destroy()) : socket.write(piece)))
    socket.on('close', () => there.destroy())
  })
  await new Promise<void>(done => wire.listen(0, '127.0.0.1', done))
  return { port: (wire.address() as AddressInfo).port, close: () => wire.close() }
}

test.runIf(!onFile)(
  'a database server lost while it commits is never told as “nothing was saved”: it may have been',
  async () => {
    const store = freshStore()
    const { port, close } = await cutAtCommit(process.env.TEST_POSTGRES!)
    const url = new URL(`${process.env.TEST_POSTGRES}/${basename(store.file)}`)
    url.port = String(port)
    const cut = openPostgres(url.href, { connections: 1 })
    const saved = cut.tx(db => noteBackupTurn(db, 'done', 7))
    await expect(saved).rejects.toSatisfy(error => faultOf(error) === 'unsure')
    expect((await backupTurns(store.db)).done).toBe(7)
    await cut.close()
    close()
  },
)

test('a clock set back by a day neither loses nor reorders what was entered, ends no session and breaks no chain', async () => {
  const { app, save, values, project, office, lostOfSaves } = await declared()
  await save(1)
  app.moveClock(-86_400_000)
  expect((await save(2)).status).toBe(200)
  expect((await save(3)).status).toBe(200)
  expect(await values()).toEqual(new Set([3]))
  expect((await office.call('GET', `/projects/${project}`)).status).toBe(200)
  const { found, records } = await verifyTrail(app.store.db, app.at.trail.key, [])
  expect([found, records > 3]).toEqual([[], true])
  const lost = await lostOfSaves(3)
  report('the clock set back by a day', 'order, sessions and audit chain stay', lost)
  expect(lost).toBe(0)
})

test('a reader of PDF files that dies leaves the file kept, only without its text', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dead-'))
  const [dead, began] = [join(folder, 'reader.mjs'), join(folder, 'began')]
  writeFileSync(dead, `import { writeFileSync } from 'node:fs'\nwriteFileSync(${JSON.stringify(began)}, '')\nprocess.exit(3)\n`)
  const app = await testApp('2021-04-02T09:00:00+08:00', undefined, {})
  const files = { ...app.at.files, pdfReader: dead }
  Object.assign(app.at, { files })
  const office = await app.bureau()
  const { body } = await office.call<{ id: number; indicators: { id: number }[] }>('POST', '/projects', {
    declaration: declaration({ indicators: [indicator('培训场次', '≥12场')], year: 2021 }),
  })
  const pdf = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')
  const kept = await office.call<{ id: number }>(
    'POST',
    `/projects/${body.id}/evidence?month=2021-03&indicatorId=${body.indicators[0]!.id}&name=a.pdf`,
    pdf,
    { 'content-type': 'application/pdf' },
  )
  expect(kept.status).toBe(201)
  expect(existsSync(began)).toBe(true)
  const lost = (await office.call('GET', `/evidence/${kept.body.id}`)).status === 200 ? 0 : 1
  report('the reader of PDF files dies', 'the file is kept without its text', lost)
  expect(lost).toBe(0)
})

test('a database server that nobody answers at is told as away, not as a fault of the program', async () => {
  const store = openPostgres('postgres://nobody@127.0.0.1:9/none')
  await expect(store.ping()).rejects.toSatisfy(error => faultOf(error) === 'away')
  await expect(store.tx(async () => 1)).rejects.toSatisfy(error => faultOf(error) === 'away')
  await store.close()
})

test.each([
  ['SQLITE_FULL', 'full'],
  ['SQLITE_IOERR_WRITE', 'full'],
  ['53100', 'full'],
  ['SQLITE_BUSY_SNAPSHOT', 'busy'],
  ['53300', 'busy'],
  ['57014', 'busy'],
  ['25P03', 'away'],
  ['57P01', 'away'],
  ['08006', 'away'],
  ['SQLITE_CORRUPT_INDEX', 'damaged'],
  ['XX001', 'damaged'],
  ['SQLITE_CONSTRAINT_UNIQUE', null],
  ['ECONNREFUSED', null],
])('%s, also as the cause of another error, is %s', (code, fault) => {
  const error = Object.assign(new Error(code), { code })
  expect([faultOf(error), faultOf(new Error('query failed', { cause: error }))]).toEqual([fault, fault])
})
