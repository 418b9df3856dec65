import type { Columns, Grid, Part } from './sheet.ts'
import { levelColumns } from './sheet-levels.ts'
import { partsOf } from './sheet.ts'
import { accountHeading, headingWords, rosterHeading, answerWords, type HeadingWord, type SheetKind } from './vocabulary-sheet.ts'

/** Where a grid's headings stand and what each column is called; columns are found by name, never by position. */

export type Column = { at: number; heading: string }
export type Heads = { row: number; columns: Column[] }

const searched = 20
const isNumber = (cell: string) => /^[\d.,%\s-]+$/.test(cell.trim())
export const plainHeading = (cell: string) =>
  cell
    .normalize('NFKC')
    .replaceAll(/<[^>]*>|\s+/g, '')
    .slice(0, 500)
const known = Object.values(headingWords)

/** Levels over columns of counts and marks are headings, whatever they would be as answers. */
function isWide({ rows }: Grid, row: number): boolean {
  const columns = rows[row]!.cells.map((cell, at) => ({ at, heading: plainHeading(cell) }))
  const below = rows.slice(row + 1, row + 1 + searched)
  return levelColumns(columns, at => below.map(({ cells }) => cells[at] ?? '')).length > 0
}

/** How much a row looks like headings: texts, no numbers, words that headings are known to hold. */
function headingScore(cells: string[], wide: boolean): number {
  const filled = cells.filter(cell => cell.trim() !== '')
  if (!filled.length || filled.some(isNumber)) return 0
  const distinct = new Set(filled.map(plainHeading)).size
  // An answer repeats and is no heading; a title merged over the sheet stands alone.
  if (distinct < filled.length && distinct < 3) return 0
  const answers = wide ? 0 : filled.filter(cell => answerWords.some(([word]) => word.test(plainHeading(cell)))).length
  return filled.filter(cell => known.some(word => word.test(plainHeading(cell)))).length * 3 + distinct - answers * 4
}

/** `C` for the third column. */
export function letterOf(at: number): string {
  const rest = Math.floor(at / 26)
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (at % 26))
}

/** The row of headings and its columns; columns without heading and without content are dropped. */
export function headsOf(grid: Grid): Heads | null {
  let best = -1
  let most = 0
  grid.rows.slice(0, searched).forEach(({ cells }, row) => {
    const score = headingScore(cells, isWide(grid, row))
    // A title above the headings has one cell; a list of one column has nothing else.
    if (score > most) [best, most] = [row, score]
  })
  if (best < 0) return null
  const body = grid.rows.slice(best + 1)
  const cells = grid.rows[best]!.cells
  const width = Math.max(...grid.rows.slice(best, best + 1000).map(row => row.cells.length))
  const times = new Map<string, number>()
  const columns: Column[] = []
  for (let at = 0; at < width; at++) {
    const written = plainHeading(cells[at] ?? '')
    if (written === '' && !body.some(row => (row.cells[at] ?? '').trim() !== '')) continue
    const name = written || `#${letterOf(at)}`
    const seen = (times.get(name) ?? 0) + 1
    times.set(name, seen)
    columns.push({ at, heading: seen > 1 ? `${name} (${seen})` : name })
  }
  return columns.length ? { row: best, columns } : null
}

/** The first column whose heading has the word, best match first. */
const find = (columns: readonly Column[], word: HeadingWord, not: readonly (string | undefined)[] = []) => {
  const found = columns.filter(({ heading }) => headingWords[word].test(heading) && !not.includes(heading))
  return (found.find(({ heading }) => heading.length <= 8) ?? found[0])?.heading
}
const list = (heading: string | undefined) => (heading === undefined ? undefined : [heading])
const without = (columns: Record<string, string[] | undefined>): Columns =>
  Object.fromEntries(Object.entries(columns).filter(([, headings]) => headings?.length))

/** Parts proposed for a kind from the headings alone; `answers` says which columns hold readable answers. */
export function proposeColumns(kind: SheetKind, columns: readonly Column[], holdsAnswers: (at: number) => boolean): Columns {
  if (kind === 'survey') {
    const [option, count] = [find(columns, 'option'), find(columns, 'count')]
    if (option !== undefined && count !== undefined) return { option: [option], count: [count] }
    const respondent = find(columns, 'respondent')
    const readable = columns.filter(({ at, heading }) => heading !== respondent && holdsAnswers(at))
    const asked = readable.filter(({ heading }) => headingWords.answer.test(heading))
    const overall = asked.find(({ heading }) => headingWords.overall.test(heading))
    const answer = overall ? [overall] : asked.length ? asked : readable
    return without({ answer: answer.map(({ heading }) => heading), respondent: list(respondent) })
  }
  if (kind === 'accounts' || kind === 'roster' || kind === 'signUp') {
    const name = find(columns, 'name')
    const key = find(columns, 'key', [name])
    const status = find(columns, 'status', [key, name])
    const event = find(columns, 'event', [key, name])
    const people = { key: list(key ?? (name === undefined ? columns[0]?.heading : undefined)), name: list(name) }
    if (kind === 'roster') return without(people)
    if (kind === 'accounts') return without({ ...people, status: list(status) })
    return without({ ...people, event: list(event), date: list(find(columns, 'date')) })
  }
  if (kind === 'acceptance') {
    const date = find(columns, 'date')
    const verdict = find(columns, 'verdict', [date])
    return without({ item: list(find(columns, 'item', [verdict, date])), verdict: list(verdict), date: list(date) })
  }
  const date = find(columns, 'date')
  const number = find(columns, 'number')
  const stage = find(columns, 'stage', [date, number])
  return without({
    title: list(find(columns, 'title', [stage, number, date])),
    stage: list(stage),
    date: list(date),
    number: list(number),
  })
}

/** What a mapping still lacks: lists of parts of which one is needed. */
export const missingParts = (kind: SheetKind, columns: Columns): Part[][] =>
  (partsOf[kind].needed as readonly (readonly Part[])[])
    .filter(oneOf => !oneOf.some(part => columns[part]?.length))
    .map(oneOf => [...oneOf])
    .concat(kind === 'survey' && columns.option?.length && !columns.count?.length ? [['count']] : [])

export const looksLikeAccounts = (columns: readonly Column[]) => columns.some(({ heading }) => accountHeading.test(heading))
export const looksLikeRoster = (columns: readonly Column[]) => columns.some(({ heading }) => rosterHeading.test(heading))
