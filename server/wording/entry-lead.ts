import { yearOf, type Month } from '#domain/month'
import type { Language } from '#domain/vocabulary'
import type { Format } from './format.ts'
import { formats } from './say.ts'
import { leadWords } from './ui-lead.ts'

export type EntryLeadFacts = {
  month: Month
  state: 'none' | 'draft' | 'submitted' | 'approved' | 'returned'
  correction: boolean
  /** Indicators of the form; without any only money is entered. */
  indicators: number
  /** Rows of the month that are due or filled, rightly or not; and those filled rightly. */
  due: number
  filled: number
  /** Spending is due and nothing of it is filled in. */
  moneyOpen: boolean
  errors: number
  notes: number
  conflicts: number
  /** This month's spending in fen, as saved or typed. */
  spent: number | null
  /** YYYY-MM-DD; the report's due day, and the day it was handed in. */
  dueOn: string
  submittedOn: string | null
  /** Whole days until the due day; negative when it is past. */
  daysLeft: number
}

/** 8月5日 · 5 Aug; with its year where that is not the report's own. */
function day(date: string, month: Month, format: Format): string {
  const [year, of] = [Number(date.slice(0, 4)), Number(date.slice(8))]
  const name = format.month(date.slice(0, 7))
  const other = year !== yearOf(month)
  return format.lang === 'en' ? `${of} ${name}${other ? ` ${year}` : ''}` : `${other ? `${year}年` : ''}${name}${of}日`
}

/** More than this says nothing that "overdue" does not. */
const countedDays = 60

/** The sentence the month entry opens with: what is due, filled and open, and by when; of a closed month, what it holds. */
export function entryLead(facts: EntryLeadFacts, lang: Language): string {
  const { entry: words, end } = leadWords[lang]
  const format = formats[lang]
  const month = format.month(facts.month)
  const due = day(facts.dueOn, facts.month, format)
  if (facts.state === 'approved' || facts.state === 'submitted') {
    const spent = facts.spent === null ? words.noMoney : format.moneyWithUnit(facts.spent)
    const late = facts.submittedOn !== null && facts.submittedOn > facts.dueOn
    return (
      words[facts.state](month, facts.filled, spent) +
      (facts.submittedOn === null ? '' : words.submittedOn(day(facts.submittedOn, facts.month, format))) +
      (late ? words.late(due) : '') +
      end
    )
  }
  const { daysLeft } = facts
  const deadline =
    daysLeft < 0
      ? words.overdue(due) + (daysLeft >= -countedDays ? words.overdueDays(-daysLeft) : '')
      : words.by(due) + (daysLeft <= countedDays ? words.daysLeft(daysLeft) : '')
  return (
    (facts.correction ? words.correction(month) : facts.state === 'returned' ? words.returned(month) : '') +
    progress(facts, lang, month) +
    (facts.errors > 0 ? words.errors(facts.errors) : '') +
    (facts.notes > 0 ? words.notes(facts.notes) : '') +
    (facts.conflicts > 0 ? words.conflicts(facts.conflicts) : '') +
    (facts.moneyOpen ? words.moneyOpen : '') +
    deadline +
    end
  )
}

function progress({ indicators, due, filled }: EntryLeadFacts, lang: Language, month: string): string {
  const { entry: words } = leadWords[lang]
  if (indicators === 0) return words.moneyOnly(month)
  if (due === 0) return words.nothingDue(month)
  if (filled === 0) return words.noneFilled(month, due)
  return words.due(month, due, filled) + (due > filled ? words.left(due - filled) : words.complete)
}
