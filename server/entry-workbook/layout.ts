/** Where things stand in the entry workbook: written and read by the same table. */

/** Columns from 0. A is hidden and holds each row's id, so that a moved row is still known. */
export const column = {
  id: 0,
  number: 1,
  name: 2,
  target: 3,
  unit: 4,
  last: 5,
  toDate: 6,
  first: 7,
  second: 8,
  third: 9,
  note: 10,
} as const
export type Column = keyof typeof column
export const columns = Object.keys(column) as Column[]

/** Columns a person fills in, by the field they hold. `third`: not applicable, or money off purpose. */
export const entryColumns = ['first', 'second', 'third', 'note'] as const
export type EntryColumn = (typeof entryColumns)[number]

export const idOfHeads = { indicators: '#indicators', money: '#money' } as const

/** The hidden sheet that makes the file recognisable. Its first cells: kind, structure, project, year, month, language. */
export const markSheet = '_jichi'
export const markKind = 'jichi-entry'
/** Raised whenever the columns change: an older workbook is told so instead of being misread. */
export const structure = 1
export const markRows = { first: 12 } as const

export const indicatorKey = (indicatorId: number, agencyId: number) => `i${indicatorId}.${agencyId}`
export const moneyKey = (subprojectId: number) => `s${subprojectId}`
