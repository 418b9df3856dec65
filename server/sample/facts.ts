import type { ProjectFacts, TargetVersion } from '#domain/facts'
import type { Target } from '#domain/target'
import type { Aggregation, Derivation, Pacing } from '#domain/vocabulary'
import type { CurrentActual, CurrentExpenditure, Plan } from '../../db/queries/facts.ts'
import type { SampleInsert } from '../../db/queries/sample.ts'

/** The rows of a sample project as the rules read them, without asking the database for what was just made. */
export function factsOf(rows: SampleInsert): { plan: Plan; facts: ProjectFacts } {
  const { project } = rows
  const versions = (id: number): TargetVersion[] =>
    rows.targets
      .filter(row => row.indicatorId === id)
      .map(row => ({
        effective: row.effective,
        target: JSON.parse(row.target) as Target,
        plan: row.plan ? (JSON.parse(row.plan) as TargetVersion['plan']) : null,
      }))
  const units = (id: number) => rows.contributors.filter(row => row.indicatorId === id).map(row => row.agencyId)
  const indicators = rows.indicators.map(row => ({
    id: row.id,
    name: row.name,
    category: row.category,
    aggregation: row.aggregation as Aggregation,
    pacing: row.pacing as Pacing,
    dueMonth: row.dueMonth ?? null,
    stages: row.stages ? (JSON.parse(row.stages) as string[]) : null,
    weight: row.weight ?? null,
    derivation: (row.derivation ?? null) as Derivation | null,
    targets: versions(row.id),
    contributors: units(row.id).length ? units(row.id) : [project.agencyId],
  }))
  const plan: Plan = {
    id: project.id,
    agencyId: project.agencyId,
    year: project.year,
    startMonth: project.startMonth,
    version: project.version,
    budget: { initial: project.budgetInitial ?? null, adjusted: project.budgetAdjusted ?? null },
    subprojects: rows.subprojects.map(({ id, name, budget }) => ({ id, name, budget: budget ?? null })),
    indicators,
  }
  const actuals = new Map<string, CurrentActual>()
  for (const row of rows.actuals) actuals.set(`${row.month}.${row.indicatorId}.${row.agencyId}`, row as CurrentActual)
  return { plan, facts: { ...plan, actuals: [...actuals.values()], expenditures: rows.expenditures as CurrentExpenditure[] } }
}
