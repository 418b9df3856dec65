import { createHash } from 'node:crypto'
import type { Store } from '../../db/open.ts'
import { tablesOf, type TestStore } from './store.ts'

/** Written by being asked at all: the trail, counters of tries and of writes, sessions. */
const besides = new Set(['audit', 'audit_head', 'throttle', 'session', 'counter'])

const parents: Record<string, string> = {
  project_id: 'project',
  indicator_id: 'indicator',
  subproject_id: 'subproject',
  agency_id: 'agency',
  account_id: 'account',
}

const columnsOf = ({ dialect, raw }: TestStore, tables: string[]): { name: string; column: string }[] =>
  raw(
    dialect === 'postgres'
      ? `select table_name as name, column_name as "column" from information_schema.columns where table_schema = 'public'`
      : `select m.name as name, c.name as "column" from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'`,
  )
    .map(row => ({ name: String(row.name), column: String(row.column) }))
    .filter(row => tables.includes(row.name))

/** Rows that name a project, an indicator, a unit … that is not there. */
function orphans(store: TestStore, tables: string[]): string[] {
  const counted = columnsOf(store, tables).flatMap(({ name, column }) =>
    parents[column] === undefined
      ? []
      : `select '${name}.${column}' as place, count(*) as n from "${name}" where "${column}" not in (select id from ${parents[column]})`,
  )
  const found = store.raw(`select place, n from (${counted.join(' union all ')}) counted where n > 0`)
  return found.map(({ place, n }) => `${String(place)}: ${String(n)}`)
}

/** The database of a test, looked at from outside. */
export function lookInto(given: Store) {
  const store = given as TestStore
  const tables = tablesOf(store).filter(name => !besides.has(name))
  const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)
  const rowsOf = (name: string): [string, string] => {
    const rows = store.raw(`select * from "${name}"`)
    return [name, `${rows.length} ${hash(JSON.stringify(rows))}`]
  }
  const sums = () =>
    store.raw(
      tables
        .map(
          name =>
            `select '${name}' as name, count(*) || ' ' || md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as sum from "${name}" t`,
        )
        .join(' union all '),
    )
  return {
    /** Each table's number of rows and a hash of what they hold. */
    contents: () =>
      Object.fromEntries(
        store.dialect === 'postgres' ? sums().map(({ name, sum }) => [String(name), String(sum)]) : tables.map(rowsOf),
      ),
    /** What the database itself finds wrong with its pages, and rows that belong to nothing. */
    damage: () => {
      const pages = store.dialect === 'postgres' ? [] : store.raw('select integrity_check as said from pragma_integrity_check')
      return [...pages.map(({ said }) => String(said)).filter(line => line !== 'ok'), ...orphans(store, tables)]
    },
  }
}
