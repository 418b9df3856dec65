import { PGlite } from '@electric-sql/pglite'
import type Sqlite from 'better-sqlite3'
import { readFileSync, readdirSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { Driver } from '../../db/driver.ts'
import { fileStore } from '../support/store.ts'

const folder = (dialect: string) => new URL(`../../db/migrations/${dialect}/`, import.meta.url)
const statements = (dialect: string) =>
  readdirSync(folder(dialect))
    .filter(name => name.endsWith('.sql'))
    .sort()
    .flatMap(name => readFileSync(new URL(name, folder(dialect)), 'utf8').split('--> statement-breakpoint'))

type Column = { table: string; column: string; required: boolean }
const order = (a: Column, b: Column) => `${a.table}.${a.column}`.localeCompare(`${b.table}.${b.column}`)

describe('the same schema text on two databases', () => {
  let sqlite: Sqlite.Database
  let postgres: PGlite
  beforeAll(async () => {
    sqlite = new Driver(fileStore().file, { readonly: true })
    postgres = new PGlite()
    for (const statement of statements('postgres')) await postgres.exec(statement)
  })

  test('PostgreSQL takes the generated migrations and holds the same tables and columns', async () => {
    const lite = sqlite
      .prepare(
        `select m.name as "table", c.name as "column", (c."notnull" = 1 or c.pk > 0) as required
         from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and m.name not like '\\_\\_%' escape '\\' and m.name not like 'sqlite%'`,
      )
      .all() as { table: string; column: string; required: number }[]
    const pg = await postgres.query<Column>(
      `select table_name as "table", column_name as "column", is_nullable = 'NO' as required
       from information_schema.columns where table_schema = 'public'`,
    )
    expect(pg.rows.sort(order)).toEqual(lite.map(row => ({ ...row, required: !!row.required })).sort(order))
    expect(pg.rows.length).toBeGreaterThan(150)
  })

  test.each([
    'actual',
    'expenditure',
    'target_version',
    'report_event',
    'gap_note',
    'audit',
    'lock_exception',
    'project_event',
    'copies_aside',
  ])('PostgreSQL refuses to change %s', async name => {
    const triggers = await postgres.query<{ tgname: string }>(
      `select tgname from pg_trigger where tgrelid = $1::regclass and not tgisinternal`,
      [name],
    )
    expect(triggers.rows.map(row => row.tgname)).toEqual([`${name}_append_only`])
  })

  test('PostgreSQL: a changed value is refused by the trigger', async () => {
    await postgres.exec(`insert into report_event values (1, '2021-01', 1, 'submit', '', 1, 1)`)
    await expect(postgres.exec(`update report_event set opinion = 'x'`)).rejects.toThrow('append-only')
  })

  test('SQLite stores the tables read in key order without a rowid', () => {
    const plain = sqlite.prepare(`select name from pragma_table_list where schema = 'main' and wr = 1 order by name`).all() as {
      name: string
    }[]
    expect(plain.map(row => row.name)).toEqual([
      'actual',
      'agency_month',
      'audit',
      'computed',
      'computed_spending',
      'contract',
      'evaluation_review_row',
      'evaluation_row',
      'evidence_value',
      'expenditure',
      'forecast',
      'gap_note',
      'monitoring_line',
      'observation',
      'payment',
      'project_month',
      'question_answer',
      'sheet_row',
      'target_version',
      'watch_list',
    ])
  })
})
