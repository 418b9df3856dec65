import type { Month } from './month.ts'
import type { Procurement } from './procurement.ts'
import type { LifeEvent } from './project-life.ts'
import type { Target } from './target.ts'
import type { Shape } from './vocabulary-shape.ts'
import type { Aggregation, Derivation, Pacing } from './vocabulary.ts'

/** What the database knows of one project and the rules need: plain rows, no verdicts. */

/** One version of a target with its plan, in force from `effective` on. */
export type TargetVersion = {
  effective: Month
  target: Target
  /** Cumulative values; months without a point carry the one before. */
  plan: { month: Month; cumulative: number }[] | null
  /** Where the plan was taken from; none = as typed. */
  shape?: Shape | null
  /** JSON: what the shape was made from, as it was then. */
  shapeBasis?: string | null
}

export type IndicatorFacts = {
  id: number
  name: string
  category: string
  aggregation: Aggregation
  pacing: Pacing
  dueMonth: Month | null
  stages: string[] | null
  weight: number | null
  derivation: Derivation | null
  /** Oldest first; at least one. */
  targets: TargetVersion[]
  /** Agencies that must report; at least one. */
  contributors: number[]
  /** Parts of the target by unit, where they are set, in the target's own unit. */
  shares?: Readonly<Record<number, number>>
}

/** The current version of one entry. `state`: reported, cleared (empty again) or notApplicable (with a reason). */
export type ActualFacts = {
  indicatorId: number
  agencyId: number
  month: Month
  state: 'reported' | 'cleared' | 'notApplicable'
  value: number | null
  numerator: number | null
  denominator: number | null
  level: string | null
}

/** Money of one sub-project in one month alone, in fen; the current version. */
export type ExpenditureFacts = {
  subprojectId: number
  month: Month
  spent: number | null
  allocated: number | null
  offPurpose: number | null
}

export type ProjectFacts = {
  id: number
  year: number
  /** First month the project runs; nothing is missing before it. */
  startMonth: Month
  /** What happened to it since; nothing = it runs. */
  life?: readonly LifeEvent[]
  budget: { initial: number | null; adjusted: number | null }
  subprojects: { id: number; name: string; budget: number | null }[]
  indicators: IndicatorFacts[]
  actuals: ActualFacts[]
  expenditures: ExpenditureFacts[]
  /** By indicator that the register's contracts make a saving rate of. */
  procurement?: ReadonlyMap<number, Procurement>
}
