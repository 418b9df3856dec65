import type { MoneyRow, MoneyUnit, Unread, Where } from '#domain/handed-in'
import { layOut, type Column } from './align.ts'
import { moneyColumnsOfRun, moneyRoleOf, type Run } from './handed-in-headings.ts'
import { amountOf, isBlank, isDash, isPercent, plain, pointsOf, rateOf } from './handed-in-kinds.ts'
import type { Piece } from './handed-in-pieces.ts'
import { moneyBlock, moneySubLabel, moneyTotalLabel, type MoneyRole } from './handed-in-words.ts'

/** The money block 项目资金: the total row, the rows below it, in whatever columns the layout has. */

export type ReadBudget = { unit: MoneyUnit | null; rows: MoneyRow[]; unread: Unread[] }

const emptyRow = (label: string, total: boolean, where: Where): MoneyRow => ({
  label,
  total,
  initial: null,
  fullYear: null,
  executed: null,
  weight: null,
  rate: null,
  rateWritten: null,
  score: null,
  where,
})

export function readBudget(pieces: readonly Piece[], runs: readonly Run[]): ReadBudget {
  const run = runs.find(one => moneyColumnsOfRun(one) !== null)
  const columns = run ? moneyColumnsOfRun(run)! : null
  const unit = unitOf(pieces)
  if (run && columns) {
    const rows = withWeight(rowsBelow(pieces, run, columns), pieces, run)
    const scattered = pieces.findIndex(
      ({ text }, at) => (at < run.from || at >= run.to) && /^(?:年初|全年)预算数?$/.test(plain(text)),
    )
    if (rows.length > 0) return { unit, rows, unread: [] }
    if (scattered >= 0) return { unit, rows: [], unread: [{ code: 'budget', where: pieces[scattered]!.where }] }
    const direct = valuesAt(pieces, run.to)
    const row = direct.length > 1 ? filled(emptyRow('', true, direct[0]!.where), direct, columns) : null
    if (row)
      return { unit, rows: [...withWeight([row], pieces, run), ...subRows(pieces, run.to + direct.length, columns)], unread: [] }
  }
  return { unit, ...keyed(pieces) }
}

/** 预算执行情况(20分): some layouts print the weight in a heading alone. */
function withWeight(rows: MoneyRow[], pieces: readonly Piece[], run: Run): MoneyRow[] {
  const near = pieces
    .slice(Math.max(0, run.from - 12), run.to)
    .map(({ text }) => plain(text))
    .join('')
  const weight = /[(（](10|20)分(?:[)）]|\*执行率)/.exec(near)?.[1]
  return rows.map(row => (row.total && row.weight === null && weight !== undefined ? { ...row, weight: Number(weight) } : row))
}

function unitOf(pieces: readonly Piece[]): MoneyUnit | null {
  const stated = pieces
    .map(({ text }, at) =>
      moneyBlock.test(text) || /单位[:：]/.test(text)
        ? plain(text + (pieces[at + 1]?.text ?? '') + (pieces[at + 2]?.text ?? ''))
        : '',
    )
    .map(text => /[(（:：](万元|元)/.exec(text)?.[1])
    .find(found => found !== undefined)
  const anywhere = stated ?? pieces.map(({ text }) => /^[(（](万元|元)[)）]$/.exec(text)?.[1]).find(found => found !== undefined)
  return anywhere === undefined ? null : anywhere === '元' ? 'yuan' : 'tenThousandYuan'
}

const isValue = ({ text }: Piece) => isBlank(text) || isDash(text) || isPercent(text) || amountOf(text) !== null

function valuesAt(pieces: readonly Piece[], from: number): Piece[] {
  const values: Piece[] = []
  for (let at = from; at < pieces.length && isValue(pieces[at]!); at++) values.push(pieces[at]!)
  return values
}

/** Where a label may be written over two words. */
function labelAt(pieces: readonly Piece[], at: number): { label: string; total: boolean; next: number } | null {
  for (const words of [2, 1]) {
    if (words === 2 && (!pieces[at + 1] || isValue(pieces[at + 1]!))) continue
    const label = plain(
      pieces
        .slice(at, at + words)
        .map(piece => piece.text)
        .join(''),
    )
    if (moneyTotalLabel.test(label)) return { label, total: true, next: at + words }
    if (words === 1 && moneySubLabel.test(label)) {
      let next = at + 1
      while (
        pieces[next] &&
        !isValue(pieces[next]!) &&
        next < at + 3 &&
        /^[\p{Script=Han}()（）:：]{1,14}$/u.test(pieces[next]!.text) &&
        !moneySubLabel.test(pieces[next]!.text)
      )
        next++
      return { label, total: false, next }
    }
  }
  return null
}

function rowsBelow(pieces: readonly Piece[], run: Run, columns: MoneyRole[]): MoneyRow[] {
  const rows: MoneyRow[] = []
  for (let at = Math.max(0, run.from - 4); at < pieces.length && at < run.to + 80; at++) {
    const glued = gluedTotal(pieces[at]!)
    if (glued) rows.push(glued)
    const found = labelAt(pieces, at)
    if (!found) continue
    const values = valuesAt(pieces, found.next)
    const row = values.some(({ text }) => amountOf(text) !== null)
      ? filled(emptyRow(found.label, found.total, pieces[at]!.where), values, columns)
      : null
    if (row) rows.push(row)
    if (row) at = found.next + values.length - 1
  }
  return rows.some(row => row.total) ? rows : []
}

const subRows = (pieces: readonly Piece[], from: number, columns: MoneyRole[]): MoneyRow[] => {
  const rows: MoneyRow[] = []
  for (let at = from; at < Math.min(pieces.length, from + 40); at++) {
    const found = labelAt(pieces, at)
    const values = found && !found.total ? valuesAt(pieces, found.next) : []
    const row = found && values.length > 0 ? filled(emptyRow(found.label, false, pieces[at]!.where), values, columns) : null
    if (row) rows.push(row)
  }
  return rows
}

/** 40004000100%: two equal amounts and the rate they make read one way only. */
function gluedTotal(piece: Piece): MoneyRow | null {
  const match = /^(.{0,60}?)[:：]?(\d{1,15}(?:\.\d{1,8})?)\2(100(?:\.0{1,8})?%)$/.exec(plain(piece.text))
  if (!match || !(moneyTotalLabel.test(match[1]!) || moneySubLabel.test(match[1]!))) return null
  const amount = Number(match[2])
  return {
    ...emptyRow(match[1]!, moneyTotalLabel.test(match[1]!), piece.where),
    fullYear: amount,
    executed: amount,
    rate: 1,
    rateWritten: match[3]!,
  }
}

const none: Record<MoneyRole, number> = {
  initial: 1,
  fullYear: 4,
  executed: 4,
  rate: 1,
  weight: 2,
  score: 1.2,
  reason: 0,
  forecast: 0.5,
}

function price(role: MoneyRole, text: string): number {
  if (isBlank(text)) return role === 'initial' || role === 'fullYear' || role === 'executed' ? 0 : 0.2
  if (isDash(text)) return 0.4
  if (role === 'reason') return Infinity
  if (role === 'rate') return isPercent(text) ? 0 : 3
  if (isPercent(text)) return Infinity
  const points = pointsOf(text)
  if (role === 'weight') return points === null ? Infinity : points === 10 || points === 20 ? 0 : 3
  if (role === 'score') return points === null || points > 20 ? Infinity : 0
  return 0
}

function filled(row: MoneyRow, values: readonly Piece[], columns: readonly MoneyRole[]): MoneyRow | null {
  const over: Column[] = columns.map(role => ({
    most: 1,
    cost: (from, count) => (count === 0 ? none[role] : price(role, values[from]!.text)),
  }))
  const laid = layOut(values.length, over, () => 5, 1).rows.find(one => one.kind === 'row')
  if (laid?.kind !== 'row') return null
  const filledRow = { ...row, where: { ...row.where, text: [row.label, ...values.map(value => value.text)].join(' ') } }
  columns.forEach((role, i) => {
    const [from, to] = laid.cells[i]!
    if (to > from) put(filledRow, role, values[from]!.text)
  })
  return filledRow
}

export function put(row: MoneyRow, role: MoneyRole, text: string): void {
  if (role === 'rate') Object.assign(row, { rate: rateOf(text), rateWritten: isPercent(text) ? plain(text) : null })
  else if (role === 'weight' || role === 'score') row[role] = pointsOf(text)
  else if (role !== 'reason' && role !== 'forecast') row[role] = amountOf(text)
}

/** Amounts beside their labels, in forms without a table for them; and a glued line that only adds up one way. */
function keyed(pieces: readonly Piece[]): { rows: MoneyRow[]; unread: Unread[] } {
  let row: MoneyRow | null = null
  pieces.forEach((piece, at) => {
    const label = plain(piece.text).replace(/[:：]$/, '')
    const role = label === '合计' ? 'fullYear' : moneyRoleOf(label.replace(/[(（]万?元[)）]$/, ''))
    let next = pieces[at + 1]
    if (next && /^[(（]万?元[)）]$/.test(next.text)) next = pieces[at + 2]
    if (!role || !next || !/^(?:initial|fullYear|executed|rate)$/.test(role)) return
    const percent = role === 'rate' && amountOf(next.text) !== null && pieces[at + 2]?.text === '%'
    if (!isValue(next) || (role !== 'rate' && amountOf(next.text) === null)) return
    row ??= emptyRow('', true, piece.where)
    put(row, role, percent ? `${next.text}%` : next.text)
  })
  const glued = row ? null : pieces.map(gluedRate).find(found => found !== null)
  const found = row ? (readable(row) ? row : null) : glued
  const block = pieces.find(({ text }) => moneyBlock.test(text))
  return found ? { rows: [found], unread: [] } : { rows: [], unread: block ? [{ code: 'budget', where: block.where }] : [] }
}

/** A sum 合计 alone is no budget: tables end in one. */
const readable = (row: MoneyRow) => row.executed !== null || row.rate !== null || row.initial !== null

/** 79.27107.93: rate, weight 10 and score 7.93, for only so does the score follow from the rate. */
function gluedRate(piece: Piece): MoneyRow | null {
  const text = /[\d.%]+$/.exec(plain(piece.text))?.[0] ?? ''
  if (!/\d%?(?:10|20)\d/.test(text)) return null
  const found = [...Array(text.length).keys()].flatMap(from =>
    ['10', '20'].flatMap(weight => {
      const match = new RegExp(`^(\\d{1,3}(?:\\.\\d+)?)%?${weight}(\\d{1,2}(?:\\.\\d+)?)$`).exec(text.slice(from))
      const [rate, score] = [Number(match?.[1]), Number(match?.[2])]
      const fits = match && rate <= 100 && rate > 20 && Math.abs(score - (rate * Number(weight)) / 100) <= 0.0051
      return fits ? [{ rate, score, weight: Number(weight) }] : []
    }),
  )
  if (found.length !== 1) return null
  const { rate, score, weight } = found[0]!
  return {
    ...emptyRow('', true, piece.where),
    rate: Number((rate / 100).toPrecision(12)),
    rateWritten: `${rate}%`,
    weight,
    score,
  }
}
