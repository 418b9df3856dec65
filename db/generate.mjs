// Generates db/migrations/{sqlite,postgres} from the one schema text, then applies the marked post-generate steps.
import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
/** Tables whose key is the order they are read in: SQLite stores them without a rowid. */
const withoutRowid = [
  'actual',
  'expenditure',
  'target_version',
  'project_month',
  'agency_month',
  'gap_note',
  'audit',
  'contract',
  'payment',
  'computed',
  'computed_spending',
  'sheet_row',
  'observation',
  'evidence_value',
  'question_answer',
  'forecast',
  'monitoring_line',
  'watch_list',
  'evaluation_row',
  'evaluation_review_row',
]
/** Tables whose rows never change: triggers refuse UPDATE and DELETE on both databases. */
const appendOnly = [
  'actual',
  'expenditure',
  'target_version',
  'report_event',
  'gap_note',
  'audit',
  'lock_exception',
  'project_event',
  'contract',
  'payment',
  'indicator_recipe',
  'sheet_row',
  'computed',
  'computed_spending',
  'question_answer',
  'forecast_prior',
  'forecast',
  'indicator_twin',
  'rectification_event',
  'monitoring_line',
  'watch_list',
  'evaluation_row',
  'evaluation_event',
  'evaluation_review_row',
  'report_passage',
  'carried_over',
  'copies_aside',
]

function sqliteSteps(sql) {
  for (const table of withoutRowid) {
    const start = sql.indexOf(`CREATE TABLE \`${table}\` (`)
    if (start < 0) continue
    const end = sql.indexOf('\n);', start)
    sql = `${sql.slice(0, end)}\n) WITHOUT ROWID; -- post-generate: key order${sql.slice(end + 3)}`
  }
  for (const table of appendOnly) {
    if (!sql.includes(`CREATE TABLE \`${table}\` (`)) continue
    for (const act of ['UPDATE', 'DELETE'])
      sql += `\n--> statement-breakpoint\n-- post-generate: append-only\nCREATE TRIGGER ${table}_no_${act.toLowerCase()} BEFORE ${act} ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only: ${table}'); END;`
  }
  return `${sql}\n`
}

function postgresSteps(sql, earlier) {
  const tables = appendOnly.filter(table => sql.includes(`CREATE TABLE "${table}" (`))
  if (!tables.length) return sql
  if (!earlier.includes('FUNCTION refuse_change'))
    sql += `\n--> statement-breakpoint\nCREATE FUNCTION refuse_change() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME; END $$ LANGUAGE plpgsql;`
  sql += '\n-- post-generate: append-only'
  for (const table of tables)
    sql += `\n--> statement-breakpoint\nCREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change();`
  return `${sql}\n`
}

for (const [dialect, name, steps] of [
  ['sqlite', 'sqlite', sqliteSteps],
  ['postgresql', 'postgres', postgresSteps],
]) {
  const out = `db/migrations/${name}`
  execFileSync(
    'npx',
    [
      'drizzle-kit',
      'generate',
      '--name',
      process.argv[2] ?? 'change',
      '--dialect',
      dialect,
      '--schema',
      `db/schema/${name}.ts`,
      '--out',
      out,
    ],
    {
      cwd: root,
      stdio: 'inherit',
    },
  )
  const files = readdirSync(`${root}/${out}`).filter(file => file.endsWith('.sql'))
  const newest = `${root}/${out}/${files.sort().at(-1)}`
  const earlier = files.slice(0, -1).map(file => readFileSync(`${root}/${out}/${file}`, 'utf8'))
  const sql = readFileSync(newest, 'utf8')
  if (!sql.includes('post-generate')) writeFileSync(newest, steps(sql, earlier.join('\n')))
}
