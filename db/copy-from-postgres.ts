import pg from 'pg'
import { Driver } from './driver.ts'
import { migrateUntil } from './migrate.ts'
import { alone } from './snapshot.ts'
import { standingOfPostgres } from './standing.ts'
import { listed, plansOf, selectOf, sumOver, type Row, type TablePlan, type TableSum } from './table-sums.ts'
import { wire } from './postgres-wire.ts'

/** int8 as a number, as everywhere else. */
export const asNumbers: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text') =>
    id === 20 ? Number : pg.types.getTypeParser(id, format)) as typeof pg.types.getTypeParser,
}

/** Copies one moment of a PostgreSQL workspace into a new database file of the same step, older ones too, and answers what each table
 * held there, for the copy to be compared with. So a workspace is kept, and started anew, without the server's own tools. */
export async function copyFromPostgres(
  url: string,
  file: string,
  migrations: string,
  alive: () => void = () => {},
): Promise<Record<string, TableSum>> {
  const client = new pg.Client(wire(url, 'jichi backup'))
  client.on('error', () => {})
  const sums: Record<string, TableSum> = {}
  let to: InstanceType<typeof Driver> | undefined
  try {
    await client.connect()
    await client.query('begin transaction isolation level repeatable read, read only')
    const { step } = await standingOfPostgres(client, `${migrations}/postgres`)
    if (step === null) throw new Error('the database holds no workspace that this program knows')
    migrateUntil(file, `${migrations}/sqlite`, step)
    to = new Driver(file)
    to.pragma('journal_mode = MEMORY')
    to.pragma('synchronous = OFF')
    for (const plan of plansOf(to)) sums[plan.name] = await take(client, to, plan, alive)
    await client.query('commit')
  } finally {
    to?.close()
    await client.end().catch(() => {})
  }
  alone(file)
  return sums
}

/** Rows fetched at a time. */
const atOnce = 1000

async function take(client: pg.Client, to: InstanceType<typeof Driver>, plan: TablePlan, alive: () => void) {
  const sum = sumOver()
  const insert = to.prepare(
    `insert into "${plan.name}" (${listed(plan.columns)}) values (${plan.columns.map(() => '?').join(', ')})`,
  )
  const keep = to.transaction((rows: Row[]) => {
    for (const row of rows) {
      sum.add(row)
      insert.run(row.map(value => (typeof value === 'boolean' ? Number(value) : value)))
    }
  })
  await client.query(`declare kept no scroll cursor for ${selectOf(plan)}`)
  for (;;) {
    const { rows } = await client.query<Row>({ text: `fetch ${atOnce} from kept`, rowMode: 'array', types: asNumbers })
    if (!rows.length) break
    keep(rows)
    alive()
  }
  await client.query('close kept')
  return sum.end()
}
