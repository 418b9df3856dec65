import type { Db } from './open.ts'

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
