import { readActual } from '#domain/actual-reader'
import { pairRows, sameWriting, splitSaid } from '#domain/form-back'
import { moneyTotal, type HandedIn, type HandedRow } from '#domain/handed-in'
import type { Params } from '#domain/problem'
import { describeTarget } from '#wording/target'
import type { Back, BackCell, BackField } from './form-back.ts'
import { placeOf } from './form-back.ts'
import type { EvaluationAnswer } from './evaluation-answer.ts'
import { actualText } from './evaluation-workbook.ts'

type Row = EvaluationAnswer['indicators'][number]
type Said = { code: string; params: Params }
const points = (value: number | null) => (value === null ? '' : String(value))
const tenThousands = (fen: number | null) => (fen === null ? '' : String(Math.round(fen / 10_000) / 100))

/** How the actual of a row could be corrected: the month, and the version it has; or why not. */
export type Correction = { month: string; version: number; note: Said } | { why: Said }

const targetText = ({ target }: Row) => (target.kind === 'numeric' ? describeTarget('zh-CN', target) : target.raw.trim())
const saidText = ({ reason, measures }: Row) => [reason, measures].filter(Boolean).join('\n')

/** What a handed-back self-evaluation table says otherwise than what is held, and what accepting each cell would change. */
export function compareEvaluation(
  table: HandedIn,
  held: EvaluationAnswer,
  correctionOf: (row: Row, value: number | null) => Correction,
): Back {
  const { pairs, strange, absent } = pairRows(
    table.rows.filter(row => !row.sub && !row.criterion),
    held.indicators,
  )
  const cells: BackCell[] = []
  let same = 0
  const compare = (
    at: { id: number; name: string; where: HandedRow['where'] },
    field: BackField,
    [form, system]: [string | null, string],
    outcome: { change: Said } | { why: Said },
    equal = form !== null && sameWriting(form, system),
  ) => {
    if (form === null) return
    if (equal) {
      same++
      return
    }
    const { change, why } = { change: null, why: null, ...outcome }
    cells.push({
      key: `${at.id}.${field}`,
      indicatorId: at.id,
      name: at.name,
      field,
      form,
      system,
      place: placeOf(at.where),
      change,
      why,
    })
  }
  const number = (value: number | null) => (value === null ? null : String(value))
  const money = moneyTotal(table)
  if (money) {
    const at = { id: 0, name: '', where: money.where }
    const unit = table.budget.unit === 'yuan' ? 10_000 : 1
    const { execution } = held
    const amount = (value: number | null) => (value === null ? null : String(Math.round((value / unit) * 100) / 100))
    for (const field of ['initial', 'fullYear', 'executed'] as const)
      compare(at, field, [amount(money[field]), tenThousands(execution[field])], { why: { code: 'back-ledger', params: {} } })
    compare(at, 'weight', [number(money.weight), points(execution.weight)], pointed('back-execution-weight', money.weight))
    compare(at, 'score', [number(money.score), points(execution.score)], { why: computed(execution.score) })
  }
  for (const { form, held: row } of pairs) {
    const at = { id: row.indicatorId, name: row.name, where: form.where }
    compare(at, 'target', [form.target, targetText(row)], { why: { code: 'back-target', params: {} } })
    compareActual(form, row)
    compare(at, 'weight', [number(form.weight), points(row.weight)], pointed('back-weight', form.weight))
    const banded = row.kind === 'qualitative' || row.kind === 'date'
    compare(
      at,
      'score',
      [number(form.score), points(row.score)],
      banded ? pointed('back-score', form.score) : { why: computed(row.score) },
    )
    if (table.rows.some(one => one.reason !== null) || saidText(row) !== '') {
      const text = form.reason ?? ''
      const said = text.length > longest ? null : splitSaid(text, row)
      compare(
        at,
        'said',
        [text, saidText(row)],
        said ? changed('back-said', said) : { why: { code: 'back-long', params: { limit: longest } } },
        // A form of one's own may name the measures before they begin.
        sameWriting(text, saidText(row)) ||
          (said !== null && sameWriting(said.reason, row.reason) && sameWriting(said.measures, row.measures)),
      )
    }
  }
  if (table.totalWhere) {
    const at = { id: 0, name: '', where: table.totalWhere }
    // Beside a blank total the points' sum is the row's only number, and read as one.
    const blank = held.total === null && table.weightTotal === null
    compare(at, 'total', [blank ? null : number(table.total), points(held.total)], { why: computed(held.total) })
    compare(at, 'grade', [table.grade, held.grade ?? ''], { why: { code: 'back-grade', params: {} } })
  }
  return {
    version: held.version,
    cells,
    same,
    strange: strange.map(row => ({ name: row.name ?? '', place: placeOf(row.where) })),
    absent: absent.map(row => row.name),
  }

  function compareActual(form: HandedRow, row: Row) {
    const at = { id: row.indicatorId, name: row.name, where: form.where }
    const text = form.actual
    if (text === null || sameWriting(text, actualText(row)))
      return compare(at, 'actual', [text, actualText(row)], { why: computed(null) })
    const read = readActual(text, row.target, row.name)
    const alike =
      read.certain &&
      (read.level !== null ? read.level === row.actual.level : read.value !== null && near(read.value, row.actual.value))
    const unread = !read.certain || (read.value === null && read.level === null)
    const way: Correction = unread ? { why: { code: 'back-actual-unread', params: {} } } : correctionOf(row, read.value)
    const outcome = 'why' in way ? way : { change: way.note }
    compare(at, 'actual', [text, actualText(row)], outcome, alike)
    const last = cells.at(-1)
    // The month's value may move while one reads: its version is part of what is accepted.
    if (last?.field === 'actual' && last.indicatorId === row.indicatorId && 'version' in way)
      last.key = `${last.key}.${way.version}`
  }
}

const changed = (code: string, params: Params): { change: Said } => ({ change: { code, params } })
/** Points as the ordinary form takes them. */
const pointed = (code: string, to: number | null) =>
  to !== null && to >= 0 && to <= 100 && Math.abs(Math.round(to * 100) - to * 100) < 1e-6
    ? changed(code, { to })
    : { why: { code: 'back-points', params: {} } }
const longest = 5000
const computed = (score: number | null): Said => ({ code: 'back-computed', params: { score } })
const near = (a: number, b: number | null) => b !== null && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a))
