import { declarationForm as t } from '#wording/declaration-form'
import type { Personal } from '#domain/personal'
import { linesOf, spansOf, type Form, type FormCell } from '../documents/form-write.ts'
import { plainText } from '../documents/rich-text.ts'
import type { ProjectAnswer } from './project-answer.ts'

type Row = ProjectAnswer['indicators'][number]
type Value = string | number | null

/** 万元, exact to the fen. */
const amount = (fen: number | null) => (fen === null ? null : fen / 1e6)
const share = (part: number | null, whole: number | null) =>
  part === null || !whole ? null : Math.round((part / whole) * 10_000) / 100
const yesNo = (value: boolean | null) => (value === null ? null : value ? t.yes : t.no)
const sumOf = (values: (number | null)[]) => {
  const known = values.filter(value => value !== null)
  return known.length ? known.reduce((a, b) => a + b, 0) : null
}
/** Text a workbook's merged rows can show: a single row is at most some 28 lines high. */
const linesInRow = 26

/** The declared parts of the indicator table: second levels and weights have a column only where something declares them. */
function columnsOf(indicators: readonly Row[]) {
  const second = indicators.some(row => row.subcategory !== '')
  const weight = indicators.some(row => row.weight !== null)
  return [
    { heading: t.category, width: 8, of: (row: Row): Value => row.category, spans: true },
    ...(second ? [{ heading: t.subcategory, width: 10, of: (row: Row): Value => row.subcategory, spans: false }] : []),
    { heading: t.subproject, width: 17, of: (row: Row): Value => row.subprojects.map(one => one.name).join(', '), spans: false },
    { heading: t.name, width: 19, of: (row: Row): Value => row.name, spans: false },
    { heading: t.target, width: 12, of: (row: Row): Value => row.versions[0]!.target.raw, spans: false },
    { heading: t.explanation, width: 24, of: (row: Row): Value => row.explanation, spans: false },
    { heading: t.evidence, width: 18, of: (row: Row): Value => row.evidenceSource, spans: false },
    ...(weight ? [{ heading: t.weight, width: 7, of: (row: Row): Value => row.weight, spans: false }] : []),
  ]
}

/** A project's declaration as the form's cells, as it was declared: the first version of every target. */
export function declarationLayout(project: ProjectAnswer, personal: Personal): Form {
  const columns = columnsOf(project.indicators)
  const widths = [10, ...columns.map(column => column.width)]
  const all = widths.length
  const cells: FormCell[] = [{ row: 1, column: 1, columns: all, value: t.title, look: 'title' }]
  const put = (column: number, last: number, value: Value, look: FormCell['look'], rows = 1) =>
    cells.push({ row, column, columns: last - column + 1, rows, value, look })
  /** Where the right half of the form begins. */
  const half = Math.ceil(all / 2) + 1
  let row = 3
  const single = (label: string, value: Value) => {
    const text = String(value ?? '')
    const room = widths.slice(2).reduce((a, b) => a + b, 0) - 2
    const lines = linesOf(text, room)
    const rows = Math.max(1, Math.ceil(lines / linesInRow))
    put(1, 2, label, 'head', rows)
    cells.push({ row, column: 3, columns: all - 2, rows, value, look: 'text', lines })
    row += rows
  }
  const pair = (left: [string, Value], right: [string, Value] | null) => {
    put(1, 2, left[0], 'head')
    put(3, right ? half - 1 : all, left[1], 'text')
    if (right) {
      put(half, half, right[0], 'head')
      put(half + 1, all, right[1], 'text')
    }
    row++
  }
  const { texts, priorYear: prior, funding, subprojects } = project
  const rich = (field: keyof typeof texts) => single(t.texts[field], plainText(texts[field]))
  single(t.agency, `${project.agency.code} ${project.agency.name}`)
  single(t.project, project.name)
  pair([t.type, project.projectType], [t.attribute, project.projectAttribute])
  pair([t.procurement, yesNo(project.governmentProcurement)], [t.services, yesNo(project.purchaseOfServices)])
  pair([t.leader, personal.leader], [t.contact, personal.contact])
  pair([t.phone, personal.phone], null)
  pair([t.year, String(project.year)], null)
  rich('overview')
  rich('basis')
  rich('necessity')
  rich('safeguards')

  put(1, 2, t.prior, 'head', 3)
  const four = (a: [string, Value], b: [string, Value] | null) => {
    put(3, 3, a[0], 'head')
    put(4, half - 1, a[1], 'money')
    put(half, half, b?.[0] ?? '', 'head')
    put(half + 1, all, b?.[1] ?? null, 'money')
    row++
  }
  four([t.arranged, amount(prior.arranged)], [t.allocated, amount(prior.allocated)])
  four([t.spent, amount(prior.spent)], [t.inPlace, share(prior.allocated, prior.arranged)])
  four([t.execution, share(prior.spent, prior.allocated)], null)

  put(1, 2, t.parts, 'head', subprojects.length + 2)
  const part = (name: string, value: Value, look: FormCell['look']) => {
    put(3, half, name, look === 'head' ? 'head' : 'text')
    put(half + 1, all, value, look)
    row++
  }
  part(t.part, t.budget, 'head')
  for (const one of subprojects) part(one.name, amount(one.budget), 'money')
  part(t.sum, amount(project.budgetInitial), 'money')

  put(1, 2, t.funding, 'head', funding.length + 2)
  const source = (name: string, values: readonly Value[], look: FormCell['look']) => {
    put(3, 3, name, look === 'head' ? 'head' : 'text')
    put(4, half - 1, values[0]!, look)
    put(half, half, values[1]!, look)
    put(half + 1, all, values[2]!, look)
    row++
  }
  source(t.source, [t.total, t.priorYear, t.thisYear], 'head')
  for (const one of funding) source(one.source, [one.total, one.priorYear, one.thisYear].map(amount), 'money')
  const sums = [funding.map(one => one.total), funding.map(one => one.priorYear), funding.map(one => one.thisYear)].map(sumOf)
  source(t.all, sums.map(amount), 'money')

  rich('plan')
  rich('overallObjective')
  rich('annualObjective')

  const heads = row
  columns.forEach((column, i) => put(i + 2, i + 2, column.heading, 'head'))
  row++
  const { indicators } = project
  put(1, 1, t.goals, 'head', Math.max(1, indicators.length))
  put(1, 1, '', 'head')
  cells.at(-1)!.row = heads
  for (const { from, rows, text } of spansOf(indicators, one => one.category))
    cells.push({ row: row + from, column: 2, rows, value: text, look: 'middle' })
  for (const one of indicators) {
    columns.forEach(
      (column, i) => column.spans || put(i + 2, i + 2, column.of(one), column.heading === t.target ? 'middle' : 'text'),
    )
    row++
  }
  if (indicators.length === 0) row++
  single(t.others, null)
  cells.push({ row, column: 1, columns: all, value: t.signed, look: 'plain' })
  return { name: t.title, widths, cells, titleRows: [heads, heads], ruled: [3, row - 1], portrait: true }
}
