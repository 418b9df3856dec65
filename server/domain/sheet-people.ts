import { cellOf, type KeptRow, type Sheet } from './sheet.ts'

/** People in lists: the same person is met by a normalised key; an account of nobody is a stranger. */

/** 0512－001 a and 0512001A are one: width, case, spaces and hyphens do not tell people apart. */
export const personKey = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s'"\u200b-\u200f\ufeff·•\-_‐-―]+/g, '')
    .toUpperCase()

/** 3.20582E+17: a sheet has thrown away the digits, two people may look alike. */
export const damagedKey = (text: string): boolean => /^\d(\.\d+)?E\+?\d+$/i.test(text.trim())

export const keyOfRow = (row: KeptRow): string => personKey(cellOf(row, 'key') || cellOf(row, 'name'))
const counted = (rows: readonly KeptRow[]) => rows.filter(row => row.leftOut === '' || row.leftOut === 'stranger')

export type Usage = { active: number; enrolled: number; strangers: number; without: number }

/** Accounts in use ÷ people of the roster; `stranger` marks the accounts nobody of the roster owns. */
export function usageOf(accounts: readonly Pick<Sheet, 'rows'>[], rosters: readonly Pick<Sheet, 'rows'>[]): Usage {
  const people = new Set(rosters.flatMap(sheet => counted(sheet.rows).map(keyOfRow)))
  const users = new Set(accounts.flatMap(sheet => counted(sheet.rows).map(keyOfRow)))
  const active = [...users].filter(key => people.has(key)).length
  return { active, enrolled: people.size, strangers: users.size - active, without: people.size - active }
}

/** The account rows as they stand against the roster. */
export function markStrangers(rows: readonly KeptRow[], people: ReadonlySet<string>): KeptRow[] {
  return rows.map(row => {
    if (row.leftOut !== '' && row.leftOut !== 'stranger') return row
    const leftOut = people.has(keyOfRow(row)) ? '' : 'stranger'
    return leftOut === row.leftOut ? row : { ...row, leftOut }
  })
}
export const peopleOf = (rosters: readonly Pick<Sheet, 'rows'>[]): Set<string> =>
  new Set(rosters.flatMap(sheet => counted(sheet.rows).map(keyOfRow)))

/** Roster rows without an account. */
export function withoutAccount(rosters: readonly Pick<Sheet, 'rows'>[], accounts: readonly Pick<Sheet, 'rows'>[]): KeptRow[] {
  const users = new Set(accounts.flatMap(sheet => counted(sheet.rows).map(keyOfRow)))
  return rosters.flatMap(sheet => counted(sheet.rows)).filter(row => !users.has(keyOfRow(row)))
}
