import { inputOf, pointsOf } from '#domain/evaluation-points'
import { scoreUnder, standing } from '#domain/evaluation-rescore'
import { isOpen, type EvaluationState } from '#domain/evaluation-way'
import { writingsOf } from '#domain/evaluation-writing'
import type { RuleSet } from '#domain/ruleset'
import type { Totals } from '#domain/trial'
import { yearEndOf } from '#domain/year-end'
import type { Db } from '../../db/open.ts'
import { keptTables, writtenRows, type EvaluatedProject } from '../../db/queries/scoring.ts'
import { readTogether, readYearEnds } from '../../db/queries/year-ends.ts'
import { breathe } from '../breathe.ts'
import { rulesInTime } from '../rules.ts'
import type { EvaluationTable } from './evaluation-table.ts'
import { underRules } from './evaluation-writings.ts'

/** `kept`: handed in or final, scored from what was kept then; everything else from the year as it stands. */
export type BothScores = { project: EvaluatedProject; kept: boolean; before: Totals; after: Totals }

/** What many projects score, and what another rule set would make of them: read together, others let in between. */
export async function* bothScores(
  db: Db,
  projects: readonly EvaluatedProject[],
  now: RuleSet,
  next: RuleSet,
): AsyncGenerator<BothScores> {
  const rulesAt = await rulesInTime(db)
  for (let at = 0; at < projects.length; at += readTogether) {
    const part = projects.slice(at, at + readTogether)
    yield* scoresTogether(db, part, { now, next, rulesAt })
    await breathe()
  }
}

const isKept = ({ state }: EvaluatedProject) => state !== null && !isOpen(state as EvaluationState)

async function* scoresTogether(
  db: Db,
  projects: readonly EvaluatedProject[],
  { now, next, rulesAt }: { now: RuleSet; next: RuleSet; rulesAt: (at: number) => RuleSet },
): AsyncGenerator<BothScores> {
  const handedIn = projects.filter(isKept).map(({ id }) => id)
  const tables = handedIn.length === 0 ? new Map<number, string>() : await keptTables(db, handedIn)
  const live = projects.filter(({ id }) => !tables.has(id))
  const begun = live.filter(({ state }) => state !== null).map(({ id }) => id)
  const rows = begun.length === 0 ? [] : underRules(await writtenRows(db, begun), now, rulesAt)
  const facts = await readYearEnds(
    db,
    live.map(({ id }) => id),
  )
  await breathe()
  for (const project of projects) {
    const kept = tables.get(project.id)
    if (kept !== undefined) {
      const table = JSON.parse(kept) as EvaluationTable
      yield { project, kept: true, before: standing(table), after: scoreUnder(table, next) }
      continue
    }
    const year = facts.get(project.id)
    if (!year) continue
    const own = rows.filter(row => row.projectId === project.id)
    const written = { execution: project.executionWeight, rows: new Map(own.map(row => [row.indicatorId, row])) }
    const end = yearEndOf(year, year.entriesOf)
    const declared = end.indicators.map(one => one.facts)
    const input = inputOf(end, writingsOf(declared, year.second, written, now), now)
    yield { project, kept: false, before: pointsOf(input, now), after: scoreUnder(input, next) }
  }
}
