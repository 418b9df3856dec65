import { createHash } from 'node:crypto'
import type { IndicatorFacts } from '#domain/facts'
import type { Problem } from '#domain/problem'
import { documentRow, stageOf } from '#domain/sheet-document'
import { headsOf, letterOf, missingParts, type Heads } from '#domain/sheet-headings'
import { columnsFor, possibleKinds, proposeCount, proposeKind, proposeReading, proposeScale } from '#domain/sheet-propose'
import { readRows } from '#domain/sheet-rows'
import type { SheetRecipe } from '#domain/sheet-recipe'
import type { Columns, Grid, KeptRow, Mapping, SheetChoices } from '#domain/sheet'
import type { SheetKind } from '#domain/vocabulary-sheet'
import type { GridFile } from '../documents/grid-file.ts'

/** A file as it is understood: what it is, which columns play which part, its rows; and what is still to be said. */

export type Described = IndicatorFacts & { evidenceSource: string; explanation: string }
/** How a sheet with the same headings was read before. */
export type Remembered = { kind: SheetKind; mapping: Mapping }
export type Reading = {
  kind: SheetKind
  /** Where the kind comes from: chosen by the person, remembered, or proposed. */
  from: 'chosen' | 'remembered' | 'evidence' | 'headings' | 'possible'
  possible: SheetKind[]
  sheet: string
  sheets: string[]
  heads: Heads | null
  mapping: Mapping
  recipe: SheetRecipe
  rows: KeptRow[]
  /** Parts without which nothing can be counted. */
  missing: string[][]
  notes: Omit<Problem, 'path'>[]
}

type Given = {
  file: GridFile
  fileName: string
  indicator: Described
  month: string
  choices: SheetChoices
  recipe: SheetRecipe | null
  remembered: (headings: string) => Promise<Remembered[]>
}

export const hashOf = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex')
export const headingsKey = (heads: Heads): string => hashOf(JSON.stringify(heads.columns.map(({ heading }) => heading)))

const sameHeads = (a: Heads | null, b: Heads | null) =>
  a !== null && b !== null && JSON.stringify(a.columns) === JSON.stringify(b.columns)

/** Null when the indicator cannot follow from any sheet. */
export async function readSheet(given: Given): Promise<Reading | null> {
  const { file, indicator, choices } = given
  const possible = possibleKinds(indicator)
  if (!possible.length) return null
  const tabs = file.grids.map(grid => ({ grid, heads: headsOf(grid) }))
  const tab = tabs.find(({ grid }) => grid.name === choices.sheet) ?? tabs.find(({ heads }) => heads !== null) ?? tabs[0]!
  const notes = [...file.notes]
  // A workbook with one worksheet a class is one sheet; others beside it are named, never read silently.
  const others = tabs.filter(one => one !== tab)
  const alike = choices.sheet === undefined ? others.filter(one => sameHeads(one.heads, tab.heads)) : []
  for (const { grid } of others.filter(one => !alike.includes(one)))
    notes.push({ code: 'sheet-not-read', params: { name: grid.name } })
  const before = tab.heads ? await given.remembered(headingsKey(tab.heads)) : []
  const { kind, from } = kindOf(given, tab, before, possible)
  const last = before.find(one => one.kind === kind)
  const mapping = mappingOf(kind, tab, choices, last?.mapping)
  const recipe = recipeOf(kind, indicator, choices, given.recipe)
  let rows: KeptRow[] = []
  let missing: string[][] = []
  if (kind === 'document' && !isTable(tab, mapping)) {
    const row = documentRow(tab.grid.rows.map(({ place, cells }) => ({ place, text: cells.join(' ') })))
    rows = row ? [row] : []
  } else if (!tab.heads) missing = [['heading']]
  else {
    missing = missingParts(kind, mapping.columns)
    const all = { ...tab.grid, rows: [...tab.grid.rows, ...alike.flatMap(({ grid, heads }) => grid.rows.slice(heads!.row + 1))] }
    if (!missing.length) rows = readRows(all, tab.heads, kind, mapping, given.month)
  }
  if (kind === 'document')
    rows = rows.map(row => (row.leftOut === '' && stageOf(row, indicator) === null ? { ...row, leftOut: 'stage-unknown' } : row))
  return {
    kind,
    from,
    possible,
    mapping,
    recipe,
    rows,
    missing,
    notes,
    sheet: tab.grid.name,
    sheets: file.grids.map(({ name }) => name),
    heads: tab.heads,
  }
}

type Tab = { grid: Grid; heads: Heads | null }

/** A list of documents has a column of titles and at least one more; anything else is the document itself. */
const isTable = ({ heads }: Tab, mapping: Mapping) =>
  heads !== null && heads.columns.length > 1 && Boolean(mapping.columns.title?.length)

function kindOf(
  { indicator, choices, fileName }: Given,
  { grid, heads }: Tab,
  before: Remembered[],
  possible: SheetKind[],
): Pick<Reading, 'kind' | 'from'> {
  if (choices.kind && possible.includes(choices.kind)) return { kind: choices.kind, from: 'chosen' }
  const last = before.find(one => possible.includes(one.kind))
  if (last) return { kind: last.kind, from: 'remembered' }
  return proposeKind(indicator, heads, grid, fileName) ?? { kind: possible[0]!, from: 'possible' }
}

function mappingOf(kind: SheetKind, { grid, heads }: Tab, choices: SheetChoices, last: Mapping | undefined): Mapping {
  const columns: Columns = choices.columns
    ? chosenColumns(choices.columns, heads)
    : (last?.columns ?? (heads ? columnsFor(kind, heads, grid) : {}))
  const sent = choices.sent ?? null
  if (kind !== 'survey') return { columns, scale: null, best: 'high', sent: null }
  const answers = columns.answer ?? columns.option ?? []
  const proposed = heads ? proposeScale(answers, heads, grid) : { scale: 'words' as const, best: 'high' as const }
  return {
    columns,
    scale: choices.scale ?? last?.scale ?? proposed.scale,
    best: choices.best ?? last?.best ?? proposed.best,
    sent,
  }
}

/** Headings as they stand in the sheet; `#C` names the third column. What is not there is no column. */
function chosenColumns(chosen: Columns, heads: Heads | null): Columns {
  const known = new Map(
    heads?.columns.flatMap(({ at, heading }) => [[heading, heading] as const, [`#${letterOf(at)}`, heading] as const]),
  )
  return Object.fromEntries(
    Object.entries(chosen)
      .map(([part, headings]) => [part, headings.flatMap(heading => known.get(heading) ?? [])] as const)
      .filter(([, headings]) => headings.length > 0),
  )
}

function recipeOf(kind: SheetKind, indicator: Described, choices: SheetChoices, before: SheetRecipe | null): SheetRecipe {
  if (kind === 'survey') {
    const last = before?.kind === 'survey' ? before : null
    return {
      kind,
      reading: choices.reading ?? last?.reading ?? proposeReading(`${indicator.explanation} ${indicator.evidenceSource}`),
      basicCounts: choices.basicCounts ?? last?.basicCounts ?? false,
    }
  }
  if (kind === 'accounts' || kind === 'roster') return { kind: 'usage' }
  if (kind !== 'signUp') return { kind }
  return { kind, count: choices.count ?? (before?.kind === 'signUp' ? before.count : proposeCount(indicator)) }
}
