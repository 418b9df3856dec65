import type { Contract, ContractInput } from './contract.ts'
import type { Declaration, DeclaredIndicator } from './declaration.ts'
import { yearOf } from './month.ts'
import { nextYearDate, nextYearMonth, nextYearName } from './next-year.ts'
import { readTarget } from './target-reader.ts'

/** A project carried into the next year 结转下年: a proposal that a person reviews, never a saved copy. */

export type CarriedIndicator = Omit<DeclaredIndicator, 'source'> & { id: number }
export type CarrySource = Omit<Declaration, 'indicators' | 'leader' | 'contact' | 'phone' | 'budgetTotal' | 'priorYear'> & {
  indicators: CarriedIndicator[]
  /** Last year's money as it stands: arranged, in place, spent. */
  money: Declaration['priorYear']
}

/** Names, targets, plans and due months move on by a year; money of the new year nobody knows yet stays empty, that of the
 * last stands beside it; people are named anew, for their names and numbers are shown to few. */
export function carriedDeclaration({ money, indicators, ...rest }: CarrySource): Declaration {
  const { year } = rest
  const named = (name: string) => nextYearName(name, year)
  return {
    ...rest,
    projectName: named(rest.projectName),
    year: year + 1,
    leader: '',
    contact: '',
    phone: '',
    priorYear: money,
    budgetTotal: null,
    subprojects: rest.subprojects.map(({ name }) => ({ name: named(name), budget: null })),
    funding: rest.funding.map(({ source, thisYear }) => ({ source, total: null, priorYear: thisYear, thisYear: null })),
    indicators: indicators.map(row => carriedIndicator(row, year)),
  }
}

function carriedIndicator({ id, ...row }: CarriedIndicator, year: number): DeclaredIndicator {
  const raw = nextYearDate(row.target, year)
  const name = nextYearName(row.name, year)
  return {
    ...row,
    name,
    subprojects: row.subprojects.map(one => nextYearName(one, year)),
    // A target that names no year stays as it was answered: what "=" means in it was asked once.
    target: raw === row.target.raw ? row.target : readTarget(raw, name),
    monthlyPlan: row.monthlyPlan?.map(({ month, cumulative }) => ({ month: nextYearMonth(month), cumulative })) ?? null,
    dueMonth: row.dueMonth === null ? null : nextYearMonth(row.dueMonth),
    source: { line: null, carriedFrom: id },
  }
}

/** Why a contract runs on: not yet accepted, or accepted and not yet paid for. */
export type RunsOn = 'not-accepted' | 'unpaid'
export type Stub = { id: number; item: string; why: RunsOn; paid: number; left: number | null }

/** A contract that was signed runs on while it is not accepted by the year's end, or not paid in full. */
export function runsOn(row: Contract, paid: number, year: number): RunsOn | null {
  const { signedOn, awardPrice, acceptedOn } = row
  if (signedOn === null && awardPrice === null) return null
  if (acceptedOn === null || yearOf(acceptedOn.slice(0, 7)) > year) return 'not-accepted'
  return awardPrice !== null && paid < awardPrice ? 'unpaid' : null
}

export function stubsOf(
  contracts: readonly Contract[],
  payments: readonly { contractId: number; amount: number }[],
  year: number,
): Stub[] {
  return contracts.flatMap((row): Stub[] => {
    const paid = payments.reduce((sum, one) => (one.contractId === row.id ? sum + one.amount : sum), 0)
    const why = runsOn(row, paid, year)
    const left = row.awardPrice === null ? null : row.awardPrice - paid
    return why ? [{ id: row.id, item: row.item, why, paid, left }] : []
  })
}

/** The row as the new year's register begins with it: the contract itself, without a payment. */
export function stubRow(row: Contract, subprojectId: number | null, note: string): ContractInput {
  const { id: _, ...fields } = row
  return { ...fields, subprojectId, note }
}

export type CarryFacts = {
  year: number
  archived: boolean
  /** The project it was merged into. */
  mergedInto: string | null
  /** The next year's project, if there is one. */
  next: { id: number; name: string } | null
}
export type CarryRefusal = {
  code: 'carry-archived' | 'carry-merged' | 'carry-exists' | 'carry-last-year'
  params: Record<string, string | number>
}

/** Why a project is not carried over; null when it may be. */
export function carryRefusal({ year, archived, mergedInto, next }: CarryFacts): CarryRefusal | null {
  if (next) return { code: 'carry-exists', params: { id: next.id, name: next.name, year: year + 1 } }
  if (mergedInto !== null) return { code: 'carry-merged', params: { name: mergedInto } }
  if (archived) return { code: 'carry-archived', params: {} }
  return year >= 2100 ? { code: 'carry-last-year', params: { year } } : null
}
