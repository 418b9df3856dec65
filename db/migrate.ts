import { existsSync } from 'node:fs'
import { Driver } from './driver.ts'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { stepsIn } from './standing.ts'

/** Brings the database file to the newest schema; creates it where there is none. */
export function migrateFile(file: string, migrations: string): void {
  if (!existsSync(migrations)) throw new Error(`migrations not found: ${migrations}`)
  const raw = new Driver(file)
  try {
    raw.pragma('journal_mode = WAL')
    migrate(drizzle(raw), { migrationsFolder: migrations })
  } finally {
    raw.close()
  }
}

/** What the migrator keeps its steps in. */
const journal = 'create table if not exists __drizzle_migrations (id integer primary key, hash text not null, created_at numeric)'

/** A new database file as an earlier version made it, up to and with a step: what is copied from an older database fits into it. */
export function migrateUntil(file: string, migrations: string, step: string): void {
  const raw = new Driver(file)
  try {
    const count = stepsIn(migrations).findIndex(({ tag }) => tag === step) + 1
    raw.exec(journal)
    const done = raw.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)')
    for (const { sql, hash, folderMillis } of readMigrationFiles({ migrationsFolder: migrations }).slice(0, count)) {
      for (const statement of sql) raw.exec(statement)
      done.run(hash, folderMillis)
    }
  } finally {
    raw.close()
  }
}
