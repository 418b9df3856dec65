import type { SourceLine } from '../documents/source.ts'
import type { Where } from '#domain/handed-in'
import { isLevel, isNumber, plain } from './handed-in-kinds.ts'
import { gap, gluedLevel, headingWords, headLabels, moneyWords, rowsEnd } from './handed-in-words.ts'

/** A table as one run of writings, for texts that lost their grid: pasted pages, scans, cells joined by spaces or bars. */

export type Piece = {
  text: string
  /** Split at a space: its neighbours may belong to the same cell. */
  loose: boolean
  /** Cut out of a longer writing. */
  glued: boolean
  heading: boolean
  /** Digits of several cells ran into this name: its row cannot be read. */
  stuck?: boolean
  where: Where
}

const escape = (text: string) => text.replaceAll(/[()[\]{}.*+?^$|\\/]/g, String.raw`\$&`)
const allHeadings = [...new Set([...Object.values(headingWords), ...Object.values(moneyWords)].flat())].toSorted(
  (a, b) => b.length - a.length,
)
const note = String.raw`(?:[(（][^()（）]{0,12}[)）])?`
const heading = `(?:${allHeadings.map(escape).join('|')})${note}`
const wholeHeading = new RegExp(`^${heading}$`)
export const isHeading = (text: string) => text.length <= 40 && wholeHeading.test(plain(text))
const headingRun = new RegExp(`(?:绩效指标)?(?:${heading}){2,}`, 'g')
const oneHeading = new RegExp(heading, 'g')
export const signInside = /^((?:[^(（]|[(（][^()（）]*[)）])+?)(?<=[\p{Script=Han})）%])([≥≤=≧≦═＝>＜<]{1,2}\s*\d.*)$/u

/** Longer than any cell of a form: what stands there is no table. */
const longest = 5000

/** All the pieces of a document's lines, in reading order. */
export function piecesOf(lines: readonly SourceLine[], sheet: string): Piece[] {
  const pieces: Piece[] = []
  const bars = lines.reduce((sum, line) => sum + line.cells.reduce((n, cell) => n + cell.split(/\s\|\s|\|$/).length - 1, 0), 0)
  const tabbed = lines.some(line => line.cells.filter(cell => cell.trim() !== '').length > 2)
  for (const { number, cells } of lines) {
    let count = 0
    for (const cell of cells)
      for (const part of bars > 0 ? cell.split('|') : [cell])
        for (const { text, loose, glued } of writings(part.trim(), bars >= 8 || tabbed)) {
          count += 1
          if (text.length > longest) continue
          pieces.push({ text, loose, glued, heading: isHeading(text), where: { sheet, line: number, cell: count, text } })
        }
  }
  return joinHeadings(pieces)
}

const standsAlone = (part: string) =>
  isHeading(part) ||
  gap.test(part) ||
  isLevel(part) ||
  Object.values(headLabels).some(label => label.exec(plain(part))?.[0] === plain(part))

/** A cell stays whole in a text of cells, but for headings, labels and levels that ran into it. */
function writings(cell: string, celled: boolean): { text: string; loose: boolean; glued: boolean }[] {
  if (cell === '') return []
  const words = cell.split(/\s+/)
  const parts = celled && !isLevel(cell) && !isHeading(cell) ? together(words) : celled ? [cell] : words
  return parts.flatMap(text => unglue(text).map((one, _, all) => ({ text: one, loose: !celled, glued: all.length > 1 })))
}

const together = (words: string[]): string[] =>
  words.reduce<string[]>((parts, word, i) => {
    const apart = i === 0 || standsAlone(word) || standsAlone(words[i - 1]!)
    return apart ? [...parts, word] : [...parts.slice(0, -1), `${parts.at(-1)} ${word}`]
  }, [])

/** Cuts what a source ran together at the words of the form and at a sign before a number. */
function unglue(text: string): string[] {
  if (text.length > longest) return [text]
  const runs: string[] = []
  let from = 0
  // Sentences name headings too.
  for (const match of /[;；。]/.test(text) ? [] : text.matchAll(headingRun)) {
    if (match.index > from) runs.push(text.slice(from, match.index))
    runs.push(...(match[0].match(oneHeading) ?? []))
    from = match.index + match[0].length
  }
  if (from < text.length) runs.push(text.slice(from))
  return runs.flatMap(run => (isHeading(run) ? [run] : unglueLevels(run)))
}

function unglueLevels(text: string): string[] {
  if (isLevel(text)) return [text]
  const level = gluedLevel.exec(text)
  if (level && !/^[:：等]/.test(text.slice(level[0].length))) return [level[1]!, ...unglueLevels(text.slice(level[0].length))]
  const sum = /^(合计|总分)(\d{1,3}(?:\.\d+)?)$/.exec(text)
  if (sum) return [sum[1]!, sum[2]!]
  const end = rowsEnd.exec(text)
  if (end) return [text]
  const sign = signInside.exec(text)
  return sign && sign[1]!.length > 2 ? [sign[1]!, sign[2]!] : [text]
}

/** Headings broken over two words (年初预算 数, 经济效益 指标), open brackets and the points of a level (数量指标 15 分) are one. */
function joinHeadings(pieces: Piece[]): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    const near = last && piece.loose && last.loose && last.where.line === piece.where.line
    const together = near ? last.text + piece.text : ''
    const heads = near && !piece.heading && piece.text.length <= 6 && isHeading(together)
    const open =
      near &&
      /[(（][^)）]{0,12}$/.test(last.text) &&
      /^[^(（]{0,10}[)）]$/.test(piece.text) &&
      !/[\p{Script=Han}]{3}/u.test(last.text)
    const points = near && isLevel(last.text) && (isNumber(piece.text) || piece.text === '分') && isLevel(together)
    if (last && (heads || open || points)) joined[joined.length - 1] = { ...last, text: together, heading: isHeading(together) }
    else joined.push(piece)
  }
  return joined
}
