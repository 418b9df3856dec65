import { asc, inArray, sql, type Column } from 'drizzle-orm'
import type { ActualFacts, ExpenditureFacts } from '#domain/facts'
import type { Month } from '#domain/month'
import type { Target } from '#domain/target'
import type { Aggregation, Derivation } from '#domain/vocabulary'
import type { EndFacts, YearFacts } from '#domain/year-end'
import { table, type Db } from '../open.ts'
import { prepared, preparedRows } from '../prepared.ts'

const { project, subproject, indicator, targetVersion, contributor, actual, expenditure } = table

/** What the year's end of many projects is scored from: a few queries for all of them, and only the columns scoring asks for. */
export type YearEndFacts = YearFacts & {
  /** Second-level categories by indicator. */
  second: Map<number, string>
  entriesOf: (indicatorId: number) => readonly ActualFacts[]
}

/** Projects read together: so many rows are read in a few hundredths of a second, and others wait no longer. */
export const readTogether = 20

const places = Array.from({ length: readTogether }, (_, i) => `id${i}`)
const among = (column: Column) =>
  inArray(
    column,
    places.map(place => sql.placeholder(place)),
  )
/** A statement is prepared for one number of ids: the last one stands for those that are not there. */
const valuesOf = (ids: readonly number[]) => Object.fromEntries(places.map((place, i) => [place, ids[i] ?? ids.at(-1)!]))

const nothing: readonly never[] = []

function addTo<T>(groups: Map<number, T[]>, key: number, one: T) {
  const list = groups.get(key)
  if (list) list.push(one)
  else groups.set(key, [one])
}

type Amount = number | null
type ActualRow = [
  month: Month,
  indicatorId: number,
  agencyId: number,
  state: 'cleared' | 'notApplicable' | null,
  value: Amount,
  numerator: Amount,
  denominator: Amount,
  level: string | null,
]

/** The current entries by indicator: read in key order, the last version wins. */
async function currentEntries(db: Db, ids: readonly number[]): Promise<Map<number, ActualFacts[]>> {
  const rows = await preparedRows<ActualRow>(db, 'ends_actuals', d =>
    d
      .select({
        month: actual.month,
        indicatorId: actual.indicatorId,
        agencyId: actual.agencyId,
        // Nearly all are: a text less for each of hundreds of thousands.
        state: sql`nullif(${actual.state}, 'reported')`.as('left_out'),
        value: actual.value,
        numerator: actual.numerator,
        denominator: actual.denominator,
        level: actual.level,
      })
      .from(actual)
      .where(among(actual.projectId))
      .orderBy(asc(actual.projectId), asc(actual.month), asc(actual.indicatorId), asc(actual.agencyId), asc(actual.version)),
  )(valuesOf(ids))
  const entries = new Map<number, ActualFacts[]>()
  rows.forEach(([month, indicatorId, agencyId, state, value, numerator, denominator, level], i) => {
    const next = rows[i + 1]
    if (next && next[1] === indicatorId && next[2] === agencyId && next[0] === month) return
    const entry: ActualFacts = { indicatorId, agencyId, month, state: state ?? 'reported', value, numerator, denominator, level }
    addTo(entries, indicatorId, entry)
  })
  return entries
}

type SpendingRow = [projectId: number, month: Month, subprojectId: number, spent: Amount, allocated: Amount, offPurpose: Amount]

async function currentSpending(db: Db, ids: readonly number[]): Promise<Map<number, ExpenditureFacts[]>> {
  const rows = await preparedRows<SpendingRow>(db, 'ends_expenditures', d =>
    d
      .select({
        projectId: expenditure.projectId,
        month: expenditure.month,
        subprojectId: expenditure.subprojectId,
        spent: expenditure.spent,
        allocated: expenditure.allocated,
        offPurpose: expenditure.offPurpose,
      })
      .from(expenditure)
      .where(among(expenditure.projectId))
      .orderBy(asc(expenditure.projectId), asc(expenditure.month), asc(expenditure.subprojectId), asc(expenditure.version)),
  )(valuesOf(ids))
  const spending = new Map<number, ExpenditureFacts[]>()
  rows.forEach(([projectId, month, subprojectId, spent, allocated, offPurpose], i) => {
    const next = rows[i + 1]
    if (next && next[0] === projectId && next[2] === subprojectId && next[1] === month) return
    addTo(spending, projectId, { month, subprojectId, spent, allocated, offPurpose })
  })
  return spending
}

type IndicatorRow = [
  projectId: number,
  id: number,
  name: string,
  category: string,
  subcategory: string,
  aggregation: Aggregation,
  stages: string | null,
  weight: Amount,
  derivation: Derivation | null,
]
type TargetRow = [indicatorId: number, effective: Month, target: string]
type Declared = { facts: EndFacts; subcategory: string }

/** The indicators in the form's order, each with its last target alone: the one the year's end is held to. */
async function declaredIndicators(db: Db, ids: readonly number[], declarants: ReadonlyMap<number, number>) {
  const values = valuesOf(ids)
  const rows = await preparedRows<IndicatorRow>(db, 'ends_indicators', d =>
    d
      .select({
        projectId: indicator.projectId,
        id: indicator.id,
        name: indicator.name,
        category: indicator.category,
        subcategory: indicator.subcategory,
        aggregation: indicator.aggregation,
        stages: indicator.stages,
        weight: indicator.weight,
        derivation: indicator.derivation,
      })
      .from(indicator)
      .where(among(indicator.projectId))
      .orderBy(asc(indicator.projectId), asc(indicator.seq)),
  )(values)
  const versions = await preparedRows<TargetRow>(db, 'ends_targets', d =>
    d
      .select({ indicatorId: targetVersion.indicatorId, effective: targetVersion.effective, target: targetVersion.target })
      .from(targetVersion)
      .where(among(targetVersion.projectId))
      .orderBy(asc(targetVersion.projectId), asc(targetVersion.indicatorId), asc(targetVersion.version)),
  )(values)
  const last = new Map(versions.map(row => [row[0], row]))
  const units = await preparedRows<[indicatorId: number, agencyId: number]>(db, 'ends_contributors', d =>
    d
      .select({ indicatorId: contributor.indicatorId, agencyId: contributor.agencyId })
      .from(contributor)
      .where(among(contributor.projectId))
      .orderBy(asc(contributor.projectId), asc(contributor.indicatorId), asc(contributor.agencyId)),
  )(values)
  const contributors = new Map<number, number[]>()
  for (const [id, agencyId] of units) addTo(contributors, id, agencyId)
  const declared = new Map<number, Declared[]>()
  for (const [projectId, id, name, category, subcategory, aggregation, stages, weight, derivation] of rows) {
    const [, effective, target] = last.get(id)!
    const facts: EndFacts = {
      id,
      name,
      category,
      aggregation,
      stages: stages === null ? null : (JSON.parse(stages) as string[]),
      weight,
      derivation,
      targets: [{ effective, target: JSON.parse(target) as Target, plan: null }],
      contributors: contributors.get(id) ?? [declarants.get(projectId)!],
    }
    addTo(declared, projectId, { facts, subcategory })
  }
  return declared
}

/** By project; those that are not there are left out. At most `readTogether` at a time. */
export async function readYearEnds(db: Db, ids: readonly number[]): Promise<Map<number, YearEndFacts>> {
  if (ids.length === 0) return new Map()
  const values = valuesOf(ids)
  const heads = await prepared(db, 'ends_projects', d =>
    d
      .select({
        id: project.id,
        unitId: project.agencyId,
        originId: project.originId,
        year: project.year,
        initial: project.budgetInitial,
        adjusted: project.budgetAdjusted,
      })
      .from(project)
      .where(among(project.id)),
  )(values)
  const parts = await prepared(db, 'ends_subprojects', d =>
    d
      .select({ projectId: subproject.projectId, count: sql`count(*)`.mapWith(Number) })
      .from(subproject)
      .where(among(subproject.projectId))
      .groupBy(subproject.projectId),
  )(values)
  const counts = new Map(parts.map(row => [row.projectId, row.count]))
  const declared = await declaredIndicators(db, ids, new Map(heads.map(row => [row.id, row.originId ?? row.unitId])))
  const spending = await currentSpending(db, ids)
  const entries = await currentEntries(db, ids)
  return new Map(
    heads.map(({ id, year, initial, adjusted }) => {
      const own = declared.get(id) ?? []
      const facts: YearEndFacts = {
        year,
        budget: { initial, adjusted },
        subprojects: counts.get(id) ?? 0,
        indicators: own.map(row => row.facts),
        expenditures: spending.get(id) ?? [],
        second: new Map(own.map(row => [row.facts.id, row.subcategory])),
        entriesOf: indicatorId => entries.get(indicatorId) ?? nothing,
      }
      return [id, facts]
    }),
  )
}
