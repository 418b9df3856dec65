import type { HandedRow, Where } from '#domain/handed-in'
import { pointsOf } from './handed-in-kinds.ts'

/** Rows whose cells a scan ran together. Only what reads one way is read: equal weight and score at the end, a factor before them.
 * Digits that can be parted in several ways stay together, and the row says so. */

const whole = /([\p{Script=Han}A-Za-z“”"()（）、，,·-]+?)(%|[万亿]?(?:亩|公顷|公里|个|次|人|元|篇|份|户|台))(\d[\d.]{3,})/gu

/** A coefficient table: each row ends in 是 or 否 (core indicator). */
export function readCoefficientRows(text: string, where: Where): HandedRow[] {
  const rows: HandedRow[] = []
  for (const chunk of text.split(/(?<=\d)[是否]/)) {
    const tail = /(\d{1,2}(?:\.\d{1,2})?)\1$/.exec(chunk)
    if (!tail) continue
    const before = chunk.slice(0, tail.index).replace(/^绩效指标/, '')
    const factor = /(?:100|\d{1,2}(?:\.\d+)?)%$/.exec(before)
    const rest = factor ? before.slice(0, factor.index) : before
    rows.push(coefficientRow(rest, pointsOf(tail[1]!), { ...where, text: chunk }))
  }
  return rows
}

const value = String.raw`(?:\d+(?:\.\d+)?(?:%|[\p{Script=Han}]{1,2})?|[高好优良中]|[到第]?[O0-9]+[\p{Script=Han}])`
const cells = new RegExp(`^(.*?\\D)(?:定量指标|[定性指标]{4})?(${value})(${value})$`, 'u')

function coefficientRow(text: string, points: number | null, where: Where): HandedRow {
  const two = cells.exec(text)
  const head = two ? two[1]! : text
  const unit = /(?:%|[次份篇个人])?(?:定[量性]指标)?$/.exec(head)
  const name = (unit ? head.slice(0, unit.index) : head).replace(/性$/, '性').trim()
  const empty: HandedRow = {
    l1: null,
    l2: null,
    name: name === '' ? null : name,
    target: null,
    actual: null,
    weight: points,
    score: points,
    reason: null,
    sub: false,
    criterion: false,
    doubt: null,
    where,
  }
  return two ? { ...empty, target: two[2]!, actual: two[3]! } : { ...empty, doubt: 'glued' }
}

/** Name, unit and one string of digits: the digits hold target, weight, actual and score, and can be parted in several ways. */
export function readGluedRows(text: string, where: Where): HandedRow[] {
  return [...text.matchAll(whole)].map(([all, name = '', , digits = '']) => ({
    l1: null,
    l2: null,
    name,
    target: null,
    actual: null,
    weight: null,
    score: null,
    reason: null,
    sub: false,
    criterion: false,
    doubt: 'glued' as const,
    where: { ...where, text: digits === '' ? all : all },
  }))
}
