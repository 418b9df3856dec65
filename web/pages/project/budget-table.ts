import { timeProgress } from '#domain/month'
import type { Progress } from '#domain/progress'
import type { Language, Signal } from '#domain/vocabulary'
import { formats } from '#wording/say'
import { projectWords } from '#wording/ui-project'
import type { TableData } from '../../ui/csv.ts'

/** The burn-up in figures, for the table and the CSV: every line drawn has its column. */
export function budgetTable(
  { project, asOf, budget, lastYear }: Progress,
  rates: (number | null)[],
  lang: Language,
  word: (signal: Signal) => string,
): TableData {
  const { columns, table } = projectWords[lang].budget
  const format = formats[lang]
  const money = (fen: number | null) => (fen === null ? null : format.money(fen))
  const rate = (share: number | null | undefined) => (share == null ? null : format.rate(share))
  const before = lastYear && budget.lastYear ? { year: lastYear.year, months: budget.lastYear.months } : null
  return {
    caption: `${project.name} ${table} ${asOf}`,
    columns: [
      columns.month,
      columns.spent,
      columns.allocated,
      columns.toDate,
      columns.rate,
      columns.time,
      ...(before ? [columns.lastYear(before.year)] : []),
      columns.signal,
    ],
    rows: budget.months
      .filter(({ month }) => month <= asOf)
      .map(({ month, spent, allocated, toDate, signal }, at) => [
        month,
        money(spent),
        money(allocated),
        money(toDate),
        rate(rates[at]),
        rate(timeProgress(month)),
        ...(before ? [rate(before.months[at]?.rate)] : []),
        word(signal),
      ]),
  }
}
