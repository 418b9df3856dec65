import { monthsOf, numberOf, type Month } from '#domain/month'
import { judgeYear } from '#domain/project-year'
import { formats } from '#wording/say'
import { levelWord } from '#wording/level'
import type { Language } from '#domain/vocabulary'
import { yearOf } from '#domain/month'
import type { Db } from '../../db/open.ts'
import { readActuals, readExpenditures } from '../../db/queries/facts.ts'
import type { Caller } from '../access/caller.ts'
import { rowsOf } from '../acts/save-month.ts'
import type { Surroundings } from '../context.ts'
import { monthLines, type MonthLines } from '../entry-workbook/lines.ts'
import { writeEntryBook } from '../entry-workbook/write.ts'
import { moneyKey } from '../entry-workbook/layout.ts'
import { Refusal } from '../refusal.ts'
import { activeRules } from '../rules.ts'
import { monthAnswer } from './month-answer.ts'

/** Each row's year to date up to and with the month, as the screens write it. */
async function toDateTexts(db: Db, { plan, values, money }: MonthLines, month: Month, lang: Language) {
  const [actuals, expenditures] = await Promise.all([readActuals(db, plan.id), readExpenditures(db, plan.id)])
  const year = judgeYear({ ...plan, actuals, expenditures }, await activeRules(db), null)
  const format = formats[lang]
  const at = numberOf(month) - 1
  const byId = new Map(year.indicators.map(row => [row.facts.id, row.values[at]!]))
  const texts = values.map(({ key, facts, target }): [string, string] => {
    const { toDate, toDateLevel } = byId.get(facts.id)!
    if (toDateLevel !== null) return [key, levelWord(lang, toDateLevel, target)]
    return [key, toDate === null ? '' : format.quantity(toDate, target.unit, target.scale)]
  })
  const upTo = monthsOf(plan.year).filter(one => one <= month)
  const spent = money.map(({ subprojectId }): [string, string] => {
    const known = expenditures.filter(row => row.subprojectId === subprojectId && upTo.includes(row.month) && row.spent !== null)
    return [moneyKey(subprojectId), known.length ? format.money(known.reduce((sum, row) => sum + row.spent!, 0)) : '']
  })
  return new Map([...texts, ...spent])
}

/** The entry form of a month as a workbook; a closed month comes without cells to fill in. */
export async function entryBook(
  at: Surroundings,
  caller: Caller,
  projectId: number,
  month: Month,
  lang: Language,
): Promise<Uint8Array> {
  const { db } = at.store
  const lines = await monthLines(db, caller, projectId, month)
  if (yearOf(month) !== lines.plan.year) throw new Refusal(422, 'month-outside', { month, year: lines.plan.year })
  const { editable } = await monthAnswer(db, caller, projectId, month, at)
  const toDate = await toDateTexts(db, lines, month, lang)
  const rows = await rowsOf(db, projectId, month)
  return writeEntryBook(lines, month, lang, { toDate, rows, open: editable, exportedOn: at.today(), by: caller.name })
}
