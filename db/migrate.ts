import { existsSync } from 'node:fs'
import { Driver } from './driver.ts'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'

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
