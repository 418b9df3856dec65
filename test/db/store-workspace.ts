// Before a new migration: `SAMPLE=few DATA_DIR=/tmp/w ADMIN_PASSWORD=… npm start`, sign in once, once with a wrong password, stop; then
// `npx tsx test/db/store-workspace.ts /tmp/w` writes test/db/stored/<step>.sql: one project of the sample with its first months.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Driver } from '../../db/driver.ts'
import { standingOfFile } from '../../db/standing.ts'
import { listed, plansOf, type TablePlan } from '../../db/table-sums.ts'

const dataDir = process.argv[2]
if (!dataDir) throw new Error('usage: npx tsx test/db/store-workspace.ts <data folder>')
const file = join(dataDir, 'jichi.sqlite')
const tag = standingOfFile(file, new URL('../../db/migrations/sqlite', import.meta.url).pathname).step!
const raw = new Driver(file, { readonly: true })
const numbers = (text: string) => (raw.prepare(text).pluck().all() as number[]).join(', ')

const project = `select id from project order by (select count(*) from indicator where project_id = project.id), id limit 1`
const agency = numbers(`select agency_id from project where id = (${project})`)
const above = numbers(
  `with recursive up(id) as (select ${agency} union select parent_id from agency join up using (id) where parent_id is not null) select id from up`,
)
const indicators = numbers(`select id from indicator where project_id = (${project}) order by id limit 4`)
const own: Record<string, string> = {
  account: 'id <= 2',
  agency: `id in (${above})`,
  agency_month: `agency_id = ${agency} and month = '2021-03'`,
  indicator: `id in (${indicators})`,
  project: `id = (${project})`,
  rule_set: 'active = 1',
}

function conditionOf({ name, columns }: TablePlan): string {
  if (own[name]) return own[name]
  const parts = [
    columns.includes('project_id') && `project_id = (${project})`,
    columns.includes('project_id') && columns.includes('month') && name !== 'gap_note' && `month <= '2021-03'`,
    columns.includes('indicator_id') && `indicator_id in (${indicators})`,
  ]
  return parts.filter(Boolean).join(' and ') || 'true'
}

const quoted = (value: string | number | null) =>
  value === null ? 'NULL' : typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`
const journal: TablePlan = { name: '__drizzle_migrations', columns: ['id', 'hash', 'created_at'], order: ['created_at'] }
const inserts = [journal, ...plansOf(raw)].flatMap(plan => {
  const text = `select ${listed(plan.columns)} from "${plan.name}" where ${conditionOf(plan)} order by ${listed(plan.order)}`
  const rows = raw.prepare(text).raw().all() as (string | number | null)[][]
  const lines = rows.map(row => `(${row.map(quoted).join(',')})`)
  return rows.length ? [`INSERT INTO "${plan.name}" (${plan.columns.join(',')}) VALUES\n${lines.join(',\n')};\n`] : []
})
const key = join(dataDir, 'secret.key')
const head = [
  `-- A workspace of the sample as the program of ${tag} made and used it, one project with its first months.\n`,
  existsSync(key) ? `-- secret.key ${readFileSync(key, 'utf8').trim()}\n` : '',
]
writeFileSync(new URL(`stored/${tag.slice(0, 4)}.sql`, import.meta.url), [...head, ...inserts].join(''))
