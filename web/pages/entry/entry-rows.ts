import type { IndicatorFacts } from '#domain/facts'
import { rankOf, takes, type Takes } from '#domain/level'
import { shiftMonth, yearOf, type Month } from '#domain/month'
import { defaultStages, levels } from '#domain/vocabulary'
import type { Declared } from '../../api/declarations.ts'
import type { History, MonthEntries, SaidByRows, SavedActual, SavedMoney } from '../../api/months.ts'
import { shownIn } from '#domain/entry-number'
import { typedFigure, typedMoney, typedOf, type Typed } from './typed.ts'

export type DeclaredIndicator = Declared['indicators'][number]

/** One line of the grid: an indicator, for one of its contributing units. */
export type EntryRow = {
  key: string
  /** As on the form, from 1. */
  number: number
  facts: IndicatorFacts
  declared: DeclaredIndicator
  agencyId: number
  /** The caller may enter for this unit. */
  mine: boolean
  /** Whose cell it is, where its name is known. */
  owner: string | null
  /** Named only where several units contribute. */
  unit: string | null
  kind: Takes | 'derived'
  /** Levels or stages to choose from. */
  choices: string[]
  saved: SavedActual | null
  /** What is saved, as it would be typed. */
  written: Typed
  /** What kept rows say of it, and as it would be typed. */
  said: { figure: SaidByRows; typed: Typed } | null
  /** The month before, as it would be typed; null where nothing was reported. */
  last: Typed | null
  /** A milestone that was already finished in this earlier month. */
  doneIn: Month | null
}

export type MoneyRow = {
  key: string
  id: number
  name: string
  budget: number | null
  saved: SavedMoney | null
  written: Typed
  /** What the register's payments come to. */
  paid: MonthEntries['paid'][number] | null
}

export const keyOf = (indicatorId: number, agencyId: number) => `i${indicatorId}.${agencyId}`
export const moneyKey = (subprojectId: number) => `s${subprojectId}`

export const factsOfIndicator = ({ versions, ...row }: DeclaredIndicator): IndicatorFacts => ({
  id: row.id,
  name: row.name,
  category: row.category,
  aggregation: row.aggregation,
  pacing: row.pacing,
  dueMonth: row.dueMonth,
  stages: row.stages,
  weight: row.weight,
  derivation: row.derivation,
  contributors: row.contributors,
  targets: versions.map(({ effective, target, monthlyPlan }) => ({ effective, target, plan: monthlyPlan })),
})

type Past = History['actuals'][number]

/** The version in force of every value, month by month: rows come oldest first. */
export function inForce(history: readonly Past[]): Map<string, Past> {
  return new Map(history.map(row => [`${row.month}.${keyOf(row.indicatorId, row.agencyId)}`, row]))
}

function choicesOf(facts: IndicatorFacts, saved: string | null): string[] {
  const offered: readonly string[] = facts.stages ?? (facts.aggregation === 'milestone' ? defaultStages : levels)
  return saved && !offered.includes(saved) ? [...offered, saved] : [...offered]
}

function finishedBefore(facts: IndicatorFacts, past: Map<string, Past>, key: string, month: Month): Month | null {
  if (facts.aggregation !== 'milestone') return null
  for (let m = `${yearOf(month)}-01`; m < month; m = shiftMonth(m, 1)) {
    const row = past.get(`${m}.${key}`)
    if (row?.state === 'reported' && row.level !== null && rankOf(row.level, facts) === 1) return m
  }
  return null
}

type Names = ReadonlyMap<number, string>

export function entryRows(project: Declared, entries: MonthEntries, history: History, month: Month, names: Names): EntryRow[] {
  const past = inForce(history.actuals)
  const now = new Map(entries.entries.map(row => [keyOf(row.indicatorId, row.agencyId), row]))
  const said = new Map(entries.computed.map(row => [keyOf(row.indicatorId, row.agencyId), row]))
  return project.indicators.flatMap((declared, i) => {
    const facts = factsOfIndicator(declared)
    const units = declared.contributors.length ? declared.contributors : [project.agency.id]
    const shown = shownIn(declared.target)
    return (facts.derivation ? units.slice(0, 1) : units).map((agencyId): EntryRow => {
      const key = keyOf(declared.id, agencyId)
      const saved = now.get(key) ?? null
      const before = past.get(`${shiftMonth(month, -1)}.${key}`)
      const figure = said.get(key)
      return {
        key,
        number: i + 1,
        facts: { ...facts, contributors: units },
        declared,
        agencyId,
        mine: entries.units === null || entries.units.includes(agencyId),
        owner: names.get(agencyId) ?? (agencyId === project.agency.id ? project.agency.name : null),
        unit: units.length > 1 ? (names.get(agencyId) ?? `#${agencyId}`) : null,
        kind: facts.derivation ? 'derived' : takes(facts),
        choices: choicesOf(facts, saved?.level ?? null),
        saved,
        written: typedOf(saved, shown),
        said: figure ? { figure, typed: typedFigure(figure, shown) } : null,
        last: before?.state === 'reported' ? typedFigure(before, shown) : null,
        doneIn: saved?.state === 'reported' ? null : finishedBefore(facts, past, key, month),
      }
    })
  })
}

export function moneyRows(project: Declared, entries: MonthEntries): MoneyRow[] {
  return project.subprojects.map(({ id, name, budget }) => {
    const saved = entries.expenditures.find(row => row.subprojectId === id) ?? null
    const paid = entries.paid.find(row => row.subprojectId === id) ?? null
    return { key: moneyKey(id), id, name, budget, saved, written: typedMoney(saved), paid }
  })
}
