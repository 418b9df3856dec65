import type { Declaration } from '#domain/declaration'
import type { SourceLine } from '../../api/declarations.ts'
import { parse, type Path } from './path.ts'

/** One row of both panes: a source line on the left (or none), what was read from it on the right. */
export type ReviewRow =
  | { kind: 'break' }
  | { kind: 'fields'; line: SourceLine | null; paths: Path[] }
  | { kind: 'list'; line: SourceLine | null; list: 'subprojects' | 'funding'; index: number; rest: Path[] }
  | { kind: 'indicator'; line: SourceLine | null; index: number }
  | { kind: 'heading'; line: SourceLine | null }
  | { kind: 'unplaced'; line: SourceLine }
  | { kind: 'add'; list: 'subprojects' | 'funding' | 'indicators' }

/** Fields that stand together in one row, and the order of those no line filled. */
const groups: Path[][] = [
  ['agencyName', 'agencyCode'],
  ['projectName', 'year'],
  ['projectType', 'projectAttribute'],
  ['governmentProcurement', 'purchaseOfServices'],
  ['leader', 'contact', 'phone'],
  ['overview'],
  ['basis'],
  ['necessity'],
  ['safeguards'],
  ['priorYear.arranged', 'priorYear.allocated', 'priorYear.spent'],
  ['budgetTotal'],
  ['plan'],
  ['overallObjective'],
  ['annualObjective'],
]

const known = new Set(groups.flat())
/** The fields of one line, with those of their group that stand on no line at all. */
function fieldsOf(paths: readonly Path[], placed: ReadonlySet<Path>): Path[] {
  const own = paths.filter(path => known.has(path))
  return groups.flatMap(group =>
    group.some(path => own.includes(path)) ? group.filter(path => own.includes(path) || !placed.has(path)) : [],
  )
}

/** Lines and fields side by side, in the order of the form. Every line with text and every field appears exactly once. */
export function reviewRows(lines: readonly SourceLine[], declaration: Declaration): ReviewRow[] {
  const rows: ReviewRow[] = []
  const shown = new Set<string>()
  const placed = new Set(lines.flatMap(line => line.paths))
  let blankAfterIndicator = false
  let lastIndicatorRow = -1
  const once = (key: string) => !shown.has(key) && Boolean(shown.add(key))
  for (const line of lines) {
    const indicator = line.paths.map(parse).find(([head]) => head === 'indicators')
    if (line.role === 'blank') {
      if (lastIndicatorRow >= 0) blankAfterIndicator = true
      continue
    }
    if (indicator) {
      if (blankAfterIndicator) rows.push({ kind: 'break' })
      blankAfterIndicator = false
      const index = Number(indicator[1])
      if (once(`indicators.${index}`)) rows.push({ kind: 'indicator', line, index })
      lastIndicatorRow = rows.length
      continue
    }
    const list = line.paths.map(parse).find(([head, at]) => (head === 'subprojects' || head === 'funding') && at !== undefined)
    const fields = fieldsOf(line.paths, placed).filter(path => once(path))
    if (list) {
      const [name, at] = list as ['subprojects' | 'funding', string]
      if (once(`${name}.${at}`)) rows.push({ kind: 'list', line, list: name, index: Number(at), rest: fields })
    } else if (fields.length) rows.push({ kind: 'fields', line, paths: fields })
    else if (line.unused) rows.push({ kind: 'unplaced', line })
    else rows.push(tableHeading(line) ? { kind: 'heading', line } : { kind: 'fields', line, paths: [] })
  }
  return complete(rows, shown, declaration)
}

/** The heading of the indicator table: it names several columns. */
const tableHeading = (line: SourceLine) =>
  line.role === 'heading' &&
  line.cells.filter(cell => cell.trim() !== '').length >= 4 &&
  line.cells.some(cell => /指标名称|三级指标|绩效指标/.test(cell))

/** Adds what no line filled: missing fields at the end of the head, rows typed by hand behind their like. */
function complete(rows: ReviewRow[], shown: Set<string>, declaration: Declaration): ReviewRow[] {
  const heading = rows.findIndex(row => row.kind === 'heading' || row.kind === 'indicator')
  const head = heading < 0 ? rows : rows.slice(0, heading)
  const table = heading < 0 ? [] : rows.slice(heading)
  const missing = groups.flatMap((group): ReviewRow[] => {
    const paths = group.filter(path => !shown.has(path))
    return paths.length ? [{ kind: 'fields', line: null, paths }] : []
  })
  const lists = (['subprojects', 'funding'] as const).flatMap((list): { list: typeof list; rows: ReviewRow[] }[] => [
    {
      list,
      rows: [
        ...declaration[list].flatMap((_, index): ReviewRow[] =>
          shown.has(`${list}.${index}`) ? [] : [{ kind: 'list', line: null, list, index, rest: [] }],
        ),
        { kind: 'add', list },
      ],
    },
  ])
  for (const { list, rows: own } of lists) {
    const last = head.findLastIndex(row => row.kind === 'list' && row.list === list)
    head.splice(last < 0 ? head.length : last + 1, 0, ...own)
  }
  const added = declaration.indicators.flatMap((_, index): ReviewRow[] =>
    shown.has(`indicators.${index}`) ? [] : [{ kind: 'indicator', line: null, index }],
  )
  const lastIndicator = table.findLastIndex(row => row.kind === 'indicator')
  const tail = lastIndicator < 0 ? table : table.slice(lastIndicator + 1)
  const body = lastIndicator < 0 ? [] : table.slice(0, lastIndicator + 1)
  const titled: ReviewRow[] = table.some(row => row.kind === 'heading') ? [] : [{ kind: 'heading', line: null }]
  return [
    ...head,
    ...missing,
    ...titled,
    ...body,
    ...(lastIndicator < 0 ? tail : []),
    ...added,
    { kind: 'add', list: 'indicators' },
    ...(lastIndicator < 0 ? [] : tail),
  ]
}

/** The cells of an indicator's line by what they filled. Cells come in the order of their fields, whatever column a
 * page break moved them to, so they are matched from the right. */
export function cellsByField(line: SourceLine, index: number): Map<string, string> {
  const fields = line.paths.filter(path => path.startsWith(`indicators.${index}.`)).map(path => parse(path).slice(2).join('.'))
  const cells = line.cells
    .map(cell => cell.trim())
    .filter(cell => cell !== '' && !line.leftover.some(left => left.endsWith(cell)))
  const offset = cells.length - fields.length
  return new Map(fields.map((field, i) => [field, cells[i + offset] ?? '']))
}
