import { addDays } from '#domain/day'
import { dueEvent, dueSoonDays, openRuns } from '#domain/follow'
import { yearOf, type Month } from '#domain/month'
import type { GapTrail } from '#domain/gap-trail'
import { readKeptRule } from '#domain/watch-rule'
import type { Db } from '../../db/open.ts'
import { standingTree } from '../../db/queries/agencies.ts'
import { dueMeant, flaggedMeant, type Followed } from '../../db/queries/subscriptions.ts'
import { watchListVersions } from '../../db/queries/watch-lists.ts'
import { watchedProjects } from '../../db/queries/watch-rule.ts'
import { everything, sees, type Scope } from '../../db/scope.ts'
import { subtree } from '../access/caller.ts'
import { portfolioSource } from '../answers/portfolio-source.ts'
import { watchQuestionAt } from '../answers/watch-answer.ts'

type Subject = { subject: string; subjectId: number }
const mostListed = 5000

/** The last month of the running year with data: what is red there is red now. Null in a year nothing was entered in. */
export async function monthOfNews(db: Db, today: string): Promise<Month | null> {
  const { lastMonth } = await portfolioSource(db, everything, undefined, yearOf(today.slice(0, 7)))
  return lastMonth !== null && lastMonth > today.slice(0, 7) ? today.slice(0, 7) : lastMonth
}

/** The projects a subscription means; null where its holder may no longer see them, or they are gone. */
export async function followedBy(
  db: Db,
  scope: Scope,
  { subject, subjectId }: Subject,
  month: Month,
  today: string,
): Promise<Followed | null> {
  if (subject === 'project') return { kind: 'project', scope, projectId: subjectId }
  if (subject === 'mine') return { kind: 'counted', scope }
  if (subject === 'agency')
    return sees(scope, subjectId)
      ? { kind: 'counted', scope, within: { all: false, agencyIds: subtree(subjectId, await standingTree(db)) } }
      : null
  const [list] = await watchListVersions(db, scope, subjectId)
  if (!list || list.state === 'archived') return null
  const question = await watchQuestionAt(db, readKeptRule(list.rule), month, today)
  return { kind: 'counted', scope, ids: await watchedProjects(db, scope, question, 'hits', mostListed, 0) }
}

/** All that stands and could be told, with the names of its projects. */
export async function eventsOf(db: Db, what: Followed, month: Month, today: string) {
  const names = new Map<number, string>()
  const keys: string[] = []
  for (const row of await flaggedMeant(db, what, month)) {
    names.set(row.projectId, row.name)
    if (row.goalSignal === 'behind') keys.push(`red.${row.projectId}`)
    const trails = row.gaps === null ? [] : (JSON.parse(row.gaps) as GapTrail).trails
    for (const { indicatorId, since } of openRuns(trails, yearOf(month)))
      keys.push(`gap.${row.projectId}.${indicatorId}.${since}`)
  }
  for (const { id, projectId, name, dueOn } of await dueMeant(db, what, addDays(today, dueSoonDays))) {
    names.set(projectId, name)
    keys.push(dueEvent(projectId, id, dueOn, today))
  }
  return { keys, names }
}
