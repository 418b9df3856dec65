import type { z } from '@hono/zod-openapi'
import { asideFor } from '#domain/copied-aside'
import type { Db } from '../../db/open.ts'
import { asideOf, insertAside } from '../../db/queries/copies-asides.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { shownProjects } from '../../db/queries/writings.ts'
import { groupedNumbers, groupedTexts, type Seen, type Viewer } from '../answers/copies-groups.ts'
import type { asideInput } from '../answers/copies-schema.ts'
import { Refusal, absent } from '../refusal.ts'

/** Puts a group aside as its reader sees it; one that changed meanwhile has another key and is not there. */
export async function putAside(db: Db, by: Viewer, looked: Seen, now: number, input: z.infer<typeof asideInput>) {
  const groups = await (input.view === 'text' ? groupedTexts : groupedNumbers)(db, by, looked)
  const found = groups.find(({ key }) => key === input.key)
  if (!found) throw new Refusal(409, 'copies-changed')
  if (found.aside?.holds) throw new Refusal(409, 'conflict')
  const { year, view, reason } = input
  const id = await reserveIds(db, 'copiesAside')
  const members = JSON.stringify(found.members)
  const row = { id, version: 1, year, view, state: 'aside', office: by.office, reason, members }
  await insertAside(db, { ...row, recordedAt: now, recordedBy: by.id })
  return { id, year, view, reason, projects: [...new Set(found.members.map(([, project]) => project))] }
}

/** Taken back by the office that put it aside, an expert's by that expert. */
export async function takeBack(db: Db, by: Viewer, id: number, now: number) {
  const row = await asideOf(db, id)
  if (row?.state !== 'aside' || row.office !== by.office) throw absent()
  if (asideFor(by, { office: row.office, recordedBy: row.recordedBy }) !== 'holds') throw absent()
  const members = JSON.parse(row.members) as [string, number][]
  if (!by.scope.all) {
    const shown = new Set((await shownProjects(db, by.scope, row.year)).map(project => project.id))
    if (!members.every(([, project]) => shown.has(project))) throw absent()
  }
  await insertAside(db, { ...row, version: row.version + 1, state: 'back', recordedAt: now, recordedBy: by.id })
  return { year: row.year, view: row.view, reason: row.reason }
}
