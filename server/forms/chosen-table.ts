import { sameWriting } from '#domain/form-back'
import type { HandedIn, HandedKind } from '#domain/handed-in'
import type { TableSheet } from '../documents/tables.ts'
import { Refusal } from '../refusal.ts'
import { readHandedIn } from './handed-in-reader.ts'

type Wanted = { kind: HandedKind; project: string; agency: string; year: number }

/** The tables of a file, and the one that is meant: the only one, or the one asked for. */
export function tablesOf(sheets: readonly TableSheet[]): HandedIn[] {
  const tables = readHandedIn(sheets).filter(({ rows, budget }) => rows.length > 0 || budget.rows.length > 0)
  if (tables.length === 0) throw new Refusal(422, 'not-a-table')
  return tables
}

export const headsOf = (tables: readonly HandedIn[]) => tables.map(({ title, project, year }) => ({ title, project, year }))

/** A table of another form, project, year or unit is refused with both names. */
export function refuseForeign(table: HandedIn, wanted: Wanted): void {
  if (table.kind !== wanted.kind) throw new Refusal(422, 'form-other-kind', { found: table.kind, expected: wanted.kind })
  if (table.project === null) throw new Refusal(422, 'form-unnamed', { expected: wanted.project })
  if (!sameWriting(table.project, wanted.project))
    throw new Refusal(422, 'form-other-project', { found: table.project, expected: wanted.project })
  if (table.year !== null && table.year !== wanted.year)
    throw new Refusal(422, 'form-other-year', { found: table.year, expected: wanted.year })
  if (table.agency !== null && !sameWriting(table.agency, wanted.agency))
    throw new Refusal(422, 'form-other-unit', { found: table.agency, expected: wanted.agency })
}
