import type { IndicatorFacts, TargetVersion } from './facts.ts'
import { takes } from './level.ts'
import { readAnswer } from './sheet-answer.ts'
import { countIn, levelColumns } from './sheet-levels.ts'
import { looksLikeAccounts, looksLikeRoster, missingParts, proposeColumns, type Heads } from './sheet-headings.ts'
import type { SheetRecipe } from './sheet-recipe.ts'
import type { Columns, Grid, Scale } from './sheet.ts'
import {
  evidenceWords,
  fiveScale,
  headingWords,
  hundredScale,
  oneIsBest,
  personTimesWords,
  satisfactionName,
  scoreWords,
  sheetKinds,
  tenScale,
  type SheetKind,
} from './vocabulary-sheet.ts'
import { defaultStages } from './vocabulary.ts'

/** What a sheet probably is: from the form's own words 目标值来源, the indicator's name, and the sheet's headings. */

type Asked = Pick<IndicatorFacts, 'name' | 'aggregation' | 'stages'> & {
  targets: readonly Pick<TargetVersion, 'target'>[]
  evidenceSource: string
}

/** The kinds of sheet an indicator can follow from at all. */
export function possibleKinds(indicator: Pick<Asked, 'aggregation' | 'stages' | 'targets'>): SheetKind[] {
  const form = takes(indicator)
  if (form === 'fraction') return ['survey', 'accounts', 'roster', 'acceptance']
  if (form === 'number') return ['signUp', 'acceptance']
  return stagesFor(indicator).length ? ['document'] : []
}

/** The recipe a kind of sheet is read by: account lists and rosters are two halves of one. */
const recipeOfKind = (kind: SheetKind): SheetRecipe['kind'] => (kind === 'accounts' || kind === 'roster' ? 'usage' : kind)
export const fitsSheetRecipe = (recipe: SheetRecipe, indicator: Parameters<typeof possibleKinds>[0]): boolean =>
  possibleKinds(indicator).some(kind => recipeOfKind(kind) === recipe.kind)

export const stagesFor = (indicator: Pick<IndicatorFacts, 'aggregation' | 'stages'>): readonly string[] =>
  indicator.stages ?? (indicator.aggregation === 'milestone' ? defaultStages : [])

/** The kinds the form itself names, for a list of what could be imported. */
export const namedKinds = (indicator: Asked): SheetKind[] =>
  possibleKinds(indicator).filter(kind => evidenceWords[kind].test(indicator.evidenceSource))

export type Proposal = { kind: SheetKind; from: 'evidence' | 'headings' | 'possible' } | null

/** The kind with most reasons: the form's words, the file's name, parts found among the headings. */
export function proposeKind(indicator: Asked, heads: Heads | null, grid: Grid, fileName: string): Proposal {
  const called = `${fileName} ${grid.name} ${
    heads
      ? grid.rows
          .slice(0, heads.row)
          .map(row => row.cells.join(''))
          .join('')
      : ''
  }`
  const columns = heads?.columns ?? []
  let best: Proposal = null
  let most = -1
  for (const kind of sheetKinds) {
    if (!possibleKinds(indicator).includes(kind)) continue
    const evidence =
      evidenceWords[kind].test(indicator.evidenceSource) || (kind === 'survey' && satisfactionName.test(indicator.name))
    const fits = heads !== null && missingParts(kind, columnsFor(kind, heads, grid)).length === 0
    const looks =
      (kind === 'accounts' && looksLikeAccounts(columns)) ||
      (kind === 'roster' && looksLikeRoster(columns) && !looksLikeAccounts(columns))
    const score = (evidence ? 4 : 0) + (fits ? 2 : 0) + (evidenceWords[kind].test(called) ? 3 : 0) + (looks ? 2 : 0)
    if (score > most) {
      most = score
      best = { kind, from: evidence ? 'evidence' : fits ? 'headings' : 'possible' }
    }
  }
  return best
}

const looked = 200
const cellsAt = (grid: Grid, heads: Heads, at: number) =>
  grid.rows
    .slice(heads.row + 1, heads.row + 1 + looked)
    .map(row => (row.cells[at] ?? '').trim())
    .filter(cell => cell !== '')

/** A column holds answers when most of its cells can be read as one. */
const answersIn = (cells: string[], scale: Scale) =>
  cells.filter(cell => {
    const read = readAnswer(cell, { scale, best: 'high', basicCounts: false })
    return typeof read === 'number' || read === 'no-opinion'
  }).length

/** Levels in columns, with the column of questions where each row is one, or of papers where each row is one. */
function wideColumns(heads: Heads, grid: Grid): Columns | null {
  const levels = levelColumns(heads.columns, at => cellsAt(grid, heads, at))
  if (levels.length === 0) return null
  const rows = grid.rows.slice(heads.row + 1, heads.row + 1 + looked)
  const given = rows.map(row => levels.map(({ at }) => countIn(row.cells[at] ?? '')))
  const single = given.filter(counts => counts.reduce((sum, one) => sum + (one?.count ?? 0), 0) <= 1)
  const papers = given.flat().some(one => one?.mark) || single.length >= rows.length * 0.9
  const find = (word: 'question' | 'respondent') => heads.columns.find(({ heading }) => headingWords[word].test(heading))?.heading
  const [question, respondent] = [find('question'), papers ? find('respondent') : undefined]
  return {
    level: levels.map(({ heading }) => heading),
    ...(question === undefined ? {} : { question: [question] }),
    ...(respondent === undefined ? {} : { respondent: [respondent] }),
  }
}

export function columnsFor(kind: SheetKind, heads: Heads, grid: Grid): Columns {
  const wide = kind === 'survey' ? wideColumns(heads, grid) : null
  if (wide) return wide
  return proposeColumns(kind, heads.columns, at => {
    const cells = cellsAt(grid, heads, at)
    return cells.length > 0 && scalesTried.some(scale => answersIn(cells, scale) >= cells.length * 0.6)
  })
}
const scalesTried = ['words', '100'] as const

/** The scale of the answers: as the heading names it, else the smallest that holds nearly all of them. */
export function proposeScale(headings: readonly string[], heads: Heads, grid: Grid): { scale: Scale; best: 'high' | 'low' } {
  const named = headings.join(' ')
  const best = oneIsBest.test(named) ? 'low' : 'high'
  const columns = heads.columns.filter(({ heading }) => headings.includes(heading))
  const cells = columns.flatMap(({ at }) => cellsAt(grid, heads, at))
  if (answersIn(cells, 'words') >= cells.length / 2) return { scale: 'words', best }
  if (hundredScale.test(named)) return { scale: '100', best }
  if (tenScale.test(named)) return { scale: '10', best }
  if (fiveScale.test(named)) return { scale: '5', best }
  const fitting = (['5', '10', '100'] as const).find(scale => answersIn(cells, scale) >= cells.length * 0.9)
  return { scale: fitting ?? '100', best }
}

/** Persons or person-times, as the target's unit and the indicator's name have it. */
export const proposeCount = ({ name, targets }: Pick<Asked, 'name' | 'targets'>): 'persons' | 'personTimes' =>
  personTimesWords.test(`${name} ${targets.at(-1)?.target.raw ?? ''} ${targets.at(-1)?.target.unit ?? ''}`)
    ? 'personTimes'
    : 'persons'

/** Points instead of a share only where the form says so. */
export const proposeReading = (explanation: string): 'share' | 'score' => (scoreWords.test(explanation) ? 'score' : 'share')
