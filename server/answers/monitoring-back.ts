import { readActual } from '#domain/actual-reader'
import { pairRows, sameWriting } from '#domain/form-back'
import type { Params } from '#domain/problem'
import { causes as everyCause } from '#domain/vocabulary'
import { formatFor } from '#wording/format'
import { sayWord } from '#wording/words'
import { readAmount } from '../forms/amount.ts'
import type { MonitoringBack, MonitoringBackRow } from '../forms/monitoring-back.ts'
import { spendingLine, splitSpending } from '../forms/monitoring-spending.ts'
import { placeOf, type Back, type BackCell, type BackField } from './form-back.ts'
import type { MonitoringTable } from './monitoring-answer.ts'

type Line = MonitoringTable['lines'][number]
type Said = { code: string; params: Params }
const format = formatFor('zh-CN')

/** In the order of the form's columns, whatever order they were chosen in. */
const causesText = (causes: Line['causes']) =>
  everyCause
    .filter(cause => causes.includes(cause))
    .map(cause => sayWord('zh-CN', `cause.${cause}`))
    .join('、')
const likelihoodText = (one: Line['likelihood']) => (one === null ? '' : sayWord('zh-CN', `likelihood.${one}`))
const isMoney = (line: Line) => line.indicatorId === 0
const forecastText = (line: Line) => {
  const { forecast, target } = line
  if (forecast === null) return ''
  if (isMoney(line)) return `${forecast / 1e6}万元`
  return target === null ? '' : format.quantity(forecast, target.unit, target.scale)
}
/** The form shows 万元 with two decimals: a finer amount is no other one. */
const shown = (fen: number) => Math.round(fen / 10_000)

/** A forecast as written on the form, in the indicator's own unit; undefined where it cannot be read. */
export function forecastOf(row: Pick<MonitoringBackRow, 'forecast'>, line: Line): number | null | undefined {
  if (row.forecast === '') return null
  if (isMoney(line)) {
    const fen = readAmount(row.forecast, '万元')
    return fen === null || fen < 0 ? undefined : fen
  }
  const read = line.target && readActual(row.forecast, line.target, line.name)
  return read?.certain && read.value !== null ? read.value : undefined
}

export function pairsOf(form: MonitoringBack, table: MonitoringTable) {
  const { pairs, ...rest } = pairRows(
    form.rows,
    table.lines.filter(line => !isMoney(line)),
  )
  const money = table.lines.find(isMoney)
  const row = money && spendingRow(form, money)
  return { pairs: row ? [{ form: row, held: money }, ...pairs] : pairs, ...rest }
}

/** The spending as a row like the others; what the form does not hold stays as it is held. */
function spendingRow({ spending }: MonitoringBack, held: Line): MonitoringBackRow | null {
  if (!spending) return null
  const { expected, said, where } = spending
  const words = said === null || sameWriting(said, spendingLine(held)) ? held : splitSpending(said)
  const { causes, note, likelihood } = words
  return { l1: null, name: '', forecast: expected ?? forecastText(held), causes, note, likelihood, torn: false, where }
}

/** What a handed-back monitoring table says otherwise than what is held; its figures to date are the system's own. */
export function compareMonitoring(form: MonitoringBack, table: MonitoringTable, version: number): Back {
  const { pairs, strange, absent } = pairsOf(form, table)
  const cells: BackCell[] = []
  let same = 0
  for (const { form: row, held: line } of pairs) {
    const compare = (
      field: BackField,
      said: string,
      system: string,
      outcome: Said,
      possible = true,
      equal = sameWriting(said, system),
    ) => {
      if (equal) {
        same++
        return
      }
      const key = `${line.indicatorId}.${field}.${line.version}`
      const base = { key, indicatorId: line.indicatorId, name: line.name, field, form: said, system, place: placeOf(row.where) }
      cells.push(possible ? { ...base, change: outcome, why: null } : { ...base, change: null, why: outcome })
    }
    const value = forecastOf(row, line)
    const readable = line.numeric && value !== undefined
    const near = isMoney(line) && value != null && line.forecast !== null && shown(value) === shown(line.forecast)
    const alike = sameWriting(row.forecast, forecastText(line)) || (readable && (value === line.forecast || near))
    const kind = isMoney(line) ? 'back-expected' : 'back-forecast'
    compare('forecast', row.forecast, forecastText(line), say(readable ? kind : `${kind}-unread`), readable, alike)
    compare('causes', causesText(row.causes), causesText(line.causes), say('back-causes'))
    compare(
      'note',
      row.note,
      line.note,
      say(row.note.length > longest ? 'back-long' : 'back-note', { limit: longest }),
      row.note.length <= longest,
    )
    compare(
      'likelihood',
      likelihoodText(row.likelihood),
      likelihoodText(line.likelihood),
      say(row.torn ? 'back-torn' : 'back-likelihood'),
      !row.torn,
    )
  }
  return {
    version,
    cells,
    same,
    strange: strange.map(row => ({ name: row.name ?? '', place: placeOf(row.where) })),
    absent: absent.map(line => line.name),
  }
}

const longest = 4000
const say = (code: string, params: Params = {}): Said => ({ code, params })
