import { z } from '@hono/zod-openapi'
import { daySchema } from '#domain/day'
import { monthSchema, yearOf } from '#domain/month'
import type { Db } from '../../db/open.ts'
import { calendarRow, insertException } from '../../db/queries/calendar.ts'
import { recipientsOf } from '../../db/queries/messages.ts'
import { readReport } from '../../db/queries/reports.ts'
import type { Caller } from '../access/caller.ts'
import { ownProject } from '../access/own-project.ts'
import { lockDay, type When } from '../clock.ts'
import { tellPeople } from './messages.ts'
import { Refusal } from '../refusal.ts'

export const exceptionInput = z.object({
  month: monthSchema,
  /** The last day on which the month may be typed in; it expires by itself. */
  until: daySchema,
  reason: z.string().trim().min(1).max(500),
})
export const exceptionSchema = z
  .object({
    projectId: z.int().min(0).max(2_147_483_647),
    projectName: z.string(),
    agency: z.object({ id: z.int(), name: z.string() }),
    month: monthSchema,
    until: daySchema,
    reason: z.string(),
    grantedAt: z.int(),
    grantedBy: z.string().nullable(),
    inForce: z.boolean(),
  })
  .openapi('LockException')
type Input = z.infer<typeof exceptionInput>

/** Lets a month locked by date be typed in until a day, and tells the unit. */
export async function grantException(db: Db, caller: Caller, projectId: number, { month, until, reason }: Input, when: When) {
  const head = await ownProject(db, caller, projectId)
  if (yearOf(month) !== head.year) throw new Refusal(422, 'month-outside', { month, year: head.year })
  const lockOn = (await calendarRow(db, month))?.lockOn
  if (!lockOn) throw new Refusal(422, 'no-lock-date', { month })
  const state = (await readReport(db, projectId, month))?.state
  if (state === 'approved') throw new Refusal(422, 'exception-approved', { month })
  const today = await lockDay(db, when)
  if (until < today || until < lockOn) throw new Refusal(422, 'exception-past', { until, today: today > lockOn ? today : lockOn })
  const grantedAt = when.now()
  await insertException(db, { projectId, month, until, reason, grantedAt, grantedBy: caller.id })
  const params = { project: head.name, agency: head.agencyName, month, until, reason, by: caller.name }
  const key = `exception.${projectId}.${month}.${until}.${grantedAt}`
  const unit = await recipientsOf(db, ['clerk', 'unitHead'], [head.agencyId])
  await tellPeople(db, when, { key, kind: 'exceptionGranted', params, projectId, month }, unit)
  return {
    projectId,
    projectName: head.name,
    agency: { id: head.agencyId, name: head.agencyName },
    month,
    until,
    reason,
    grantedAt,
    grantedBy: caller.name,
    inForce: true,
  }
}
