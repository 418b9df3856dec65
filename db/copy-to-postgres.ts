import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import pg from 'pg'
import { asNumbers } from './copy-from-postgres.ts'
import { Driver } from './driver.ts'
import { table } from './open.ts'
import { listed, selectOf, sumOver, type Row, type TablePlan } from './table-sums.ts'
import { wire } from './postgres-wire.ts'

/** What a table held on both sides: rows and a sum over all of their values, in the order of its key. */
export type Copied = { name: string; rows: [number, number]; sums: [string, string]; same: boolean }

type Plan = TablePlan & { yesNo: boolean[] }

function planOf(of: SQLiteTable): Plan {
  const { name, columns, primaryKeys } = getTableConfig(of)
  const key = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary)
  return {
    name,
    columns: columns.map(column => column.name),
    yesNo: columns.map(column => column.dataType === 'boolean'),
    order: key.map(column => column.name),
  }
}

/** Enough of a sum to be told from another by eye. */
const shown = (sum: string) => sum.slice(0, 16)

/** Rows sent at a time; PostgreSQL takes 65,535 values in one statement. */
const atOnce = ({ columns }: Plan) => Math.min(500, Math.floor(60_000 / columns.length))

async function send(client: pg.Client, plan: Plan, rows: Row[]) {
  if (!rows.length) return
  const width = plan.columns.length
  const places = rows.map((_, i) => `(${plan.columns.map((_, k) => `$${i * width + k + 1}`).join(', ')})`)
  const values = rows.flatMap(row => row.map((value, k) => (plan.yesNo[k] && value !== null ? value === 1 : value)))
  await client.query(`insert into "${plan.name}" (${listed(plan.columns)}) values ${places.join(', ')}`, values)
}

async function readBack(client: pg.Client, plan: Plan) {
  const sum = sumOver()
  await client.query(`declare copied no scroll cursor for ${selectOf(plan)}`)
  for (;;) {
    const { rows } = await client.query<Row>({ text: 'fetch 2000 from copied', rowMode: 'array', types: asNumbers })
    if (!rows.length) break
    for (const row of rows) sum.add(row)
  }
  await client.query('close copied')
  return sum.end()
}

/** Copies a whole workspace into an empty PostgreSQL database of the same schema, in one transaction, and compares both sides
 * table by table. Nothing stays there when a table differs or the database was not empty. */
export async function copyToPostgres(file: string, url: string, said: (copied: Copied) => void): Promise<Copied[]> {
  const from = new Driver(file, { readonly: true })
  const client = new pg.Client(wire(url, 'jichi copy'))
  await client.connect()
  try {
    // One moment of a workspace that may still be written to.
    from.exec('begin')
    await client.query('begin')
    const plans = Object.values(table).map(one => planOf(one as unknown as SQLiteTable))
    await refuseFilled(client, plans)
    await client.query('delete from counter')
    const done: Copied[] = []
    for (const plan of plans) {
      const sum = sumOver()
      let waiting: Row[] = []
      const most = atOnce(plan)
      for (const row of from.prepare(selectOf(plan)).raw().iterate() as Iterable<Row>) {
        sum.add(row)
        waiting.push(row)
        if (waiting.length < most) continue
        await send(client, plan, waiting)
        waiting = []
      }
      await send(client, plan, waiting)
      const [here, there] = [sum.end(), await readBack(client, plan)]
      const same = here.rows === there.rows && here.sum === there.sum
      const copied: Copied = { name: plan.name, rows: [here.rows, there.rows], sums: [shown(here.sum), shown(there.sum)], same }
      said(copied)
      done.push(copied)
    }
    await client.query(
      `insert into counter (name, next) select 'writes', 0 where not exists (select 1 from counter where name = 'writes')`,
    )
    await client.query(done.every(({ same }) => same) ? 'commit' : 'rollback')
    return done
  } finally {
    await client.end()
    from.close()
  }
}

async function refuseFilled(client: pg.Client, plans: Plan[]) {
  for (const { name } of plans.filter(plan => plan.name !== 'counter')) {
    const { rows } = await client.query<{ n: string }>(`select count(*) as n from "${name}"`)
    if (Number(rows[0]!.n) > 0)
      throw new Error(`the database is not empty: "${name}" has ${rows[0]!.n} rows; copy into a new one`)
  }
}
