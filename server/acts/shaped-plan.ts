import type { TargetVersion } from '#domain/facts'
import type { Pacing } from '#domain/vocabulary'
import { shapes, type Shape } from '#domain/vocabulary-shape'

/** A plan with the shape it was taken from, as target versions and requests for one keep it. */
export type Shaped = { shape: Shape; basis: string }
type Plan = TargetVersion['plan']

/** The shape goes on with its plan, where a new version keeps that. */
export const keptShape = ({ shape, shapeBasis }: TargetVersion): Shaped | null =>
  shape ? { shape, basis: shapeBasis ?? '{}' } : null

export const shapeColumns = (shaped: Shaped | null) => ({ shape: shaped?.shape ?? null, shapeBasis: shaped?.basis ?? null })

/** A request has one column for both: a shaped plan is an object there, a typed one a list. */
export const writePlan = (plan: Plan, shaped: Shaped | null): string | null =>
  plan?.length ? JSON.stringify(shaped ? { points: plan, ...shaped } : plan) : null

export function readPlanText(text: string | null): { plan: Plan; shaped: Shaped | null } {
  const read = text === null ? null : (JSON.parse(text) as Plan | { points: Plan; shape: string; basis: string })
  if (read === null || Array.isArray(read)) return { plan: read, shaped: null }
  const shape = shapes.find(known => known === read.shape)
  return { plan: read.points, shaped: shape ? { shape, basis: read.basis } : null }
}

/** A plan counts from its month on, the pacing for the whole year: months before it stay judged by time where they were. */
export const paceOfPlan = (pacing: Pacing): { pacing?: Pacing } => (pacing === 'even' ? {} : { pacing: 'plan' })
