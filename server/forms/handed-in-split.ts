import { columnsOfRun, headingRuns } from './handed-in-headings.ts'
import { plain } from './handed-in-kinds.ts'
import type { Piece } from './handed-in-pieces.ts'
import { headLabels, title } from './handed-in-words.ts'

/** One file often holds several tables, after a list of their names: each begins at its title, or at its project's name. */

const nears = 14

export function splitTables(pieces: readonly Piece[]): Piece[][] {
  const starts: number[] = []
  pieces.forEach(({ text }, at) => {
    if (!headLabels.project.test(plain(text))) return
    const listed = /^序号$/.test(pieces[at - 1]?.text ?? '') || /^1$/.test(pieces[at + 1]?.text ?? '')
    if (listed) return
    let start = at
    for (let back = at; back >= Math.max(0, at - nears); back--)
      if (title.test(plain(pieces[back]!.text))) {
        start = back
        break
      }
    if (start - (starts.at(-1) ?? -nears) > nears || starts.length === 0) starts.push(start)
  })
  if (starts.length === 0) return [[...pieces]]
  // What stands before the first title (a list, a heading of the page) belongs to it only where it is short.
  const before = pieces.slice(0, starts[0])
  if (headingRuns(before).some(run => columnsOfRun(run) !== null)) starts.unshift(0)
  const first = starts[0]! <= 40 ? 0 : starts[0]!
  return starts.map((start, i) => pieces.slice(i === 0 ? first : start, starts[i + 1] ?? pieces.length))
}

/** The same cut for lines that kept their grid. */
export function splitLines<L extends { cells: string[] }>(lines: readonly L[]): L[][] {
  const starts: number[] = []
  lines.forEach(({ cells }, at) => {
    const label = cells.findIndex(cell => headLabels.project.test(plain(cell)))
    if (label < 0 || cells.some(cell => plain(cell) === '序号')) return
    let start = at
    for (let back = at; back >= Math.max(0, at - 5); back--)
      if (lines[back]!.cells.some(cell => title.test(plain(cell)))) {
        start = back
        break
      }
    starts.push(start)
  })
  if (starts.length === 0) return [[...lines]]
  return starts.map((start, i) => lines.slice(i === 0 && start <= 40 ? 0 : start, starts[i + 1] ?? lines.length))
}
