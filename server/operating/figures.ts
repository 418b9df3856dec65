import { yearOf } from '#domain/month'
import { databaseBytes, keptFiles, openSessions, outboxFigures } from '../../db/queries/operating.ts'
import { reportingAnswer } from '../answers/reporting-answer.ts'
import type { Surroundings } from '../context.ts'
import { migrationsCurrent } from './readiness.ts'

/** This year's monthly reports over all units: due by now, handed in of them, late (due and not handed in), approved. */
export async function reportFigures(at: Surroundings) {
  const today = at.today()
  const { total } = await reportingAnswer(at.store.db, { all: true }, undefined, yearOf(today), today)
  const past = total.months.filter(month => month.past)
  const sum = (of: 'due' | 'handedIn' | 'approved') => past.reduce((all, month) => all + month[of], 0)
  const [due, handedIn] = [sum('due'), sum('handedIn')]
  return { due, handedIn, approved: sum('approved'), late: due - handedIn }
}

/** What the database knows of how the system is doing. */
export async function figuresOf(at: Surroundings) {
  const { store, signIn, operating } = at
  const now = at.now()
  const [sessions, letters, files, database, reports, storage, backup, current] = await Promise.all([
    openSessions(store.db, now - signIn.idle, now - signIn.absolute),
    outboxFigures(store.db),
    keptFiles(store.db),
    databaseBytes(store.db),
    reportFigures(at),
    operating.storage(),
    operating.lastBackup(),
    migrationsCurrent(at),
  ])
  return { now, sessions, letters, files, database, reports, storage, backup, current, streams: at.streams.listening() }
}
