import type { Basis, Computed } from './computed.ts'
import type { IndicatorFacts } from './facts.ts'
import { takes } from './level.ts'
import type { Month } from './month.ts'
import type { SheetRecipe } from './sheet-recipe.ts'
import { furthest, stageOf } from './sheet-document.ts'
import { keyOfRow, markStrangers, peopleOf, usageOf } from './sheet-people.ts'
import { passed } from './sheet-rows.ts'
import { addTallies, surveyResult, tally } from './sheet-survey.ts'
import type { Sheet } from './sheet.ts'

/** All kept sheets of one indicator to its months. A unit's several sheets of a month add up; units stay apart. */

type Fed = Pick<IndicatorFacts, 'id' | 'aggregation' | 'stages' | 'targets' | 'name'>
type Figure = Pick<Computed, 'value' | 'numerator' | 'denominator' | 'level'>
const none: Figure = { value: null, numerator: null, denominator: null, level: null }
const round = (value: number) => Math.round(value * 1e6) / 1e6

export function sheetMonths(indicator: Fed, recipe: SheetRecipe, sheets: readonly Sheet[]): Computed[] {
  const units = [...new Set(sheets.map(sheet => sheet.agencyId))].sort((a, b) => a - b)
  return units.flatMap(agencyId =>
    unitMonths(
      indicator,
      recipe,
      agencyId,
      sheets.filter(sheet => sheet.agencyId === agencyId),
    ),
  )
}

function unitMonths(indicator: Fed, recipe: SheetRecipe, agencyId: number, sheets: readonly Sheet[]): Computed[] {
  const months = [...new Set(sheets.map(sheet => sheet.month))].sort()
  const persons = recipe.kind === 'signUp' ? newPersons(sheets, months) : null
  return months.flatMap(month => {
    const own = sheets.filter(sheet => sheet.month === month)
    const said = monthOf(indicator, recipe, own, { sheets, month, persons })
    if (!said) return []
    const { figure, basis } = said
    return [
      {
        ...none,
        ...figure,
        indicatorId: indicator.id,
        agencyId,
        month,
        source: 'sheet' as const,
        basis: { ...basis, kind: recipe.kind },
      },
    ]
  })
}

type Around = { sheets: readonly Sheet[]; month: Month; persons: Map<Month, Persons> | null }
type Said = { figure: Partial<Figure>; basis: Basis } | null

function monthOf(indicator: Fed, recipe: SheetRecipe, own: readonly Sheet[], around: Around): Said {
  if (recipe.kind === 'survey') return surveyMonth(indicator, recipe, own)
  if (recipe.kind === 'usage') return usageMonth(own, around)
  if (recipe.kind === 'signUp') return signUpMonth(indicator, recipe.count, own, around)
  return recipe.kind === 'acceptance' ? acceptanceMonth(indicator, own) : documentMonth(indicator, own)
}

function surveyMonth(indicator: Fed, recipe: SheetRecipe & { kind: 'survey' }, own: readonly Sheet[]): Said {
  const surveys = own.filter(sheet => sheet.kind === 'survey')
  if (!surveys.length) return null
  const sum = addTallies(surveys.map(sheet => tally(sheet, recipe)))
  if (sum.valid === 0) return null
  const result = surveyResult(sum, recipe, indicator.targets.at(-1)?.target)
  const { interval, decision, responseRate, few, moreThanSent } = result
  const figure = { numerator: result.numerator, denominator: result.denominator }
  const known = { returned: sum.returned, sent: sum.sent, responseRate: responseRate === null ? null : round(responseRate) }
  const range = { low: interval && round(interval.low), high: interval && round(interval.high), decision }
  return {
    figure,
    basis: { rows: sum.valid, ...known, ...range, reading: recipe.reading, few, moreThanSent, sheets: surveys.length },
  }
}

/** The roster of the month, else the last one before it: people do not leave school with the month. */
export function rosterOf(sheets: readonly Sheet[], month: Month): Sheet[] {
  const rosters = sheets.filter(sheet => sheet.kind === 'roster' && sheet.month <= month)
  const last = rosters
    .map(sheet => sheet.month)
    .sort()
    .at(-1)
  return rosters.filter(sheet => sheet.month === last)
}

/** The accounts' rows as they stand against the roster of their month. */
export function withStrangers(sheets: readonly Sheet[]): Sheet[] {
  return sheets.map(sheet => {
    if (sheet.kind !== 'accounts') return sheet
    const rosters = rosterOf(
      sheets.filter(one => one.agencyId === sheet.agencyId),
      sheet.month,
    )
    return rosters.length ? { ...sheet, rows: markStrangers(sheet.rows, peopleOf(rosters)) } : sheet
  })
}

function usageMonth(own: readonly Sheet[], { sheets, month }: Around): Said {
  const accounts = own.filter(sheet => sheet.kind === 'accounts')
  const rosters = rosterOf(sheets, month)
  if (!accounts.length || !rosters.length) return null
  const { active, enrolled, strangers, without } = usageOf(accounts, rosters)
  if (enrolled === 0) return null
  const figure = { numerator: active, denominator: enrolled }
  return { figure, basis: { rows: active, strangers, without, rosterMonth: rosters[0]!.month, sheets: accounts.length } }
}

export type Persons = { rows: number; persons: number; fresh: number; toDate: number }

/** Persons of each month, and how many of them were not in an earlier one: only those may be added up over the year. */
function newPersons(sheets: readonly Sheet[], months: readonly Month[]): Map<Month, Persons> {
  const before = new Set<string>()
  const found = new Map<Month, Persons>()
  for (const month of months) {
    const rows = sheets.filter(sheet => sheet.month === month).flatMap(sheet => sheet.rows.filter(row => row.leftOut === ''))
    const keys = new Set(rows.map(keyOfRow))
    const fresh = [...keys].filter(key => !before.has(key)).length
    for (const key of keys) before.add(key)
    found.set(month, { rows: rows.length, persons: keys.size, fresh, toDate: before.size })
  }
  return found
}

function signUpMonth(indicator: Fed, count: 'persons' | 'personTimes', own: readonly Sheet[], { persons, month }: Around): Said {
  const found = persons?.get(month)
  if (!found) return null
  const latest = indicator.aggregation === 'last'
  const value = count === 'personTimes' ? found.rows : latest ? found.toDate : found.fresh
  const basis = { rows: found.rows, persons: found.persons, earlier: found.persons - found.fresh, count, toDate: latest }
  return { figure: { value }, basis: { ...basis, sheets: own.length } }
}

function acceptanceMonth(indicator: Fed, own: readonly Sheet[]): Said {
  const rows = own.flatMap(sheet => sheet.rows.filter(row => row.leftOut === ''))
  const good = rows.filter(row => passed(row) === true).length
  const basis = { rows: rows.length, passed: good, failed: rows.length - good, sheets: own.length }
  if (takes(indicator) === 'fraction')
    return rows.length ? { figure: { numerator: good, denominator: rows.length }, basis } : null
  return { figure: { value: good }, basis }
}

function documentMonth(indicator: Fed, own: readonly Sheet[]): Said {
  const rows = own.flatMap(sheet => sheet.rows.filter(row => row.leftOut === ''))
  const stages = rows.map(row => stageOf(row, indicator)).filter(stage => stage !== null)
  const level = furthest(stages, indicator)
  return level === null ? null : { figure: { level }, basis: { rows: rows.length, sheets: own.length, level } }
}
