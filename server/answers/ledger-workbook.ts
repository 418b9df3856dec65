import { formatFor } from '#wording/format'
import { followWords } from '#wording/ui-follow'
import type { Language } from '#domain/vocabulary'
import type { Db } from '../../db/open.ts'
import type { Caller } from '../access/caller.ts'
import { writeXlsx, type Column } from '../documents/xlsx-write.ts'
import { ledgerOf, type Ask } from './rectification-answer.ts'

type Who = { caller: Caller; lang: Language; today: string; dayOf: (at: number) => string }

/** The ledger of orders 整改台账 as a workbook: one line an order, with what was answered and how it was closed. */
export async function ledgerWorkbook(db: Db, { caller, lang, today, dayOf }: Who, ask: Omit<Ask, 'page' | 'pageSize'>) {
  const { rect } = followWords[lang]
  const format = formatFor(lang)
  const wide: Column[] = [
    { heading: rect.columns.state, width: 10 },
    { heading: rect.file.project, width: 30, wrap: true },
    { heading: rect.columns.agency, width: 20, wrap: true },
    { heading: rect.file.gap, width: 24, wrap: true },
    { heading: rect.file.since, width: 12 },
    { heading: rect.columns.demands, width: 36, wrap: true },
    { heading: rect.columns.owner, width: 10 },
    { heading: rect.columns.due, width: 12, format: 'day' },
    { heading: rect.file.orderedBy, width: 10 },
    { heading: rect.file.orderedOn, width: 12, format: 'day' },
    { heading: rect.file.answer, width: 36, wrap: true },
    { heading: rect.file.answeredOn, width: 12, format: 'day' },
    { heading: rect.file.conclusion, width: 30, wrap: true },
    { heading: rect.file.closedOn, width: 12, format: 'day' },
  ]
  const rows = (await ledgerOf(db, caller, ask, today)).map(item => {
    const last = (events: string[]) => item.steps.filter(step => events.includes(step.event)).at(-1)
    const [answer, end] = [last(['answer']), last(['close', 'withdraw'])]
    return [
      item.overdue ? rect.overdue : rect.states[item.state],
      item.project.name,
      item.agency.name,
      item.indicator?.name ?? rect.spending,
      format.yearMonth(item.since),
      item.demands,
      item.owner.name,
      item.dueOn,
      item.orderedBy,
      dayOf(item.orderedAt),
      answer?.text ?? '',
      answer ? dayOf(answer.recordedAt) : '',
      end?.text ?? '',
      end ? dayOf(end.recordedAt) : '',
    ]
  })
  return {
    name: `${rect.ledger} ${today}.xlsx`,
    rows: rows.length,
    bytes: await writeXlsx([{ name: rect.ledger, columns: wide, rows }]),
  }
}
