import { and, asc, desc, eq, exists, gt, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { IndicatorFacts, TargetVersion } from '#domain/facts'
import type { Lights } from '#domain/portfolio'
import type { Target } from '#domain/target'
import type { Aggregation, Derivation, Pacing } from '#domain/vocabulary'
import { newest } from '../newest.ts'
import { table, type Db } from '../open.ts'
import { visible, within, type Scope } from '../scope.ts'
import type { CurrentActual, CurrentExpenditure } from './facts.ts'

const { agencyMonth, project, agency, indicator, targetVersion, contributor, actual, expenditure } = table

/** Every unit below a cut, month by month: the stored sums of whole units. */
export async function unitMonths(db: Db, scope: Scope, cut: Scope, year: number) {
  const rows = await db
    .select()
    .from(agencyMonth)
    .where(
      and(
        sql`${agencyMonth.month} between ${`${year}-01`} and ${`${year}-12`}`,
        within(scope, agencyMonth.agencyId),
        within(cut, agencyMonth.agencyId),
      ),
    )
  return rows.map(row => ({ ...row, archived: row.archived ?? 0, lights: JSON.parse(row.lights) as Lights }))
}

const listed = or(isNull(project.archived), ne(project.archived, true))
/** Names are the same when they differ by blanks only. */
const plain = sql`replace(replace(${indicator.name}, ' ', ''), '　', '')`
export const plainName = (name: string) => name.replaceAll(/[ 　]/g, '')

/** An indicator stood in its project by a moment once it had a target; without a moment, as it is now. */
const stoodBy = (db: Db, until: number | undefined) =>
  until === undefined
    ? undefined
    : exists(
        db
          .select({ one: sql`1` })
          .from(targetVersion)
          .where(
            and(
              eq(targetVersion.projectId, indicator.projectId),
              eq(targetVersion.indicatorId, indicator.id),
              lte(targetVersion.recordedAt, until),
            ),
          ),
      )

type Among = { cut?: Scope; year: number; until?: number }

/** Names that more than one project of a year measures by, the most frequent first; each once, whatever its blanks. */
export async function commonIndicators(db: Db, scope: Scope, { cut, year, until }: Among, most: number) {
  const projects = sql<number>`count(distinct ${indicator.projectId})`.mapWith(Number)
  return await db
    .select({ name: sql<string>`min(${indicator.name})`, projects })
    .from(indicator)
    .innerJoin(project, eq(project.id, indicator.projectId))
    .where(
      and(
        eq(project.year, year),
        listed,
        stoodBy(db, until),
        visible(scope, project.agencyId, project.id),
        cut && within(cut, project.agencyId),
      ),
    )
    .groupBy(plain)
    .having(gt(projects, 1))
    .orderBy(desc(projects), asc(plain))
    .limit(most)
}

/** Every indicator of that name in a year, with its project. */
export async function likeIndicators(db: Db, scope: Scope, { cut, year, until }: Among, name: string) {
  return await db
    .select({
      id: indicator.id,
      name: indicator.name,
      category: indicator.category,
      aggregation: indicator.aggregation,
      pacing: indicator.pacing,
      dueMonth: indicator.dueMonth,
      stages: indicator.stages,
      weight: indicator.weight,
      derivation: indicator.derivation,
      projectId: project.id,
      projectName: project.name,
      startMonth: project.startMonth,
      initial: project.budgetInitial,
      adjusted: project.budgetAdjusted,
      events: project.events,
      originId: project.originId,
      unitId: project.agencyId,
      agencyName: agency.name,
    })
    .from(indicator)
    .innerJoin(project, eq(project.id, indicator.projectId))
    .innerJoin(agency, eq(agency.id, project.agencyId))
    .where(
      and(
        eq(project.year, year),
        listed,
        sql`${plain} = ${plainName(name)}`,
        stoodBy(db, until),
        visible(scope, project.agencyId, project.id),
        cut && within(cut, project.agencyId),
      ),
    )
    .orderBy(asc(project.id), asc(indicator.id))
}
export type LikeRow = Awaited<ReturnType<typeof likeIndicators>>[number]

/** What judges some indicators of several projects: their targets, units and values, in one narrow query each; on a past day, what
 * had been recorded by its last moment. */
export async function likeFacts(db: Db, rows: readonly LikeRow[], year: number, until?: number) {
  const ids = rows.map(row => row.id)
  const money = [...new Set(rows.filter(row => row.derivation !== null).map(row => row.projectId))]
  const months = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`)
  // Joined from the indicators, so that each of their months is looked up by its whole key.
  const ofIndicator = (of: typeof targetVersion | typeof contributor | typeof actual) =>
    and(eq(of.projectId, indicator.projectId), eq(of.indicatorId, indicator.id))
  const by = (of: typeof targetVersion | typeof actual | typeof expenditure) =>
    until === undefined ? undefined : lte(of.recordedAt, until)
  const [targets, units, values, spent] = await Promise.all([
    db
      .select({
        indicatorId: targetVersion.indicatorId,
        effective: targetVersion.effective,
        target: targetVersion.target,
        plan: targetVersion.plan,
      })
      .from(indicator)
      .innerJoin(targetVersion, ofIndicator(targetVersion))
      .where(and(inArray(indicator.id, ids), by(targetVersion)))
      .orderBy(asc(targetVersion.indicatorId), asc(targetVersion.version)),
    db
      .select({ indicatorId: contributor.indicatorId, agencyId: contributor.agencyId })
      .from(indicator)
      .innerJoin(contributor, ofIndicator(contributor))
      .where(inArray(indicator.id, ids))
      .orderBy(asc(contributor.indicatorId), asc(contributor.agencyId)),
    db
      .select({
        month: actual.month,
        indicatorId: actual.indicatorId,
        agencyId: actual.agencyId,
        version: actual.version,
        state: actual.state,
        value: actual.value,
        numerator: actual.numerator,
        denominator: actual.denominator,
        level: actual.level,
      })
      .from(indicator)
      .innerJoin(actual, and(ofIndicator(actual), inArray(actual.month, months)))
      .where(and(inArray(indicator.id, ids), by(actual)))
      .orderBy(asc(actual.indicatorId), asc(actual.month), asc(actual.agencyId), asc(actual.version)),
    money.length
      ? db
          .select({
            projectId: expenditure.projectId,
            month: expenditure.month,
            subprojectId: expenditure.subprojectId,
            version: expenditure.version,
            spent: expenditure.spent,
            allocated: expenditure.allocated,
            offPurpose: expenditure.offPurpose,
          })
          .from(expenditure)
          .where(and(inArray(expenditure.projectId, money), by(expenditure)))
          .orderBy(asc(expenditure.projectId), asc(expenditure.month), asc(expenditure.subprojectId), asc(expenditure.version))
      : [],
  ])
  const targetsOf = grouped(targets, row => row.indicatorId)
  const unitsOf = grouped(units, row => row.indicatorId)
  const actuals = newest(values, row => `${row.indicatorId}.${row.month}.${row.agencyId}`) as CurrentActual[]
  const actualsOf = grouped(actuals, row => row.indicatorId)
  const spentOf = grouped(
    newest(spent, row => `${row.projectId}.${row.month}.${row.subprojectId}`),
    row => row.projectId,
  )
  return {
    indicatorOf: (row: LikeRow): IndicatorFacts => {
      const own = (unitsOf.get(row.id) ?? []).map(one => one.agencyId)
      return {
        id: row.id,
        name: row.name,
        category: row.category,
        aggregation: row.aggregation as Aggregation,
        pacing: row.pacing as Pacing,
        dueMonth: row.dueMonth,
        weight: row.weight,
        derivation: row.derivation as Derivation | null,
        stages: row.stages === null ? null : (JSON.parse(row.stages) as string[]),
        contributors: own.length ? own : [row.originId ?? row.unitId],
        targets: (targetsOf.get(row.id) ?? []).map(versionOf),
      }
    },
    actualsOf: (row: LikeRow) => actualsOf.get(row.id) ?? [],
    expendituresOf: (row: LikeRow): CurrentExpenditure[] => spentOf.get(row.projectId) ?? [],
  }
}

function grouped<T>(rows: readonly T[], key: (row: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}

const versionOf = (row: { effective: string; target: string; plan: string | null }): TargetVersion => ({
  effective: row.effective,
  target: JSON.parse(row.target) as Target,
  plan: row.plan === null ? null : (JSON.parse(row.plan) as TargetVersion['plan']),
})
