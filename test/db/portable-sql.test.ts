import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const db = new URL('../../db/', import.meta.url)
const texts = (folder: string, ends: string) =>
  readdirSync(new URL(folder, db))
    .filter(name => name.endsWith(ends))
    .map(name => ({ name: `${folder}${name}`, text: readFileSync(new URL(folder + name, db), 'utf8') }))

/** What one of SQLite, PostgreSQL and the databases that speak its language (openGauss, KingbaseES, PolarDB-PG) has not,
 * or answers differently. */
const foreign: [what: string, pattern: RegExp][] = [
  ['ON CONFLICT (openGauss has none)', /on conflict|onConflict/i],
  ['MERGE, REPLACE INTO, INSERT IGNORE', /\bmerge into\b|\breplace into\b|\binsert (or )?ignore\b|on duplicate key/i],
  ['JSON operators and functions', /->>?'|\bjsonb?_\w+\(|@>|\bjsonb\b/i],
  ['ILIKE, GLOB, regular expressions', /\bilike\b|\bglob\b|\bsimilar to\b|~\*/i],
  ['arrays and = ANY', /\barray\[|= any ?\(/i],
  [
    'dates of the database: the product keeps its own clock',
    /\bnow\(\)|current_timestamp|strftime|date_trunc|julianday|\binterval '/i,
  ],
  ['ids the database draws', /\bserial\b|generated (always|by default)|nextval|autoincrement/i],
  ['lateral joins and FILTER', /\blateral\b|\bfilter ?\(where/i],
  ['locks of one maker', /advisory|skip locked|for update/i],
  ['LISTEN and NOTIFY', /\blisten \w|\bnotify \w|pg_notify/i],
]

describe('queries and migrations hold only SQL that every database meant here knows', () => {
  const queries = [...texts('queries/', '.ts'), ...texts('', '.ts').filter(({ name }) => !/postgres|foreign/.test(name))]
  const migrations = texts('migrations/postgres/', '.sql')

  test.each(foreign)('no %s', (_, pattern) => {
    const found = [...queries, ...migrations].filter(({ text }) => pattern.test(text)).map(({ name }) => name)
    expect(found).toEqual([])
  })

  test('the check sees what it forbids', () => {
    expect(queries.length).toBeGreaterThan(40)
    expect(migrations.length).toBeGreaterThan(8)
    const sinners = [
      'insert into a values (1) on conflict do nothing',
      'replace into a values (1)',
      `select data->>'x' from a`,
      `where name ilike 'a'`,
      'where id = any ($1)',
      'select now()',
      'id serial primary key',
      'sum(x) filter (where y)',
      'select pg_advisory_lock(1)',
      'notify changes',
    ]
    expect(foreign.map(([, pattern], i) => pattern.test(sinners[i]!))).toEqual(foreign.map(() => true))
  })
})
