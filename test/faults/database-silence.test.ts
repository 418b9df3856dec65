import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultOf } from '../../db/fault.ts'
import { migratePostgres } from '../../db/migrate-postgres.ts'
import { openPostgres } from '../../db/open-postgres.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { postgres } from '../support/postgres.ts'

const migrations = new URL('../../db/migrations/postgres', import.meta.url).pathname
/** Short, so that what a person would wait a minute for is over at once. */
const patience = { answer: 400, turn: 300, silence: 1_000 }

/** A wire to the server that can be cut without a word, as when its machine loses power. */
async function wire(port: number) {
  const ends = new Set<Socket>()
  let dead = false
  const server = createServer(here => {
    ends.add(here)
    here.on('error', () => here.destroy())
    if (dead) return
    const there = connect(port, '127.0.0.1')
    ends.add(there)
    there.on('error', () => here.destroy())
    here.on('data', bytes => dead || there.write(bytes))
    there.on('data', bytes => dead || here.write(bytes))
    there.on('close', () => dead || here.destroy())
    here.on('close', () => dead || there.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => void (dead = true),
    mend: () => void (dead = false),
    close() {
      for (const end of ends) end.destroy()
      server.close()
    },
  }
}

// Waiting for a server that says nothing takes seconds: the full run and `npm run faults` alone.
describe.runIf(process.env.FULL)('a PostgreSQL server', () => {
  let server: Awaited<ReturnType<typeof postgres>>
  const url = (host = server.host) => `postgres://owner@${host}/jichi`
  const asked = async (text: string) => {
    const client = new pg.Client(url().replace('/jichi', '/postgres'))
    await client.connect()
    await client.query(text)
    await client.end()
  }
  beforeAll(async () => {
    server = await postgres(`create database jichi template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'`)
    await migratePostgres(url(), migrations)
  })
  afterAll(() => server.stop())

  test('whose machine vanishes holds nobody for ever: a page and a save are told, and both work again when it is back', async () => {
    const between = await wire(Number(server.host.split(':')[1]))
    const store = openPostgres(url(`127.0.0.1:${between.port}`), { patience })
    await store.tx(db => reserveIds(db, 'project'))
    await store.ping()
    between.cut()
    const told = await Promise.all([store.ping(), store.tx(db => reserveIds(db, 'project'))].map(one => one.catch(faultOf)))
    expect(told).toEqual(['away', 'away'])
    between.mend()
    await store.ping()
    expect(await store.tx(db => reserveIds(db, 'project'))).toBe(2)
    await store.close()
    between.close()
  })

  test('that vanishes while it is told to commit leaves the save unsure, not refused', async () => {
    const between = await wire(Number(server.host.split(':')[1]))
    const store = openPostgres(url(`127.0.0.1:${between.port}`), { patience })
    const told = await store
      .tx(async db => {
        const id = await reserveIds(db, 'agency')
        between.cut()
        return id
      })
      .catch(faultOf)
    expect(told).toBe('unsure')
    between.mend()
    expect(await store.tx(async () => 'again')).toBe('again')
    await store.close()
    between.close()
  })

  test('lets a second process save once the first has said nothing in the middle of a save for long; meanwhile it is told busy', async () => {
    const [silent, other] = [openPostgres(url(), { patience }), openPostgres(url(), { patience })]
    let holds = () => {}
    let wake = () => {}
    const held = new Promise<void>(resolve => (holds = resolve))
    const asleep = new Promise<void>(resolve => (wake = resolve))
    const first = silent
      .tx(async db => {
        await reserveIds(db, 'indicator')
        holds()
        await asleep
        return reserveIds(db, 'indicator')
      })
      .catch(faultOf)
    await held
    const met: unknown[] = []
    while (met.at(-1) !== 1 && met.length < 20) met.push(await other.tx(db => reserveIds(db, 'indicator')).catch(faultOf))
    expect([met[0], new Set(met)]).toEqual(['busy', new Set(['busy', 1])])
    wake()
    expect(await first).toBe('away')
    expect(await silent.tx(db => reserveIds(db, 'indicator'))).toBe(2)
    await Promise.all([silent.close(), other.close()])
  })

  test('a question that takes too long is ended by the server and told as busy', async () => {
    const store = openPostgres(url(), { patience })
    const slow = store.tx(async db => {
      await (db as unknown as { execute: (text: string) => Promise<unknown> }).execute('select pg_sleep(30)')
    })
    expect(await slow.catch(faultOf)).toBe('busy')
    expect(await store.tx(async () => 'again')).toBe('again')
    await store.close()
  })

  test('that only reads, as after a failover, refuses a save for now; the next goes to the one that takes its place', async () => {
    const store = openPostgres(url(), { patience })
    await store.tx(async () => {})
    await asked('alter database jichi set default_transaction_read_only = on')
    // The connection in use was made before: it is told anew, as by a standby.
    await asked(`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'jichi'`)
    const met = new Set([await store.tx(async () => 'saved').catch(faultOf), await store.tx(async () => 'saved').catch(faultOf)])
    expect(met).toEqual(new Set(['away']))
    await store.ping()
    await asked('alter database jichi reset default_transaction_read_only')
    expect(await store.tx(async () => 'saved')).toBe('saved')
    await store.close()
  })
})
