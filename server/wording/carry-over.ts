import { formats } from './say.ts'

/** The note of a contract that runs on, in the register's own language: what was paid before, and what is left. */
export function sayStubNote({ year, paid, left }: { year: number; paid: number; left: number | null }): string {
  const money = formats['zh-CN'].moneyWithUnit
  return `接续${year}年合同，截至${year}年底已付 ${money(paid)}${left === null ? '' : `，余 ${money(left)}`}`
}
