import type { Month } from '#domain/month'
import type { Format } from '#wording/format'

/** A month of another year carries its year: 2020年7月. */
export const monthName = (
  month: Month,
  asOf: Month,
  format: Pick<Format, 'month'>,
  t: { lastYear: { monthOf: (year: number, month: string) => string } },
): string =>
  month.slice(0, 4) === asOf.slice(0, 4)
    ? format.month(month)
    : t.lastYear.monthOf(Number(month.slice(0, 4)), format.month(month))
