import { createHash } from 'node:crypto'
import Sqlite from 'better-sqlite3'
import type { Store } from '../../db/open.ts'

/** Written by being asked at all: the trail, counters of tries, sessions. */
const besides = new Set(['audit', 'audit_head', 'throttle', 'session', 'sqlite_sequence'])

const parents: Record<string, string> = {
  project_id: 'project',
  indicator_id: 'indicator',
  subproject_id: 'subproject',
  agency_id: 'agency',
  account_id: 'account',
}

/** Rows that name a project, an indicator, a unit … that is not there. */
function orphans(raw: InstanceType<typeof Sqlite>, tables: string[]): string[] {
  return tables.flatMap(name =>
    (raw.pragma(`table_info("${name}")`) as { name: string }[]).flatMap(column => {
      const parent = parents[column.name]
      if (parent === undefined) return []
      const lost = `select count(*) n from "${name}" where "${column.name}" not in (select id from ${parent})`
      const { n } = raw.prepare(lost).get() as { n: number }
      return n > 0 ? [`${name}.${column.name}: ${n}`] : []
    }),
  )
}

/** The database of a test, looked at from outside. */
export function lookInto(store: Store) {
  const raw = new Sqlite((store as Store & { file: string }).file, { readonly: true })
  const tables = () =>
    (raw.prepare(`select name from sqlite_master where type = 'table'`).all() as { name: string }[])
      .map(({ name }) => name)
      .filter(name => !besides.has(name))
  return {
    close: () => raw.close(),
    /** Each table's number of rows and a hash of what they hold. */
    contents: () =>
      Object.fromEntries(
        tables().map(name => {
          const rows = raw.prepare(`select * from "${name}"`).all()
          return [name, `${rows.length} ${createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16)}`]
        }),
      ),
    /** What the database itself finds wrong with its pages, and rows that belong to nothing. */
    damage: () => {
      const found = (raw.pragma('integrity_check') as { integrity_check: string }[]).map(row => row.integrity_check)
      return [...found.filter(line => line !== 'ok'), ...orphans(raw, tables())]
    },
  }
}
