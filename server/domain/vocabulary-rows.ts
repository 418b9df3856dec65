/** Words of rows that values are made from: the contract register 采购合同台账, evidence sheets, counters. */

/** What kept rows a value comes from. */
export const sources = ['register', 'sheet', 'counter'] as const
export type RowSource = (typeof sources)[number]

/** Where a value comes from; null in storage = typed. */
export type ValueSource = RowSource | 'workbook'

/** Evidence sources that name a system's own counters 系统后台数据采集. */
export const counterEvidence = /后台|计数|系统.{0,4}(采集|统计)/
