import { derivationOf } from '#domain/derived-name'
import type { ActualFacts, ProjectFacts, TargetVersion } from '#domain/facts'
import { monthOf, monthsOf } from '#domain/month'
import type { Target } from '#domain/target'
import type { Aggregation, Derivation, Pacing } from '#domain/vocabulary'
import type { CurrentActual, CurrentExpenditure, Plan } from '../../db/queries/facts.ts'
import type { SampleInsert } from '../../db/queries/sample.ts'
import { actualsOf, moneyOf } from './entries.ts'
import type { SampleProject } from './project.ts'

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
    unitId: project.agencyId,
    archived: false,
    life: [],
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

/** A sample project as the rules read it before it has any place in a database: ids count from 1, the unit is 1. */
export function unplacedFacts(sample: SampleProject): ProjectFacts {
  const { declaration, change } = sample
  const { year } = declaration
  const months = monthsOf(year)
  const indicators = declaration.indicators.map((row, i) => {
    const first: TargetVersion = { effective: monthOf(year, 1), target: row.target, plan: row.monthlyPlan }
    const later = (change?.targets ?? []).filter(one => one.indicator === row.name)
    const changed = later.map(({ target, plan }) => ({ effective: monthOf(year, change!.effective), target, plan }))
    return { ...row, id: i + 1, derivation: derivationOf(row.name), targets: [first, ...changed], contributors: [1] }
  })
  const ids = new Map(indicators.map(row => [row.name, row.id]))
  const parts = new Map(sample.money.map((part, i) => [part.name, i + 1]))
  const empty = { state: 'reported', value: null, numerator: null, denominator: null, level: null } as const
  return {
    id: 1,
    year,
    startMonth: months[0]!,
    budget: { initial: declaration.budgetTotal, adjusted: change?.budgetAdjusted ?? null },
    subprojects: sample.money.map(({ name, budget }, i) => ({ id: i + 1, name, budget })),
    indicators,
    actuals: months.flatMap((month, m) =>
      actualsOf({ ...sample, corrections: [] }, ids, m + 1).map((entry): ActualFacts => ({
        ...empty,
        ...entry,
        agencyId: 1,
        month,
      })),
    ),
    expenditures: months.flatMap((month, m) =>
      moneyOf(sample, parts, m + 1).map(({ subprojectId, spent, allocated }) => {
        return { subprojectId, month, spent, allocated: allocated ?? null, offPurpose: 0 }
      }),
    ),
  }
}
