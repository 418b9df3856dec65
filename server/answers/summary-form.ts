import { Decimal, percentText, sum } from '#domain/decimal'
import { isOpen, type EvaluationState } from '#domain/evaluation-way'
import { monthOf, yearOf, type Month } from '#domain/month'
import { grouped } from '#domain/group'
import { divide } from '#domain/number'
import { grades } from '#domain/vocabulary-ruleset'
import { formatFor } from '#wording/format'
import { summaryForm as t } from '#wording/summary-form'
import type { Db } from '../../db/open.ts'
import { agencyNames } from '../../db/queries/agencies.ts'
import { heldEvaluations, summaryProjects } from '../../db/queries/summary.ts'
import type { Scope } from '../../db/scope.ts'
import { breathe } from '../breathe.ts'
import type { Form, FormCell } from '../documents/form-write.ts'
import type { EvaluationTable } from './evaluation-table.ts'
import { yearFor, type Ask } from './overview-answer.ts'

type Project = Awaited<ReturnType<typeof summaryProjects>>[number]
type Grade = (typeof grades)[number]
type Figures = { initial: number | null; budget: number | null; spent: number | null }
type Scored = Figures & { total: number | null; grade: Grade | null; state: EvaluationState }
type Value = string | number | null
/** A line of the table: a unit's name over its projects, a project, or what adds up those above it. */
export type SummaryLine = { kind: 'unit' | 'project' | 'sum'; cells: Value[] }

const chunk = 200
const widths = [7, 44, 15, 15, 15, 11, 10, 14, 14]

/** A project's figures: as handed in, else as they stand. */
function scoredOf(row: Project, held: Map<number, { state: string; snapshot: string | null }>): Scored {
  const stand = held.get(row.id)
  const state = (stand?.state ?? 'draft') as EvaluationState
  const { initial, budget, spent } = row
  if (!stand?.snapshot || isOpen(state)) return { initial, budget, spent, total: null, grade: null, state }
  const table = JSON.parse(stand.snapshot) as EvaluationTable
  const { total, grade } = table.final ?? table.claimed
  const { fullYear, executed } = table.execution
  return { initial: table.initial, budget: fullYear, spent: executed, total, grade, state }
}

/** Sums in fen, so that they add up exactly; scores are averaged over who has one. */
function adder() {
  const money = { initial: 0, budget: 0, spent: 0 }
  const known = { initial: false, budget: false, spent: false }
  const totals: number[] = []
  const counts = new Map<Grade, number>()
  let count = 0
  return {
    add(row: Scored) {
      count++
      for (const field of ['initial', 'budget', 'spent'] as const) {
        if (row[field] === null) continue
        money[field] += row[field]
        known[field] = true
      }
      if (row.total !== null) totals.push(row.total)
      if (row.grade) counts.set(row.grade, (counts.get(row.grade) ?? 0) + 1)
    },
    line(name: (count: number) => string): SummaryLine {
      const of = (field: keyof Figures) => (known[field] ? money[field] : null)
      const mean = totals.length ? Number(sum(totals).div(new Decimal(totals.length)).round(2, 1)) : null
      const graded = grades.flatMap((grade): [string, number][] => (counts.has(grade) ? [[grade, counts.get(grade)!]] : []))
      return {
        kind: 'sum',
        cells: [
          null,
          name(count),
          ...figures(of('initial'), of('budget'), of('spent')),
          mean,
          t.grades(graded),
          totals.length ? t.scored(totals.length) : '',
        ],
      }
    },
  }
}

const amount = (fen: number | null) => (fen === null ? null : fen / 1e6)
const figures = (initial: number | null, budget: number | null, spent: number | null): Value[] => {
  const rate = divide(spent, budget)
  return [amount(initial), amount(budget), amount(spent), rate === null ? '' : percentText(rate)]
}

const byCode = (a: Project, b: Project) =>
  a.agencyCode < b.agencyCode ? -1 : a.agencyCode > b.agencyCode ? 1 : a.agencyId - b.agencyId || a.id - b.id

/** The lines, made while they are read: departments, their units, the units' projects and what they add up to. */
async function* linesOf(db: Db, rows: Project[], names: Map<number, string>): AsyncGenerator<SummaryLine> {
  const departmentOf = (row: Project) => row.parentId ?? row.agencyId
  const departments = grouped(rows.toSorted(byCode), departmentOf)
  const all = adder()
  let number = 0
  for (const [id, own] of departments) {
    const department = adder()
    const units = grouped(own, row => row.agencyId)
    const name = names.get(id) ?? own[0]!.agency
    const lone = units.size === 1 && units.has(id)
    if (!lone) yield { kind: 'unit', cells: [name] }
    for (const projects of units.values()) {
      const unit = adder()
      yield { kind: 'unit', cells: [projects[0]!.agency] }
      for (let from = 0; from < projects.length; from += chunk) {
        const part = projects.slice(from, from + chunk)
        const held = new Map(
          (
            await heldEvaluations(
              db,
              part.map(row => row.id),
            )
          ).map(row => [row.id, row]),
        )
        for (const row of part) {
          const scored = scoredOf(row, held)
          for (const one of [unit, department, all]) one.add(scored)
          const { initial, budget, spent, total, grade, state } = scored
          yield {
            kind: 'project',
            cells: [++number, row.name, ...figures(initial, budget, spent), total, grade, t.states[state]],
          }
        }
        await breathe()
      }
      yield unit.line(count => t.sum(projects[0]!.agency, count))
    }
    if (!lone) yield department.line(count => t.sum(name, count))
  }
  yield all.line(t.total)
}

export type SummaryAsk = Pick<Ask, 'year' | 'asOf' | 'agencyId' | 'within' | 'archived'>

/** The summary of everything in a scope: its heads, and its lines one after another. */
export async function summaryOf(db: Db, scope: Scope, ask: SummaryAsk, today: Month) {
  const { year } = await yearFor(db, scope, ask, today)
  const asOf = ask.asOf ?? monthOf(year, 12)
  const rows = await summaryProjects(db, scope, ask.within, asOf, ask.archived ?? false)
  const ids = [...new Set(rows.map(row => row.parentId ?? row.agencyId))]
  const names = await agencyNames(db, [...ids, ...(ask.agencyId === undefined ? [] : [ask.agencyId])])
  const unit = ask.agencyId === undefined ? t.everything : (names.get(ask.agencyId) ?? '')
  return {
    title: t.title(yearOf(asOf)),
    scope: t.scope(unit, formatFor('zh-CN').yearMonth(asOf)),
    count: rows.length,
    lines: () => linesOf(db, rows, names),
  }
}
export type Summary = Awaited<ReturnType<typeof summaryOf>>
export const summaryWidths = widths

/** The summary as a form, for a Word file. */
export async function summaryLayout({ title, scope, lines }: Summary): Promise<Form> {
  const all = widths.length
  const cells: FormCell[] = [
    { row: 1, column: 1, columns: all, value: title, look: 'title' },
    { row: 2, column: 1, columns: all, value: scope, look: 'plain' },
    ...t.columns.map((value, i): FormCell => ({ row: 3, column: i + 1, value, look: 'head' })),
  ]
  let row = 4
  for await (const line of lines()) {
    if (line.kind === 'unit') cells.push({ row, column: 1, columns: all, value: line.cells[0]!, look: 'group' })
    else line.cells.forEach((value, i) => cells.push({ row, column: i + 1, value, look: lookOf(i, line.kind === 'sum') }))
    row++
  }
  const below = [...t.notes, t.signed]
  return {
    name: t.name,
    widths,
    titleRows: [3, 3],
    ruled: [3, row - 1],
    cells: [...cells, ...below.map((value, i): FormCell => ({ row: row + i, column: 1, columns: all, value, look: 'plain' }))],
  }
}
const lookOf = (column: number, added: boolean): FormCell['look'] =>
  column >= 2 && column <= 4 ? 'money' : added ? 'head' : column === 1 ? 'text' : 'middle'
