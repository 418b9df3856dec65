import { AsyncLocalStorage } from 'node:async_hooks'
import type { Database, Statement } from 'better-sqlite3'
import { Driver } from './driver.ts'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { faultOf } from './fault.ts'
import { sqliteKit } from './schema/kit.ts'
import { tables } from './schema/tables.ts'

/** Anything queries run on: the reading connection, or the writing one inside `tx`. */
export type Db = BetterSQLite3Database
export const table = tables(sqliteKit)

/** PostgreSQL's builder has one way to run a text, the embedded database's has three. */
export const isPostgres = (db: Db): boolean => 'execute' in db

export type Store = {
  /** Reads only; what a transaction has not committed yet stays unseen. */
  db: Db
  /** Runs `work` in one write transaction; all or nothing. Writers queue. Nested calls throw. */
  tx: <T>(work: (db: Db) => Promise<T>) => Promise<T>
  /** One more reading connection, for tables of its own that nobody else sees; closed by who asked for it. */
  aside: () => { db: Db; close: () => void }
  /** A number that is another one after anybody committed, in this process or in another on the same database. */
  version: () => Promise<number>
  /** Answers once the database does. */
  ping: () => Promise<void>
  close: () => void | Promise<void>
  dialect: 'sqlite' | 'postgres'
}

/** How long a write waits, in all, for a file that another process holds, in seconds. */
const patience = 5

/** Knows whether the running code is already inside a transaction. */
const nesting = new AsyncLocalStorage<true>()

function connect(file: string, readonly: boolean) {
  const raw = new Driver(file, { readonly })
  raw.pragma('busy_timeout = 5000')
  raw.pragma(`cache_size = ${readonly ? -8000 : -16000}`)
  if (!readonly) {
    raw.pragma('journal_mode = WAL')
    raw.pragma('synchronous = FULL')
    raw.pragma('foreign_keys = ON')
  }
  return raw
}

/** Reads on the writing connection while nobody writes, for its own saves leave its pages in memory, where every save empties
 * another connection's. During a transaction the reading connection answers, which sees only what is committed. */
function reading(writer: Database, reader: Database, writes: () => boolean) {
  const prepare = (text: string) => {
    let [own, other]: (Statement | undefined)[] = []
    const current = () => {
      if (writes()) return (other ??= reader.prepare(text))
      own ??= writer.prepare(text)
      if (!own.readonly) throw new Error('readonly: writes go through tx')
      return own
    }
    return {
      all: (...values: unknown[]) => current().all(...values),
      get: (...values: unknown[]) => current().get(...values),
      run: (...values: unknown[]) => current().run(...values),
      raw: () => ({
        all: (...values: unknown[]) =>
          current()
            .raw()
            .all(...values),
        get: (...values: unknown[]) =>
          current()
            .raw()
            .get(...values),
      }),
    }
  }
  return drizzle({ prepare } as unknown as Database)
}

/** Opens the embedded database: one connection that writes behind a queue, one that reads meanwhile. */
export function openStore(file: string): Omit<Store, 'close'> & { close: () => void } {
  const writer = connect(file, false)
  const reader = connect(file, true)
  writer.pragma('busy_timeout = 0')
  const writing = drizzle(writer)
  const begin = writer.prepare('BEGIN IMMEDIATE')
  const commit = writer.prepare('COMMIT')
  const rollback = writer.prepare('ROLLBACK')
  const ping = reader.prepare('SELECT 1')
  let queue: Promise<unknown> = Promise.resolve()
  let writes = false
  const asides = new Set<{ close: () => void }>()

  /** Another process may hold the file for a moment (a copy, a shell): waited for without keeping readers from their answers. */
  async function begun(until: number) {
    for (; ; await new Promise(resolve => setTimeout(resolve, 20)))
      try {
        return begin.run()
      } catch (error) {
        if (faultOf(error) !== 'busy' || process.uptime() > until) throw error
      }
  }

  async function run<T>(work: (db: Db) => Promise<T>, until: number): Promise<T> {
    await begun(until)
    writes = true
    try {
      const result = await work(writing)
      commit.run()
      return result
    } catch (error) {
      if (writer.inTransaction) rollback.run()
      throw error
    } finally {
      writes = false
    }
  }

  return {
    db: reading(writer, reader, () => writes),
    dialect: 'sqlite',
    tx(work) {
      if (nesting.getStore()) throw new Error('tx inside tx')
      const until = process.uptime() + patience
      const mine = queue.then(() => nesting.run(true, () => run(work, until)))
      queue = mine.catch(() => {})
      return mine
    },
    aside() {
      const raw = connect(file, true)
      raw.pragma('temp_store = MEMORY')
      raw.pragma('cache_size = -4000')
      asides.add(raw)
      const close = () => {
        asides.delete(raw)
        raw.close()
      }
      return { db: drizzle(raw), close }
    },
    // The reader's own view: it moves with commits of every other connection, and nothing is written by the reader.
    version: async () => Number(await reader.pragma('data_version', { simple: true })),
    async ping() {
      await ping.get()
    },
    close() {
      for (const one of asides) one.close()
      reader.close()
      writer.close()
    },
  }
}
