import type { EvidenceItem, EvidenceList } from '#domain/evidence'
import type { FileType } from '#domain/vocabulary-evidence'
import type { Db } from '../../db/open.ts'
import { evidenceOf, evidenceValuesOf } from '../../db/queries/evidence.ts'
import { readActuals, readPlan } from '../../db/queries/facts.ts'
import { projectHead } from '../../db/queries/projects.ts'
import { closedMonth, evidenceUnits } from '../acts/evidence-place.ts'
import { may, type Caller } from '../access/caller.ts'
import type { When } from '../clock.ts'
import { evidenceLimit } from '../files/take-upload.ts'
import { absent } from '../refusal.ts'
import { gradeValues, placeKey } from './evidence-grades.ts'

const readOf = (numbers: number | null): EvidenceItem['read'] => (numbers === null ? 'unread' : numbers ? 'numbers' : 'none')

/** A project's files with the values they stand behind, and how well each reported value is proven. */
export async function evidenceAnswer(db: Db, caller: Caller, projectId: number, when: When): Promise<EvidenceList> {
  const plan = await readPlan(db, projectId)
  if (!plan || !(await projectHead(db, caller.scope, projectId))) throw absent()
  const [rows, links, actuals] = await Promise.all([
    evidenceOf(db, projectId),
    evidenceValuesOf(db, projectId),
    readActuals(db, projectId),
  ])
  const { values, files } = await gradeValues(db, projectId, actuals, plan.indicators)
  const locked = new Map<string, boolean>()
  for (const { month } of links) if (!locked.has(month)) locked.set(month, await closedMonth(db, projectId, month, when))
  const items = rows.map(({ numbers, removedAt, removedBy, removedWhy, type, ...row }) => ({
    ...row,
    projectId,
    type: type as FileType,
    removed: removedAt === null ? null : { at: removedAt, by: removedBy, why: removedWhy },
    read: readOf(numbers),
    values: links
      .filter(({ evidenceId }) => evidenceId === row.id)
      .map(({ evidenceId, ...link }) => ({
        ...link,
        found: files.get(placeKey(link))?.find(one => one.evidenceId === evidenceId)?.found ?? null,
        locked: locked.get(link.month) ?? false,
      })),
  }))
  return { items, values, units: may(caller, 'enter') ? evidenceUnits(caller, plan) : [], limit: evidenceLimit }
}

/** One file as the list shows it. */
export async function evidenceItem(db: Db, caller: Caller, projectId: number, id: number, when: When): Promise<EvidenceItem> {
  const { items } = await evidenceAnswer(db, caller, projectId, when)
  const item = items.find(one => one.id === id)
  if (!item) throw absent()
  return item
}
