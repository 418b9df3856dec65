import { createHash } from 'node:crypto'
import { Driver } from './driver.ts'

export type Row = unknown[]
/** How many rows a table holds, and a sum over all of their values in the order of its key. */
export type TableSum = { rows: number; sum: string }
export type TablePlan = { name: string; columns: string[]; order: string[] }

export const listed = (names: string[]) => names.map(name => `"${name}"`).join(', ')
export const selectOf = ({ name, columns, order }: TablePlan) =>
  `select ${listed(columns)} from "${name}" order by ${listed(order)}`

/** Numbers and texts alike from both databases: yes and no are 1 and 0, whole numbers are numbers. */
export function sumOver() {
  const hash = createHash('sha256')
  let rows = 0
  return {
    add(row: Row) {
      rows++
      hash.update(JSON.stringify(row.map(value => (typeof value === 'boolean' ? Number(value) : value))))
    },
    end: (): TableSum => ({ rows, sum: hash.digest('hex') }),
  }
}

/** The tables a database file really has: an older one has fewer, and fewer columns, than this program knows. */
export function plansOf(file: InstanceType<typeof Driver>): TablePlan[] {
  const names = file
    .prepare(
      `select name from sqlite_master where type = 'table' and substr(name, 1, 6) <> 'sqlite' and substr(name, 1, 2) <> '__' order by name`,
    )
    .pluck()
    .all() as string[]
  return names.map(name => {
    const columns = file.prepare(`select name, pk from pragma_table_info(?) order by cid`).all(name) as {
      name: string
      pk: number
    }[]
    const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
    return { name, columns: columns.map(one => one.name), order: (key.length ? key : columns).map(one => one.name) }
  })
}

/** Rows read between two pauses: a server goes on answering while its backup is summed. */
const stretch = 500

/** Every table of a database file that nobody writes to. */
export async function sumTables(path: string, pause: () => Promise<void>): Promise<Record<string, TableSum>> {
  const file = new Driver(path, { readonly: true, fileMustExist: true })
  try {
    const sums: Record<string, TableSum> = {}
    for (const plan of plansOf(file)) {
      const sum = sumOver()
      let read = 0
      for (const row of file.prepare(selectOf(plan)).raw().iterate() as Iterable<Row>) {
        sum.add(row)
        if (++read % stretch === 0) await pause()
      }
      sums[plan.name] = sum.end()
    }
    return sums
  } finally {
    file.close()
  }
}
