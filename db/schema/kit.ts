import * as pg from 'drizzle-orm/pg-core'
import * as lite from 'drizzle-orm/sqlite-core'

/** The column kit: the same table text makes SQLite and PostgreSQL tables. Only types both know and that
 * PostgreSQL-speaking government databases accept: text, integers, doubles, booleans; JSON travels as text. */
const sqlite = {
  table: lite.sqliteTable,
  text: (name: string) => lite.text(name),
  /** Short ids, versions, counts. */
  int: (name: string) => lite.integer(name),
  /** Fen and epoch milliseconds. */
  big: (name: string) => lite.integer(name),
  real: (name: string) => lite.real(name),
  bool: (name: string) => lite.integer(name, { mode: 'boolean' }),
  primaryKey: lite.primaryKey,
  index: lite.index,
  unique: lite.uniqueIndex,
}
export type Kit = typeof sqlite

const postgres = {
  table: pg.pgTable,
  text: (name: string) => pg.text(name),
  int: (name: string) => pg.integer(name),
  big: (name: string) => pg.bigint(name, { mode: 'number' }),
  real: (name: string) => pg.doublePrecision(name),
  bool: (name: string) => pg.boolean(name),
  primaryKey: pg.primaryKey,
  index: pg.index,
  unique: pg.uniqueIndex,
}

export const sqliteKit: Kit = sqlite
/** Queries are written against SQLite's types; the builders' common part behaves alike on both. */
export const postgresKit = postgres as unknown as Kit
