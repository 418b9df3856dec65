import { notAFigureAfter, notAFigureBefore, numberMarks } from './vocabulary-evidence.ts'
import { plainText } from './writing.ts'

/** Numbers read in a file, each with its place and what stands around it. Pure: the readers bring the lines. */

/** A line of a page or paragraph, or a cell: then `text` is the cell, `row` the words beside it, `head` those above it. */
export type FileLine = { place: string; text: string; row?: string; head?: string }

export type PrintedNumber = {
  /** Where: `page:3`, `cell:Sheet1!C7`, `line:12`. */
  place: string
  /** As printed, without thousands separators: 812345, 85.30. */
  digits: string
  /** 万, 亿, % …; empty where the number stands alone. */
  mark: string
  /** What follows it. */
  after: string
  /** The words around it. */
  near: string
}
export type FileFigures = { numbers: PrintedNumber[]; title: string; cut: boolean }

const most = { numbers: 3_000, near: 120, after: 8, title: 200, line: 2_000 }
const number = /\d{1,3}(?:[,，]\d{3})+(?![\d,，])(?:\.\d+)?|\d+(?:\.\d+)?/g
const mobile = /^1[3-9]\d{9}$/

/** Numbers of a document, first to last; `cut` when it holds more than are kept. */
export function figuresOf(lines: Iterable<FileLine>): FileFigures {
  const numbers: PrintedNumber[] = []
  let title = ''
  let before = ''
  for (const line of lines) {
    const text = plainText(line.text).slice(0, most.line)
    if (title.length < most.title && /\p{L}{2}/u.test(text)) title = `${title} ${text}`.trim().slice(0, most.title)
    for (const found of numbersIn(text)) {
      if (numbers.length >= most.numbers) return { numbers, title, cut: true }
      const near = line.row === undefined ? around(text, found.at, before) : `${line.row} ${line.head ?? ''}`.slice(0, most.near)
      const { digits, mark } = found
      const after = `${found.after}${line.head === undefined ? '' : ` ${line.head}`}`
      numbers.push({ place: line.place, digits, mark, after: after.slice(0, most.after + (line.head?.length ?? 0)), near })
    }
    before = text
  }
  return { numbers, title, cut: false }
}

/** The line a number stands in; a line that begins with it carries on from the one before. */
function around(text: string, at: number, before: string): string {
  const from = Math.max(0, at - 80)
  const own = text.slice(from, at + 40)
  return (at < 2 && !/[。；;]$/.test(before) ? `${before.slice(-40)}${own}` : own).slice(0, most.near)
}

function* numbersIn(text: string) {
  for (const match of text.matchAll(number)) {
    const at = match.index
    const digits = match[0].replaceAll(/[,，]/g, '')
    const rest = text.slice(at + match[0].length)
    const short = rest.slice(0, 12)
    if (notAFigureBefore.test(text.slice(Math.max(0, at - 4), at)) || notAFigureAfter.test(short)) continue
    if (digits.replace('.', '').length > 15 || mobile.test(digits)) continue
    const mark = numberMarks.find(({ word }) => short.trimStart().startsWith(word))?.word ?? ''
    const gap = short.length - short.trimStart().length
    const after = (mark === '' ? short : short.slice(gap + mark.length)).trim().slice(0, most.after)
    yield { at, digits, mark, after }
  }
}
