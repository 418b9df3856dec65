import { existsSync } from 'node:fs'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { standingOfPostgres, type Standing } from './standing.ts'
import { wire } from './postgres-wire.ts'

/** The order of texts is the order of their bytes everywhere: pages and keys rely on it. */
const byteOrders = ['C', 'POSIX', 'C.UTF-8', 'C.utf8', 'ucs_basic']

/** What writing transactions take turns by, as many processes as there are. */
const writersRow = `insert into counter (name, next) select 'writes', 0
  where not exists (select 1 from counter where name = 'writes')`

/** Processes that start together wait for each other. */
const migrating = 20_210_101

/** Brings a PostgreSQL database to the newest schema; refuses one that orders or encodes text otherwise. `before` hears where it stands
 * while other processes wait. */
export async function migratePostgres(
  url: string,
  migrations: string,
  before: (standing: Standing) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  if (!existsSync(migrations)) throw new Error(`migrations not found: ${migrations}`)
  const client = new pg.Client(wire(url))
  await client.connect()
  try {
    const { rows } = await client.query<{ encoding: string; collation: string }>(
      `select pg_encoding_to_char(encoding) as encoding, datcollate as collation from pg_database where datname = current_database()`,
    )
    const { encoding, collation } = rows[0]!
    if (encoding !== 'UTF8' || !byteOrders.includes(collation))
      throw new Error(
        `the database is ${encoding} with collation ${collation}; create it by: CREATE DATABASE jichi TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'`,
      )
    await client.query('select pg_advisory_lock($1)', [migrating])
    await before(await standingOfPostgres(client, migrations))
    await migrate(drizzle(client), { migrationsFolder: migrations })
    await client.query(writersRow)
  } finally {
    await client.end()
  }
}
