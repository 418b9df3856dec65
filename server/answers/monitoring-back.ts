import { readActual } from '#domain/actual-reader'
import { pairRows, sameWriting } from '#domain/form-back'
import type { Params } from '#domain/problem'
import { formatFor } from '#wording/format'
import { sayWord } from '#wording/words'
import type { MonitoringBack, MonitoringBackRow } from '../forms/monitoring-back.ts'
import { placeOf, type Back, type BackCell, type BackField } from './form-back.ts'
import type { MonitoringTable } from './monitoring-answer.ts'

type Line = MonitoringTable['lines'][number]
type Said = { code: string; params: Params }
const format = formatFor('zh-CN')

const causesText = (causes: Line['causes']) => causes.map(cause => sayWord('zh-CN', `cause.${cause}`)).join('、')
const likelihoodText = (one: Line['likelihood']) => (one === null ? '' : sayWord('zh-CN', `likelihood.${one}`))
const forecastText = ({ forecast, target }: Line) =>
  forecast === null || target === null ? '' : format.quantity(forecast, target.unit, target.scale)

/** A forecast as written on the form, in the indicator's own unit; undefined where it cannot be read. */
export function forecastOf(row: Pick<MonitoringBackRow, 'forecast'>, line: Line): number | null | undefined {
  if (row.forecast === '') return null
  const read = line.target && readActual(row.forecast, line.target, line.name)
  return read?.certain && read.value !== null ? read.value : undefined
}

export const pairsOf = (form: MonitoringBack, table: MonitoringTable) =>
  pairRows(
    form.rows,
    table.lines.filter(line => line.indicatorId !== 0),
  )

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
    const alike = sameWriting(row.forecast, forecastText(line)) || (readable && value === line.forecast)
    compare(
      'forecast',
      row.forecast,
      forecastText(line),
      say(readable ? 'back-forecast' : 'back-forecast-unread'),
      readable,
      alike,
    )
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
