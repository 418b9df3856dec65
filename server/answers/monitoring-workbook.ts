import { numberOf } from '#domain/month'
import type { Target } from '#domain/target'
import type { Cause, Likelihood } from '#domain/vocabulary'
import { formatFor } from '#wording/format'
import { describeTarget } from '#wording/target'
import { followWords } from '#wording/ui-follow'
import { writeXlsx, type Table } from '../documents/xlsx-write.ts'
import { sayWord } from '#wording/words'
import type { MonitoringTable } from './monitoring-answer.ts'

const format = formatFor('zh-CN')
/** 万元 of the official form, as a number of the sheet. */
const sayAmount = (fen: number | null) => (fen === null ? null : Math.round(fen / 10_000) / 100)
const monitoringTarget = (target: Target | null) =>
  target === null ? '' : target.kind === 'qualitative' ? target.raw.trim() : describeTarget('zh-CN', target)
const monitoringValue = (value: number | null, target: Target | null) =>
  value === null || target === null ? '' : format.quantity(value, target.unit, target.scale)
const causeWords = (causes: readonly Cause[]) => causes.map(cause => sayWord('zh-CN', `cause.${cause}`)).join('、')
const likelihoodWords = (likelihood: Likelihood | null) => (likelihood ? sayWord('zh-CN', `likelihood.${likelihood}`) : '')

/** The monitoring table 绩效目标执行监控表 as a workbook, in the words of the official form. */
export async function monitoringWorkbook(table: MonitoringTable): Promise<Uint8Array<ArrayBuffer>> {
  const { table: t } = followWords['zh-CN']
  const month = numberOf(table.month)
  const { budget, lines } = table
  const spending = lines.find(line => line.indicatorId === 0)
  const text = { format: 'text', wrap: true } as const
  const targets: Table = {
    name: '绩效目标执行监控表',
    columns: [
      { heading: t.columns.category, width: 12, ...text },
      { heading: t.columns.subcategory, width: 14, ...text },
      { heading: t.columns.name, width: 26, ...text },
      { heading: t.columns.target, width: 14, ...text },
      { heading: t.actual(month), width: 14, ...text },
      { heading: t.columns.forecast, width: 14, ...text },
      { heading: t.columns.causes, width: 20, ...text },
      { heading: t.columns.note, width: 32, ...text },
      { heading: t.columns.likelihood, width: 12, ...text },
    ],
    rows: lines
      .filter(line => line.indicatorId !== 0)
      .map(line => [
        line.category,
        line.subcategory,
        line.name,
        monitoringTarget(line.target),
        line.toDateLevel ?? monitoringValue(line.toDate, line.target),
        monitoringValue(line.forecast, line.target),
        causeWords(line.causes),
        line.note,
        likelihoodWords(line.likelihood),
      ]),
  }
  const money: Table = {
    name: '项目资金',
    columns: [
      { heading: '项目名称', width: 28, ...text },
      { heading: t.department, width: 18, ...text },
      { heading: t.agency, width: 18, ...text },
      { heading: `${t.initial}（万元）`, width: 16, format: 'money' },
      { heading: `${t.spent(month)}（万元）`, width: 18, format: 'money' },
      { heading: t.rate(month), width: 16, ...text },
      { heading: `${t.expected}（万元）`, width: 18, format: 'money' },
      { heading: t.columns.causes, width: 20, ...text },
      { heading: t.columns.note, width: 32, ...text },
    ],
    rows: [
      [
        table.project,
        table.department ?? '',
        table.agency,
        sayAmount(budget.initial),
        sayAmount(budget.spent),
        budget.rateOfInitial === null ? '—' : `${(budget.rateOfInitial * 100).toFixed(2)}%`,
        sayAmount(spending?.forecast ?? null),
        causeWords(spending?.causes ?? []),
        spending?.note ?? '',
      ],
    ],
  }
  return writeXlsx([targets, money])
}
