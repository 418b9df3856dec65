import { z } from '@hono/zod-openapi'
import { monthSchema, monthsOf } from '#domain/month'
import { isPossible, lifeMonths, standingNow, type LifeEvent } from '#domain/project-life'
import { lifeActs, lifeStates, type LifeAct } from '#domain/vocabulary-life'
import type { Db } from '../../db/open.ts'
import { agencyById } from '../../db/queries/agencies.ts'
import { lifeTold, mergedInto } from '../../db/queries/project-life.ts'
import { projectName, type ProjectHead } from '../../db/queries/projects.ts'
import { everything, type Scope } from '../../db/scope.ts'
import { movedAway } from '../acts/moved-away.ts'

const named = z.object({ id: z.int(), name: z.string() })

/** What happened to a project, and what may happen next. */
export const lifeSchema = z
  .object({
    state: z.enum(lifeStates),
    since: monthSchema.nullable(),
    archived: z.boolean(),
    /** It belongs to another unit now: this caller reads it, no more. */
    readOnly: z.boolean(),
    /** Acts that are possible now, for who may. */
    acts: z.array(z.enum(lifeActs)),
    months: z.array(z.object({ month: monthSchema, state: z.enum(lifeStates) })),
    events: z.array(
      z.object({
        event: z.enum(lifeActs),
        effective: monthSchema,
        reason: z.string(),
        documentNo: z.string(),
        /** The unit moved to, or the project merged into. */
        other: named.nullable(),
        recordedAt: z.int(),
        recordedBy: z.string(),
      }),
    ),
    /** Projects that were merged into this one, and from which month on. */
    mergedFrom: z.array(named.extend({ agencyName: z.string(), effective: monthSchema })),
  })
  .openapi('ProjectLife')
export type LifeAnswer = z.infer<typeof lifeSchema>

export async function lifeAnswer(db: Db, scope: Scope, head: ProjectHead): Promise<LifeAnswer> {
  const { id, year } = head
  const rows = await lifeTold(db, id)
  const life: LifeEvent[] = rows.map(({ event, effective, otherId }) => ({ act: event as LifeAct, effective, otherId }))
  const names = new Map<number, string>()
  for (const { event, otherId } of rows) {
    if (otherId === null) continue
    const unit = event === 'move' ? await agencyById(db, everything, otherId) : undefined
    names.set(otherId, unit?.name ?? (await projectName(db, otherId)) ?? '')
  }
  const months = monthsOf(year)
  return {
    ...standingNow(life),
    readOnly: movedAway(scope, head, life),
    acts: lifeActs.filter(act => isPossible(act, life)),
    months: lifeMonths(life, months).map(({ state }, i) => ({ month: months[i]!, state })),
    events: rows.map(({ event, effective, reason, documentNo, otherId, recordedAt, recordedBy }) => ({
      event: event as LifeAct,
      effective,
      reason,
      documentNo,
      other: otherId === null ? null : { id: otherId, name: names.get(otherId) ?? '' },
      recordedAt,
      recordedBy: recordedBy ?? '',
    })),
    mergedFrom: await mergedInto(db, id),
  }
}
