import type { HandedRow, Unread } from '#domain/handed-in'
import { numberOf } from './handed-in-words.ts'

/** Rows whose names and values the source wrote in other places: paired where only one order is possible, in doubt where not. */

export type ReadRows = { rows: HandedRow[]; unread: Unread[] }

export function doubt(found: ReadRows, row: HandedRow, kind: NonNullable<HandedRow['doubt']>, code: Unread['code']): void {
  if (row.doubt !== null) return
  row.doubt = kind
  // Values that may belong to another name are shown in their place only, as they stand there.
  if (kind === 'order') {
    if (nameless(row)) row.name = null
    Object.assign(row, { target: null, actual: null, weight: null, score: null })
  }
  found.unread.push({ code, where: row.where })
}

const pointless = (row: HandedRow) => row.weight === null && row.score === null
const valueless = (row: HandedRow) => row.target === null && row.actual === null && pointless(row)
/** A figure in the name's place is a value that lost its name; a name that repeats its own target is one. */
const figure = /^(?:\d[\d,.]*[万亿]?[^\d,.]{1,2})*\d[\d,.]*[万亿]?[^\d,.]{0,2}$/
const nameless = (row: HandedRow) =>
  row.name === null || (figure.test(row.name) && (row.name !== row.target || (row.actual === null && !pointless(row))))

/** Names in one run and their values in the next: which value belongs to which name, nobody can be sure of. */
export function pairByOrder(found: ReadRows): void {
  const { rows } = found
  const scored = rows.some(row => !pointless(row))
  rows.forEach((row, i) => {
    if (nameless(row)) {
      doubt(found, row, 'order', 'out-of-order')
      const from = rows.findLastIndex(
        (one, at) => at < i && at >= i - 3 && !one.sub && (scored ? pointless(one) : valueless(one)),
      )
      for (const one of from < 0 ? [] : rows.slice(from, i)) doubt(found, one, 'order', 'out-of-order')
    } else if (valueless(row) && !row.sub) {
      const stuck = /\d{2,}[^\d,，。]{0,3}$/.test(row.name ?? '')
      doubt(found, row, stuck ? 'glued' : 'order', stuck ? 'glued' : 'out-of-order')
      // Only words stood before it: they may be its own.
      const before = rows[i - 1]
      if (before && !/\d/.test(`${before.target}${before.actual}`) && pointless(before))
        doubt(found, before, 'order', 'out-of-order')
    }
  })
}

const whole = ({ target, actual, weight, score, doubt: unsure }: HandedRow) =>
  unsure === null && target !== null && actual !== null && weight !== null && score !== null

/** A group of values without a name, as laid: its first figure stands in the name's place. */
function groupWithoutName(row: HandedRow): Pick<HandedRow, 'target' | 'actual'> | null {
  if (row.doubt !== null || row.weight === null || row.score === null || row.target === null) return null
  if (row.name === null) return row.actual === null ? null : { target: row.target, actual: row.actual }
  return nameless(row) && row.actual === null ? { target: row.name, actual: row.target } : null
}

/** A name alone, or with the end of itself in the next cell: 报告 数. */
const nameAlone = (row: HandedRow): string | null =>
  row.doubt !== null || row.sub || !pointless(row) || row.actual !== null
    ? null
    : row.target === null || /^\p{Script=Han}{1,3}$/u.test(row.target)
      ? `${row.name}${row.target ?? ''}`
      : null

/** 指标24 指标25, then two groups of target, actual, weight and score: the numbers say the order of the names, and there is one group
 * for each. Any cell missing, or one name without its number, and nobody can be sure. */
export function pairNumbered(found: ReadRows): void {
  const { rows } = found
  for (let end = 1; end < rows.length; end++) {
    const last = rows[end]!
    const group = groupWithoutName(last)
    if (!group) continue
    let first = end - 1
    while (first > 0 && whole(rows[first]!) && numberOf(rows[first]!.name) !== null) first--
    const alone = nameAlone(rows[first]!)
    const names = rows.slice(first, end)
    const numbers = names.map(row => numberOf(row.name))
    if (!alone || numbers.some((number, i) => number === null || number !== numbers[0]! + i)) continue
    const groups = [...names.slice(1), { ...last, ...group }]
    const values = groups.map(({ target, actual, weight, score, reason }) => ({ target, actual, weight, score, reason }))
    names[0]!.name = alone
    const text = [alone, ...names.slice(1).map(row => row.where.text), last.where.text].join(' ')
    names.forEach((row, i) => Object.assign(row, values[i], { where: { ...row.where, text } }))
    rows.splice(end, 1)
  }
}
