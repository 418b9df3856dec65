import { twinsOf } from '#domain/last-year'
import { judgeYear, type ProjectYear } from '#domain/project-year'
import type { Db } from '../../db/open.ts'
import type { ProjectHead } from '../../db/queries/projects.ts'
import { readTwins } from '../../db/queries/twins.ts'
import type { Scope } from '../../db/scope.ts'
import { activeRules } from '../rules.ts'
import { readTwin } from './progress-answer.ts'

/** One year of a project that runs through several; `twins`: its indicators → those of the year before. */
export type Link = { head: ProjectHead; year: ProjectYear; twins: ReadonlyMap<number, number | null> }

/** A project and those it continues, newest first, as far back as the caller may see; each under the rules in force now. */
export async function projectChain(db: Db, scope: Scope, projectId: number, today: string, most: number): Promise<Link[]> {
  const rules = await activeRules(db)
  const links: Link[] = []
  const seen = new Set<number>()
  for (let id: number | null = projectId; id !== null && !seen.has(id) && links.length < most;) {
    seen.add(id)
    const found: Awaited<ReturnType<typeof readTwin>> = await readTwin(db, scope, id)
    if (!found) break
    links.push({ head: found.head, year: judgeYear(found.facts, rules, today), twins: new Map() })
    id = found.head.previousProjectId
  }
  for (const [i, link] of links.entries()) {
    const before = links[i + 1]
    if (before) link.twins = twinsOf(link.year.facts, before.year.facts, await readTwins(db, link.head.id))
  }
  return links
}

/** One indicator through the chain: its row in each year, as long as it can be followed. */
export function followed(links: readonly Link[], indicatorId: number) {
  const rows: (ProjectYear['indicators'][number] | null)[] = []
  let id: number | null = indicatorId
  for (const { year, twins } of links) {
    rows.push(id === null ? null : (year.indicators.find(({ facts }) => facts.id === id) ?? null))
    id = id === null ? null : (twins.get(id) ?? null)
  }
  return rows
}
