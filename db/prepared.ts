import { getTableColumns, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { isPostgres, type Db } from './open.ts'

type Preparable = PromiseLike<unknown> & {
  prepare: (name?: string) => { execute: (values?: Record<string, unknown>) => unknown }
}
/** Runs a prepared statement with its placeholder values. */
export type Run<B> = (values?: Record<string, unknown>) => Promise<Awaited<B>>

const caches = new WeakMap<object, Map<string, unknown>>()

/** Prepares a statement once per connection: unprepared ones cost several times the raw statement.
 * `name` must be unique to the text of the statement; `sql.placeholder('x')` marks its values. */
export function prepared<B extends Preparable>(db: Db, name: string, build: (db: Db) => B): Run<B> {
  let cache = caches.get(db)
  if (!cache) caches.set(db, (cache = new Map()))
  const known = cache.get(name) as Run<B> | undefined
  if (known) return known
  const statement = build(db).prepare(name)
  const run: Run<B> = values => Promise.resolve(statement.execute(values)) as Promise<Awaited<B>>
  cache.set(name, run)
  return run
}

type PreparableRows = {
  prepare: (name?: string) => {
    execute: (values?: Record<string, unknown>) => unknown
    values: (values?: Record<string, unknown>) => unknown
  }
}

/** As `prepared`, but rows come as the driver gives them, in the order of the selected columns: for the hundreds of rows every
 * save and page reads. Only for columns that need no decoding (text and numbers); `R` states them. */
export function preparedRows<R extends unknown[]>(db: Db, name: string, build: (db: Db) => PreparableRows) {
  let cache = caches.get(db)
  if (!cache) caches.set(db, (cache = new Map()))
  const known = cache.get(name) as ((values?: Record<string, unknown>) => Promise<R[]>) | undefined
  if (known) return known
  const statement = build(db).prepare(name)
  const run = isPostgres(db)
    ? async (values?: Record<string, unknown>) =>
        ((await statement.execute(values)) as Record<string, unknown>[]).map(row => Object.values(row) as R)
    : (values?: Record<string, unknown>) => Promise.resolve(statement.values(values)) as Promise<R[]>
  cache.set(name, run)
  return run
}

/** As `prepared`; without a name for a text that depends on the caller's scope, which is made for this one call. */
export function placed<B extends Preparable>(db: Db, name: string | null, build: (db: Db) => B): Run<B> {
  if (name !== null) return prepared(db, name, build)
  const statement = build(db).prepare()
  return values => Promise.resolve(statement.execute(values)) as Promise<Awaited<B>>
}

/** Rows a prepared insert takes at most: keeps the number of bound values below every database's limit. */
const most = 64

/** The names of an insert's placeholders, `value0` …, row by row. */
const placeNames = new Map<string, string[][]>()

/** Adds rows of one table, many at a time; a statement is prepared once for each number of rows.
 * Values are encoded here: left to the builder, each of hundreds would be asked again what kind of thing it is. */
export async function insertRows<T extends SQLiteTable>(db: Db, name: string, into: T, rows: T['$inferInsert'][]): Promise<void> {
  const columns = Object.entries(getTableColumns(into))
  for (let first = 0; first < rows.length; first += most) {
    const part = rows.slice(first, first + most) as Record<string, unknown>[]
    const key = `${name}_${part.length}`
    const names = placeNames.get(key) ?? part.map((_, i) => columns.map(([column]) => `${column}_${i}`))
    placeNames.set(key, names)
    const row = (places: string[]) =>
      Object.fromEntries(places.map((place, k) => [columns[k]![0], sql`${sql.placeholder(place)}`]))
    const values: Record<string, unknown> = {}
    for (const [i, given] of part.entries())
      for (const [k, [key, column]] of columns.entries()) {
        const value = given[key] ?? null
        values[names[i]![k]!] = value === null ? null : column.mapToDriverValue(value)
      }
    await prepared(db, key, d => d.insert(into).values(names.map(row) as T['$inferInsert'][]))(values)
  }
}
