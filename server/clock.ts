import type { Day } from '#domain/day'
import type { Db } from '../db/open.ts'
import { newestRecord } from '../db/queries/calendar.ts'
import type { Surroundings } from './context.ts'

/** What an act needs of its surroundings: the moment, the day, and where letters go. */
export type When = Pick<Surroundings, 'now' | 'today' | 'dayOf' | 'channels'>

/** The day locks and exceptions are judged by: never before the newest record, so that a clock set back reopens nothing. */
export async function lockDay(db: Db, when: Pick<When, 'today' | 'dayOf'>): Promise<Day> {
  const [today, recorded] = [when.today(), when.dayOf(await newestRecord(db))]
  return recorded > today ? recorded : today
}
