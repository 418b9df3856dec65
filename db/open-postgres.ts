import { AsyncLocalStorage } from 'node:async_hooks'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { faultOf, Unreachable, Unsure, type StoreFault } from './fault.ts'
import type { Db, Store } from './open.ts'
import { wire } from './postgres-wire.ts'

/** Knows whether the running code is already inside a transaction. */
const nesting = new AsyncLocalStorage<true>()

/** Whole numbers and sums come as text from PostgreSQL; here they are fen, moments and counts, all below 2^53. */
const numbers = new Set<number>([pg.types.builtins.INT8, pg.types.builtins.NUMERIC])
const parser: typeof pg.types.getTypeParser = (id: number, format?: 'text' | 'binary') =>
  numbers.has(id) ? Number : pg.types.getTypeParser(id, format)

type Queryable = { query: (config: pg.QueryConfig, values?: unknown[]) => Promise<unknown> }

/** What the server answered stays; anything else means that it did not answer. */
const unreachable = (error: unknown): never => {
  throw error instanceof pg.DatabaseError ? error : new Unreachable(error)
}

const unsure = (error: unknown): never => {
  throw error instanceof pg.DatabaseError ? error : new Unsure(error)
}

/** The same queries as on the embedded database: a connection whose numbers are numbers. */
const builder = (client: Queryable): Db =>
  drizzle({
    query: (config: pg.QueryConfig, values?: unknown[]) =>
      client.query({ ...config, types: { getTypeParser: parser } }, values).catch(unreachable),
  } as unknown as pg.Pool) as unknown as Db

/** One connection answers one question at a time; those asked together wait for each other here. */
function oneByOne(client: pg.Client): Queryable {
  let last: Promise<unknown> = Promise.resolve()
  return {
    query(config, values) {
      const answer = last.then(() => client.query(config, values))
      last = answer.catch(() => {})
      return answer
    },
  }
}

/** How long, in milliseconds, the server may keep an answer to itself, another process the writers' turn, and a transaction of ours
 * say nothing. Beyond it the one is taken as gone, the other told as busy, and the third is ended by the server. */
export type Patience = { answer: number; turn: number; silence: number }
const usual: Patience = { answer: 60_000, turn: 30_000, silence: 60_000 }

/** What the writer asks of its own connection. A host that vanished is noticed by the server too, which then lets go of its turn. */
const manners = ({ answer, turn: wait, silence }: Patience) => [
  `set statement_timeout = ${answer}`,
  `set lock_timeout = ${wait}`,
  `set idle_in_transaction_session_timeout = ${silence}`,
  'set tcp_keepalives_idle = 15',
  'set tcp_keepalives_interval = 5',
  'set tcp_keepalives_count = 3',
]
/** The name of a setting that this kind of server does not know. */
const unknownSetting = '42704'
/** Written to a server that only reads: one that follows another, as after a failover. */
const readOnly = '25006'
const gone = new Set<StoreFault | null>(['away', 'unsure'])
const codeOf = (error: unknown) => (error instanceof pg.DatabaseError ? error.code : undefined)

/** Opens a PostgreSQL database that several processes share. Writers take turns, across processes too: each transaction first
 * moves one row, so that what it reads stands until it commits, as on the embedded database. */
export function openPostgres(url: string, { connections = 8, patience = usual } = {}): Store {
  // A little beyond the server's own limit, so that a server that is there can say which question took too long.
  const held = { ...wire(url), query_timeout: patience.answer + 5_000 }
  const reading = `-c default_transaction_read_only=on -c statement_timeout=${patience.answer}`
  const pool = new pg.Pool({ ...held, max: connections, options: reading })
  pool.on('error', error => console.error('database', error.message))
  let queue: Promise<unknown> = Promise.resolve()
  let writer: Promise<{ client: pg.Client; db: Db }> | null = null
  let latest: pg.Client | null = null
  const asides = new Set<pg.Client>()

  async function connect(): Promise<{ client: pg.Client; db: Db }> {
    const client = new pg.Client(held)
    client.on('error', error => {
      console.error('database', error.message)
      // A late word of one that was given up says nothing of the one that took its place.
      if (latest === client) writer = null
    })
    latest = client
    await client.connect()
    for (const setting of manners(patience)) {
      await client.query(setting).catch((error: unknown) => {
        if (codeOf(error) !== unknownSetting) throw error
      })
    }
    return { client, db: builder(oneByOne(client)) }
  }

  /** The next writer connects anew: to the server that answers under this name by then. */
  function leave(client: pg.Client) {
    if (latest === client) writer = null
    void client.end().catch(() => {})
  }

  async function run<T>(work: (db: Db) => Promise<T>): Promise<T> {
    writer ??= connect()
    const { client, db } = await writer.catch(error => {
      writer = null
      return unreachable(error)
    })
    try {
      await client.query('BEGIN').catch(unreachable)
      const { rowCount } = await client.query(turn).catch((error: unknown) => {
        if (codeOf(error) === readOnly) throw new Unreachable(error)
        return unreachable(error)
      })
      if (rowCount !== 1) throw new Error('the database lacks the row that writers take turns by; start once to bring it up')
      const result = await work(db)
      await client.query('COMMIT').catch(unsure)
      return result
    } catch (error) {
      // One that did not answer would not answer this either; whoever waits would wait twice.
      if (gone.has(faultOf(error))) leave(client)
      else await client.query('ROLLBACK').catch(() => leave(client))
      throw error
    }
  }

  return {
    db: builder(pool),
    dialect: 'postgres',
    tx(work) {
      if (nesting.getStore()) throw new Error('tx inside tx')
      const mine = queue.then(() => nesting.run(true, () => run(work)))
      queue = mine.catch(() => {})
      return mine
    },
    aside() {
      // Long jobs ask long questions: only a server that says nothing for ever is given up.
      const client = new pg.Client({ ...wire(url), query_timeout: patience.answer * 10 })
      client.on('error', error => console.error('database', error.message))
      const ready = client.connect()
      // Told to whoever asks it something; one that is closed unasked is not an error of the process.
      ready.catch(() => {})
      const { query } = oneByOne(client)
      asides.add(client)
      const close = () => {
        asides.delete(client)
        void client.end().catch(() => {})
      }
      return { db: builder({ query: async (config, values) => (await ready, query(config, values)) }), close }
    },
    async version() {
      const { rows } = await pool.query<{ next: string }>(`select next from counter where name = 'writes'`)
      return Number(rows[0]?.next ?? 0)
    },
    async ping() {
      await pool.query('select 1').catch(unreachable)
    },
    async close() {
      await queue
      for (const one of asides) await one.end().catch(() => {})
      await (await writer?.catch(() => null))?.client.end()
      await pool.end()
    },
  }
}

/** The row every writing transaction moves (made with the schema); whoever listens for commits reads its number. */
const turn = `update counter set next = next + 1 where name = 'writes'`
