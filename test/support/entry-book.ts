import ExcelJS from 'exceljs'
import { column, markSheet, type EntryColumn } from '../../server/entry-workbook/layout.ts'
import type { Client } from './app.ts'
import { declare, idOf, indicator } from './declaration.ts'

/** A project with one indicator of every kind a month can take. */
export const kinds = {
  visits: indicator('服务人次', '80万人次'),
  rate: indicator('验收合格率', '100%', { aggregation: 'ratio', pacing: 'whole' }),
  cost: indicator('采购成本', '≤90万元', { aggregation: 'last', pacing: 'whole' }),
  order: indicator('采购规范性', '规范', { aggregation: 'worst', pacing: 'whole' }),
  rules: indicator('制定管理办法', '制定', { aggregation: 'milestone', pacing: 'due', dueMonth: '2021-12' }),
  joy: indicator('教师满意度', '85%', { aggregation: 'weighted', pacing: 'whole' }),
}

export async function projectOfKinds(client: Client) {
  const project = await declare(client, {
    indicators: Object.values(kinds),
    subprojects: [
      { name: '子项目一', budget: 120_000_000 },
      { name: '子项目二', budget: 80_000_000 },
    ],
    budgetTotal: 200_000_000,
  })
  const ids = Object.fromEntries(Object.entries(kinds).map(([key, { name }]) => [key, idOf(project, name)])) as Record<
    keyof typeof kinds,
    number
  >
  return { project, ids, subs: project.subprojects.map(row => row.id), path: `/projects/${project.id}` }
}

export type Imported = {
  month: string
  differences: { place: string; name: string; field: string; old: string; new: string }[]
  conflicts: { place: string; name: string; key: string; seen: string; mine: string; theirs: string; by: string }[]
  problems: { path: string; code: string; severity: string; message: string }[]
  others: number
  saved: boolean
  report: { state: string }
  entries: { indicatorId: number; version: number }[]
  expenditures: { subprojectId: number; version: number }[]
  detail: string
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Sends a workbook back; nothing is saved unless `query` says so. */
export const send = (client: Client, path: string, bytes: Uint8Array, query = '?dryRun=1') =>
  client.call<Imported>('POST', `${path}/imports/entry${query}`, bytes, { 'content-type': xlsx })

export const download = async (client: Client, path: string, month: string, headers = {}): Promise<Uint8Array> => {
  const { status, bytes } = await client.file(`${path}/exports/entry.xlsx?month=${month}`, headers)
  if (status !== 200) throw new Error(`download: ${status} ${new TextDecoder().decode(bytes)}`)
  return bytes
}

export type Book = { book: ExcelJS.Workbook; sheet: ExcelJS.Worksheet; mark: ExcelJS.Worksheet }

export async function open(bytes: Uint8Array): Promise<Book> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
  return { book, sheet: book.worksheets[0]!, mark: book.getWorksheet(markSheet)! }
}

/** The row a name stands in, as its reader would find it. */
export function rowOf(sheet: ExcelJS.Worksheet, name: string): ExcelJS.Row {
  let found: ExcelJS.Row | undefined
  sheet.eachRow(row => {
    if (row.getCell(column.name + 1).text === name) found ??= row
  })
  if (!found) throw new Error(`no row ${name}`)
  return found
}
export const cellOf = (sheet: ExcelJS.Worksheet, name: string, field: EntryColumn): ExcelJS.Cell =>
  rowOf(sheet, name).getCell(column[field] + 1)

export const bytesOf = async (book: ExcelJS.Workbook): Promise<Uint8Array> => new Uint8Array(await book.xlsx.writeBuffer())

/** Downloads a month, lets a person change it, and gives it back as bytes. */
export async function changed(bytes: Uint8Array, change: (book: Book) => void): Promise<Uint8Array> {
  const opened = await open(bytes)
  change(opened)
  return bytesOf(opened.book)
}
