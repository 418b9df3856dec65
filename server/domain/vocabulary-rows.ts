/** Words of rows that values are made from: the contract register 采购合同台账, evidence sheets, counters. */

/** What kept rows a value comes from. */
export const sources = ['register', 'sheet', 'counter'] as const
export type RowSource = (typeof sources)[number]

/** Where a value comes from; null in storage = typed. */
export type ValueSource = RowSource | 'workbook'
