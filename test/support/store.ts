import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { migrateFile } from '../../db/migrate.ts'
import { openStore, type Store } from '../../db/open.ts'
import { openPostgres } from '../../db/open-postgres.ts'
import { Driver } from '../../db/driver.ts'
import { opened } from './opened.ts'
import { psql, psqlRows } from './psql.ts'

const migrations = new URL('../../db/migrations/sqlite', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'jichi-test-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
let template: string | undefined
let count = 0

function closable<S extends Store>(store: S): S {
  const close = async () => {
    if (opened.delete(close)) await store.close()
  }
  opened.add(close)
  return { ...store, close }
}

/** `file`: a place of its own beside the database. */
export type TestStore = Store & {
  file: string
  /** One more process on the same database. */
  again: () => Store
  /** Looks at the database, or does what the product never does, past all of its code. */
  raw: (text: string) => Record<string, unknown>[]
}

/** A database of its own for one test: a copy of a migrated template, in a temporary folder or on the run's own PostgreSQL. */
export function freshStore(): TestStore {
  const server = process.env.TEST_POSTGRES
  return server ? onServer(server) : fileStore()
}

/** On the embedded database, whatever the run is on. */
export function fileStore(): TestStore {
  if (!template) {
    template = join(folder, 'template.sqlite')
    migrateFile(template, migrations)
  }
  const file = join(folder, `test-${++count}.sqlite`)
  copyFileSync(template, file)
  return { ...closable<Store>(openStore(file)), file, again: () => closable<Store>(openStore(file)), raw: past(file) }
}

function onServer(server: string): TestStore {
  const name = `t${process.pid}_${threadId}_${++count}`
  psql(`${server}/postgres`, `create database ${name} template jichi_template`)
  const url = `${server}/${name}`
  const again = () => closable<Store>(openPostgres(url, { connections: 3 }))
  return { ...again(), file: join(folder, name), again, raw: text => psqlRows(url, text) }
}

/** A connection of its own, opened when somebody looks: suites look hundreds of times. */
function past(file: string): TestStore['raw'] {
  let raw: InstanceType<typeof Driver> | undefined
  return text => {
    if (!raw) {
      const driver = (raw = new Driver(file))
      opened.add(() => void driver.close())
    }
    if (!/^\s*select/i.test(text)) return (raw.exec(text), [])
    return raw.prepare(text).all() as Record<string, unknown>[]
  }
}

/** Every table of the schema. */
export const tablesOf = ({ dialect, raw }: TestStore): string[] =>
  raw(
    dialect === 'postgres'
      ? `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`
      : `select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name not like '\\_\\_%' escape '\\' order by 1`,
  ).map(({ name }) => String(name))
