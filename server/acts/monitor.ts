import { yearOf, type Month } from '#domain/month'
import { isWritable, nextPart, type PartAct, type PartState } from '#domain/monitoring-run'
import type { Cause, Likelihood } from '#domain/vocabulary'
import { readKeptRule } from '#domain/watch-rule'
import type { Db } from '../../db/open.ts'
import { agencyTree } from '../../db/queries/agencies.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { recipientById, recipientsOf, type Recipient } from '../../db/queries/messages.ts'
import {
  insertLine,
  insertParts,
  insertRun,
  lineWriters,
  partLines,
  projectsToMonitor,
  readPart,
  runById,
  sameRun,
  updatePart,
  updateRun,
} from '../../db/queries/monitoring.ts'
import { watchListVersions } from '../../db/queries/watch-lists.ts'
import { watchedProjects } from '../../db/queries/watch-rule.ts'
import { everything } from '../../db/scope.ts'
import { subtree, type Caller } from '../access/caller.ts'
import { ownProject } from '../access/own-project.ts'
import { progressAnswer } from '../answers/progress-answer.ts'
import { writeGap } from '../answers/gap-answer.ts'
import { liveTable, missingIn } from '../answers/monitoring-answer.ts'
import { watchQuestionAt } from '../answers/watch-answer.ts'
import type { When } from '../clock.ts'
import { absent, Refusal } from '../refusal.ts'
import { tellPeople, upwards, type Telling } from './messages.ts'

type At = When & Telling
export type NewRun = {
  year: number
  month: Month
  name: string
  documentNo: string
  dueOn: string
  agencyId: number | null
  watchListId: number | null
}

/** Opens a run: a part for every project in scope, and a word to each unit's people. */
export async function openRun(db: Db, caller: Caller, given: NewRun, at: At): Promise<number> {
  const { year, month, dueOn, agencyId, watchListId } = given
  const name = given.name.trim()
  if (yearOf(month) !== year) throw new Refusal(422, 'run-month-outside', { month, year })
  if (month >= at.today().slice(0, 7)) throw new Refusal(422, 'run-month-ahead', { month })
  if (dueOn < at.today()) throw new Refusal(422, 'run-due-past', { due: dueOn })
  if (name === '') throw new Refusal(422, 'run-name-missing')
  const tree = await agencyTree(db)
  if (agencyId !== null && !tree.some(row => row.id === agencyId)) throw absent()
  const same = await sameRun(db, month, agencyId, watchListId)
  if (same) throw new Refusal(422, 'run-exists', { name: same.name })
  const inScope = await projectsToMonitor(db, year, agencyId === null ? null : subtree(agencyId, tree))
  const listed = watchListId === null ? null : await projectsOnList(db, watchListId, month, at.today())
  const projects = listed ? inScope.filter(one => listed.has(one.id)) : inScope
  if (!projects.length) throw new Refusal(422, listed ? 'run-list-empty' : 'run-empty')
  const id = await reserveIds(db, 'monitoring_run')
  const by = { openedAt: at.now(), openedBy: caller.id }
  await insertRun(db, {
    ...given,
    ...by,
    id,
    name,
    documentNo: given.documentNo.trim(),
    state: 'open',
    version: 1,
  })
  const nobody = { snapshot: null, submittedAt: null, submittedBy: null, decidedAt: null, decidedBy: null }
  await insertParts(
    db,
    projects.map(project => ({ runId: id, projectId: project.id, state: 'open', version: 1, opinion: '', ...nobody })),
  )
  const counts = new Map<number, number>()
  for (const project of projects) counts.set(project.agencyId, (counts.get(project.agencyId) ?? 0) + 1)
  const people = await recipientsOf(db, ['clerk', 'unitHead'], [...counts.keys()])
  for (const [agency, count] of counts) {
    const params = { run: name, runId: id, due: dueOn, count }
    await tellPeople(
      db,
      at,
      { key: `run.${id}.opened`, kind: 'runOpened', params },
      people.filter(one => one.agencyId === agency),
    )
  }
  return id
}

/** What a key monitoring list holds at the run's month, by its rule in force; a run keeps these, whatever the list holds later. */
async function projectsOnList(db: Db, id: number, month: Month, today: string): Promise<Set<number>> {
  const [list] = await watchListVersions(db, everything, id)
  if (!list) throw absent()
  if (list.state !== 'active') throw new Refusal(422, 'run-list-archived', { name: list.name })
  const question = await watchQuestionAt(db, readKeptRule(list.rule), month, today)
  return new Set(await watchedProjects(db, everything, question, 'hits', everyProject, 0))
}
const everyProject = 100_000

export async function closeRun(db: Db, caller: Caller, id: number, version: number | undefined) {
  const run = await runById(db, caller.scope, id)
  if (!run) throw absent()
  if (run.state !== 'open') throw new Refusal(422, 'run-closed')
  if ((version !== undefined && version !== run.version) || !(await updateRun(db, id, run.version, { state: 'closed' })))
    throw new Refusal(409, 'conflict')
}

export type LineWriting = {
  causes?: Cause[]
  note?: string
  likelihood?: Likelihood | null
  forecast?: number | null
  version?: number
}

/** What is said on a line: on a gap it is the gap's own note, so that nobody is asked twice. */
export async function writeLine(
  db: Db,
  caller: Caller,
  runId: number,
  projectId: number,
  indicatorId: number,
  writing: LineWriting,
  at: At,
) {
  const run = await runById(db, caller.scope, runId)
  const part = run && (await readPart(db, runId, projectId))
  if (!run || !part) throw absent()
  await ownProject(db, caller, projectId)
  if (run.state !== 'open') throw new Refusal(422, 'run-closed')
  if (!isWritable(part.state as PartState)) throw new Refusal(422, 'part-state', { part: part.state })
  const today = at.today().slice(0, 7)
  const { lines } = await liveTable(db, caller.scope, run, projectId, today, 'zh-CN')
  const line = lines.find(one => one.indicatorId === indicatorId)
  if (!line) throw absent()
  if (writing.version !== undefined && writing.version !== line.version) throw new Refusal(409, 'conflict')
  if (line.source === 'gap') {
    const since = await gapSince(db, caller, run.month, projectId, indicatorId, today)
    const { version, ...rest } = writing
    return writeGap(db, caller, since, version === undefined ? rest : { ...rest, version }, today, at.now())
  }
  const before = (await partLines(db, runId, projectId)).find(row => row.indicatorId === indicatorId)
  await insertLine(db, {
    runId,
    projectId,
    indicatorId,
    version: (before?.version ?? 0) + 1,
    causes: JSON.stringify(writing.causes ?? line.causes),
    note: writing.note ?? line.note,
    likelihood: writing.likelihood === undefined ? line.likelihood : writing.likelihood,
    forecast: writing.forecast === undefined ? line.forecast : writing.forecast,
    recordedAt: at.now(),
    recordedBy: caller.id,
  })
}

async function gapSince(db: Db, caller: Caller, month: Month, projectId: number, indicatorId: number, today: Month) {
  const { gaps } = await progressAnswer(db, caller.scope, projectId, month, today, 'zh-CN')
  return gaps.find(one => one.indicatorId === indicatorId)!.id
}

/** Hands a part in with its snapshot, approves it or sends it back; tells whom it concerns. */
export async function movePart(
  db: Db,
  caller: Caller,
  runId: number,
  projectId: number,
  act: PartAct,
  input: { opinion?: string; version?: number },
  at: At,
) {
  const run = await runById(db, caller.scope, runId)
  const part = run && (await readPart(db, runId, projectId))
  if (!run || !part) throw absent()
  const head = await ownProject(db, caller, projectId)
  const own = part.submittedBy === caller.id || (await lineWriters(db, runId, projectId)).includes(caller.id)
  const opinion = input.opinion?.trim() ?? ''
  const before = { state: part.state as PartState, version: part.version }
  const way = nextPart(before, act, { runOpen: run.state === 'open', opinion, own, seen: input.version })
  if (!way.ok) throw new Refusal(statusOf[way.code] ?? 422, way.code, way.params)
  const today = at.today().slice(0, 7)
  const table = act === 'submit' ? await liveTable(db, caller.scope, run, projectId, today, 'zh-CN') : null
  const missing = table ? missingIn(table, 'zh-CN') : []
  if (missing.length) throw new Refusal(422, 'part-incomplete', { count: missing.length }, missing)
  const change = table
    ? { snapshot: JSON.stringify(table), submittedAt: at.now(), submittedBy: caller.id, opinion: '' }
    : { decidedAt: at.now(), decidedBy: caller.id, opinion }
  if (!(await updatePart(db, part, { ...way.value, ...change }))) throw new Refusal(409, 'conflict')
  const kind = ({ submit: 'partSubmitted', return: 'partReturned', approve: 'partApproved' } as const)[act]
  const people = (act === 'submit' ? await deciders(db, head.agencyId) : await submitter(db, part.submittedBy)).filter(
    one => one.id !== caller.id,
  )
  const params = { run: run.name, runId, project: head.name, opinion, by: caller.name }
  await tellPeople(db, at, { key: `part.${runId}.${projectId}.${way.value.version}`, kind, params }, people)
  return { before, after: way.value }
}
const statusOf: Record<string, 403 | 409> = { 'own-part': 403, 'part-moved': 409 }

async function deciders(db: Db, agencyId: number): Promise<Recipient[]> {
  const department = await recipientsOf(db, ['department'], await upwards(db, agencyId))
  return department.length ? department : recipientsOf(db, ['bureau'])
}
async function submitter(db: Db, id: number | null): Promise<Recipient[]> {
  const one = id === null ? undefined : await recipientById(db, id)
  return one ? [one] : []
}
