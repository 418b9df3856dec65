import type { HandedIn, Where } from '#domain/handed-in'
import { causes, likelihoods, type Cause, type Likelihood } from '#domain/vocabulary'
import { monitoringForm as t } from '#wording/monitoring-form'
import { sayWord } from '#wording/words'
import type { SourceLine } from '../documents/source.ts'
import { hasUnit } from './amount.ts'
import { plain } from './handed-in-kinds.ts'
import { moneyTotalLabel } from './handed-in-words.ts'

/** What a unit says of the spending on the monitoring table 执行监控表: the full-year forecast in the money block, and one line below
 * the indicators with causes, note and likelihood one behind the other. */
export type SpendingSaid = { causes: Cause[]; note: string; likelihood: Likelihood | null }
/** Null where the form has no such cell or line: what is not there says nothing. */
export type SpendingBack = { expected: string | null; said: string | null; where: Where }

const between = '；'
const causeOf = (cause: Cause) => sayWord('zh-CN', `cause.${cause}`)
const likelihoodOf = (one: Likelihood) => sayWord('zh-CN', `likelihood.${one}`)

export const spendingLine = ({ causes: why, note, likelihood }: SpendingSaid): string =>
  [why.map(causeOf).join('、'), note, likelihood === null ? '' : likelihoodOf(likelihood)].filter(Boolean).join(between)

/** The line taken apart: what begins with words of causes alone, and ends with one of the three likelihoods; the rest is the note. */
export function splitSpending(text: string): SpendingSaid {
  const parts = text.split(/[；;]/)
  const known = new Map(causes.map(cause => [plain(causeOf(cause)), cause]))
  const named = (parts[0] ?? '').split(/[、，,]/).map(word => known.get(bare(word)))
  const why = named.every(cause => cause !== undefined) ? named : []
  if (why.length > 0) parts.shift()
  const last = bare(parts.at(-1) ?? '')
  const likelihood = likelihoods.find(one => plain(likelihoodOf(one)) === last) ?? null
  if (likelihood !== null) parts.pop()
  // The note keeps its own semicolons.
  const from = why.length > 0 ? text.search(/[；;]/) + 1 : 0
  const until = likelihood === null ? text.length : Math.max(text.lastIndexOf('；'), text.lastIndexOf(';'))
  const note = parts.length === 0 ? '' : text.slice(from, Math.max(from, until)).trim()
  return { causes: causes.filter(cause => why.includes(cause)), note, likelihood }
}
const bare = (word: string) => plain(word).replace(/[。.]$/, '')

const label = new RegExp(`^${[...t.spending.replace('：', '')].join('\\s*')}\\s*[：:]?`)
const wordsOf = (cells: readonly string[]) => cells.join('').trim()

/** From the lines of one table. */
export function readSpending(lines: readonly SourceLine[], table: HandedIn, sheet: string): SpendingBack | null {
  const expected = expectedIn(lines, table.budget.unit === 'yuan' ? '元' : '万元')
  const line = lines.find(({ cells }) => label.test(wordsOf(cells)))
  const said = line ? wordsOf(line.cells).replace(label, '').trim() : null
  if (!expected && said === null) return null
  const at = expected ?? { text: null, number: line!.number, cell: 1 }
  return { expected: at.text, said, where: { sheet, line: at.number, cell: at.cell, text: at.text ?? said ?? '' } }
}

/** 全年预计执行数 beside 年度资金总额; a bare number is in the unit of the block. */
function expectedIn(lines: readonly SourceLine[], unit: string): { text: string; number: number; cell: number } | null {
  const head = lines.findIndex(({ cells }) => cells.some(cell => plain(cell) === plain(t.expected)))
  if (head < 0) return null
  const column = lines[head]!.cells.findIndex(cell => plain(cell) === plain(t.expected))
  const row = lines.slice(head + 1).find(({ cells }) => cells.some(cell => moneyTotalLabel.test(plain(cell))))
  if (!row) return null
  const text = (row.cells[column] ?? '').trim()
  return { text: text === '' || hasUnit(text) ? text : text + unit, number: row.number, cell: column + 1 }
}
