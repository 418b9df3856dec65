import { checkActuals } from '#domain/entry-check'
import { checkExpenditures } from '#domain/expenditure-check'
import type { Month } from '#domain/month'
import type { Problem } from '#domain/problem'
import type { Db } from '../../db/open.ts'
import { readExpenditures } from '../../db/queries/facts.ts'
import type { Tell } from '../access/act.ts'
import type { Caller } from '../access/caller.ts'
import type { When } from '../clock.ts'
import { compareBook, type BookProblem, type Choices, type Comparison } from '../entry-workbook/compare.ts'
import type { Column } from '../entry-workbook/layout.ts'
import { monthLines } from '../entry-workbook/lines.ts'
import type { Book, BookRow } from '../entry-workbook/read.ts'
import { Refusal } from '../refusal.ts'
import { refuseSilent, reportView } from './report-state.ts'
import { openMonth, paidOf, rowsOf, saveActuals, saveExpenditures } from './save-month.ts'

/** A workbook of another project or month is refused before anything in it is looked at. */
function refuseForeign(book: Book, projectId: number, month: Month | undefined): void {
  if (book.projectId !== projectId) throw new Refusal(422, 'workbook-other-project', { name: book.projectName })
  if (month !== undefined && month !== book.month) throw new Refusal(422, 'workbook-other-month', { found: book.month, month })
}

const placeOf: Record<string, Column> = {
  value: 'first',
  numerator: 'first',
  level: 'first',
  denominator: 'second',
  note: 'note',
  spent: 'first',
  allocated: 'second',
  offPurpose: 'third',
}

/** A rule's `entries.3.note` at the cell it came from. */
const placed = (problems: Problem[], rows: readonly BookRow[]): BookProblem[] =>
  problems.map(({ path, code, params }) => {
    const [, at, field] = path.split('.')
    const row = rows[Number(at)]
    return { path: row ? row.place(placeOf[field ?? ''] ?? 'name') : path, code, params, severity: 'error' }
  })

/** The rules that only need the entries, as problems rather than a refusal. */
function problemsOf(refuse: () => void): Problem[] {
  try {
    refuse()
    return []
  } catch (error) {
    if (error instanceof Refusal && error.problems.length) return error.problems
    throw error
  }
}

/** What a workbook would change in its month, with everything that keeps it from being saved. */
export async function compareEntry(
  db: Db,
  caller: Caller,
  projectId: number,
  book: Book,
  wanted: { month?: Month; choices: Choices },
  when: When,
): Promise<Comparison> {
  refuseForeign(book, projectId, wanted.month)
  const { month } = book
  const lines = await monthLines(db, caller, projectId, month)
  const found = compareBook(book, lines, wanted.choices)
  const units = [...found.actuals.map(({ entry }) => entry.agencyId), ...found.money.map(() => undefined)]
  const { plan, reports } = await openMonth(db, caller, projectId, month, units, when)
  const report = reports.find(row => row.month === month)
  const actuals = found.actuals.map(({ entry }) => entry)
  const money = found.money.map(({ entry }) => entry)
  const context = { year: plan.year, month }
  const ledger = (await readExpenditures(db, projectId)).some(row => row.month === month && row.spent !== null)
  const rows = await rowsOf(db, projectId, month)
  const own = { ...context, indicators: plan.indicators, ownAgencyId: plan.agencyId, ledger, rows }
  const spending = { ...context, subprojects: plan.subprojects, paid: await paidOf(db, projectId, month) }
  const broken = [
    ...placed(
      [...checkActuals(actuals, own), ...problemsOf(() => refuseSilent(report, actuals))],
      found.actuals.map(at => at.row),
    ),
    ...placed(
      [...checkExpenditures(money, spending), ...problemsOf(() => refuseSilent(report, money))],
      found.money.map(at => at.row),
    ),
  ]
  return { ...found, problems: [...found.problems, ...broken] }
}

/** Saves what a workbook changes, all or nothing; the caller's transaction holds the comparison too. */
export async function importEntry(
  db: Db,
  caller: Caller,
  projectId: number,
  book: Book,
  wanted: { month?: Month; choices: Choices },
  when: When,
  tell: Tell,
) {
  const found = await compareEntry(db, caller, projectId, book, wanted, when)
  refuseFaulty(found)
  const { month } = book
  const actuals = found.actuals.map(({ entry }) => entry)
  const money = found.money.map(({ entry }) => entry)
  const spent = (note: Parameters<Tell>[0]) => tell({ ...note, event: 'expenditures.save' })
  const values = actuals.length ? await saveActuals(db, caller, projectId, month, actuals, when, tell, 'workbook') : null
  const amounts = money.length ? await saveExpenditures(db, caller, projectId, month, money, when, spent, 'workbook') : null
  const report = amounts?.report ?? values?.report ?? reportView(month, undefined)
  return { found, report, entries: values?.entries ?? [], expenditures: amounts?.entries ?? [] }
}

/** Problems are 422 with their cells; a row that somebody else changed meanwhile is 409 with both values. */
export function refuseFaulty({ problems, clashes }: Comparison): void {
  const errors = problems.filter(problem => problem.severity === 'error')
  if (errors.length) throw new Refusal(422, 'workbook-faulty', { count: errors.length }, errors)
  if (!clashes.length) return
  const params = { count: clashes.length }
  const at = clashes.map(({ place }) => ({ path: place, code: 'conflict', params: {} }))
  throw new Refusal(409, 'workbook-stale', params, at, { conflicts: clashes })
}
