import type { ExpenditureEntry } from './actual.ts'
import { checkMonth } from './entry-check.ts'
import type { Month } from './month.ts'
import type { Problem } from './problem.ts'

export type ExpenditureContext = {
  subprojects: readonly { id: number; name: string }[]
  year: number
  month: Month
  /** What the register's payments say, by sub-project: another sum beside them needs a reason (§7 Calendar). */
  paid?: ReadonlyMap<number, Paid>
}

const amounts = ['spent', 'allocated', 'offPurpose'] as const

type Paid = { spent: number | null; offPurpose: number | null }
const followsPurpose = ({ offPurpose }: ExpenditureEntry, paid: Paid) =>
  paid.offPurpose === null || offPurpose === undefined || offPurpose === paid.offPurpose
/** What was entered is what the payments say: it goes on following them. */
export const followsPayments = (entry: ExpenditureEntry, paid: Paid | undefined): boolean =>
  !!paid && !entry.note && entry.spent === paid.spent && followsPurpose(entry, paid)

/** A month's spending before it is saved. Less than nothing is money that came back: it needs a note (§7 Values). */
export function checkExpenditures(entries: readonly ExpenditureEntry[], context: ExpenditureContext): Problem[] {
  const problems = checkMonth(context.month, context.year)
  const names = new Map(context.subprojects.map(({ id, name }) => [id, name]))
  const seen = new Map<number, number>()
  entries.forEach((entry, i) => {
    const add = (field: string, code: string, params: Problem['params'] = {}) =>
      problems.push({
        path: `entries.${i}.${field}`,
        code,
        params: { ...params, subproject: names.get(entry.subprojectId) ?? null },
      })
    if (!names.has(entry.subprojectId)) return void add('subprojectId', 'unknown-subproject', { id: entry.subprojectId })
    const first = seen.get(entry.subprojectId)
    if (first !== undefined) add('subprojectId', 'duplicate-expenditure', { first: first + 1 })
    else seen.set(entry.subprojectId, i)
    const paid = context.paid?.get(entry.subprojectId)
    if (paid && !entry.note?.trim()) {
      if (entry.spent !== paid.spent) add('note', 'payments-say-otherwise', { spent: paid.spent })
      else if (!followsPurpose(entry, paid)) add('note', 'payments-off-purpose', { offPurpose: paid.offPurpose })
    }
    for (const field of amounts) {
      const amount = entry[field] ?? null
      if (amount === null) continue
      if (!Number.isSafeInteger(amount)) add(field, 'not-fen')
      else if (amount < 0 && !entry.note?.trim()) add('note', 'negative-money-needs-note', { amount })
    }
  })
  return problems
}
