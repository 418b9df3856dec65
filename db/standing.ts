import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { Driver } from './driver.ts'

type Journal = { entries: { tag: string; when: number }[] }
/** The steps a program knows, in order. */
export const stepsIn = (migrations: string) =>
  (JSON.parse(readFileSync(join(migrations, 'meta/_journal.json'), 'utf8')) as Journal).entries

/** Where a database stands: its newest step (null = none yet), the steps it still lacks, whether people work in it, and whether it is
 * from a program that knows more steps than this one. */
export type Standing = { step: string | null; lacks: number; filled: boolean; newer: boolean }

function standingAt(migrations: string, newest: number | null, filled: boolean): Standing {
  const steps = stepsIn(migrations)
  const at = steps.findIndex(({ when }) => when === newest)
  const step = steps[at]?.tag ?? null
  const newer = newest !== null && newest > steps.at(-1)!.when
  return { step, lacks: newer ? 0 : steps.length - 1 - at, filled, newer }
}

/** Of a database file that exists. */
export function standingOfFile(path: string, migrations: string): Standing {
  const file = new Driver(path, { readonly: true, fileMustExist: true })
  try {
    const has = (name: string) => file.prepare(`select 1 from sqlite_master where name = ?`).get(name) !== undefined
    const newest = has('__drizzle_migrations')
      ? file.prepare('select max(created_at) from __drizzle_migrations').pluck().get()
      : null
    const filled = has('account') && file.prepare('select 1 from account limit 1').get() !== undefined
    return standingAt(migrations, newest === null ? null : Number(newest), filled)
  } finally {
    file.close()
  }
}

/** Asked on a connection that may be inside a transaction. */
export async function standingOfPostgres(client: pg.Client, migrations: string): Promise<Standing> {
  const has = async (name: string) =>
    (await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [name])).rows[0]!.there
  const newest = (await has('drizzle.__drizzle_migrations'))
    ? (await client.query<{ newest: string | null }>('select max(created_at) as newest from drizzle.__drizzle_migrations'))
        .rows[0]!.newest
    : null
  const filled = (await has('account')) && (await client.query('select 1 from account limit 1')).rows.length > 0
  return standingAt(migrations, newest === null ? null : Number(newest), filled)
}
