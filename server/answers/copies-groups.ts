import { createHash } from 'node:crypto'
import { asideFor, covers, type AsideOffice } from '#domain/copied-aside'
import { numberGroups, textGroups, type NumberGroup, type TextGroup } from '#domain/copied-groups'
import type { Db } from '../../db/open.ts'
import { asidesOf } from '../../db/queries/copies-asides.ts'
import { projectYears } from '../../db/queries/projects.ts'
import { shownProjects } from '../../db/queries/writings.ts'
import type { Scope } from '../../db/scope.ts'
import { copiesOf, type Copies } from './copies.ts'
import type { AsideShown } from './copies-schema.ts'

export type Viewer = { id: number; scope: Scope; office: AsideOffice }
export type CopiesAsk = {
  year?: number
  cut?: Scope
  page: number
  pageSize: number
  fresh: boolean
  wait: boolean
  /** The groups put aside, or those that were not; undefined: all of them. */
  aside?: boolean
}
type Shown = Map<number, Awaited<ReturnType<typeof shownProjects>>[number]>
/** `members`: what each holds, hashed, and its project. */
export type Grouped<G> = { group: G; key: string; members: [token: string, projectId: number][]; aside: AsideShown | null }

/** The year's findings, and the projects of which this caller may read a word: a group is made of those among them. */
export async function seen(
  db: Db,
  { scope }: Viewer,
  { year: asked, fresh, wait }: Pick<CopiesAsk, 'year' | 'fresh' | 'wait'>,
  now: number,
  thisYear: number,
) {
  const years = await projectYears(db, scope)
  const year = asked ?? years[0] ?? thisYear
  const shown: Shown = new Map((await shownProjects(db, scope, year)).map(row => [row.id, row]))
  const answer = await copiesOf(db, year, now, { fresh, wait })
  const working = 'working' in answer ? answer.working : null
  return { year, years, shown, working, found: 'found' in answer ? answer.found : { ...nothing, at: now } }
}
export type Seen = Awaited<ReturnType<typeof seen>>

const nothing: Omit<Copies, 'at'> = {
  stamp: '',
  writings: [],
  text: { pairs: [], more: 0, common: new Set(), units: 0, texts: 0 },
  series: [],
  numbers: [],
}

const hashed = (...parts: (string | number)[]) => createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)

/** The texts alike, as groups of who may be seen. */
export async function groupedTexts(db: Db, viewer: Viewer, { year, shown, found }: Seen): Promise<Grouped<TextGroup>[]> {
  const { writings, text } = found
  const pairs = text.pairs.filter(({ a, b }) => shown.has(writings[a]!.projectId) && shown.has(writings[b]!.projectId))
  const groups = textGroups(pairs, member => writings[member]!.unitId)
  return await withAsides(db, viewer, { year, view: 'text', shown }, groups, ({ members }) =>
    members.map(member => {
      const { unitId, text: written, projectId } = writings[member]!
      return [hashed(unitId, written), projectId]
    }),
  )
}

/** The numbers alike, as groups of who may be seen. A month reported later changes nothing, unless it is the same again. */
export async function groupedNumbers(db: Db, viewer: Viewer, { year, shown, found }: Seen): Promise<Grouped<NumberGroup>[]> {
  const { series, numbers } = found
  const sees = (member: number) => shown.has(series[member]!.projectId)
  const groups = numberGroups(
    numbers.filter(row => sees(row.a) && (row.kind !== 'shared' || sees(row.b))),
    {
      unitOf: member => series[member]!.unitId,
      firstOf: member => series[member]!.months.findIndex(value => value !== null),
    },
  )
  return await withAsides(db, viewer, { year, view: 'numbers', shown }, groups, ({ kind, members, from, length }) =>
    members.map(member => {
      const { unitId, indicatorId, projectId, months } = series[member]!
      const run = kind === 'flat' ? [months[from] ?? ''] : [from, ...months.slice(from, from + length).map(value => value ?? '')]
      return [hashed(kind, unitId, indicatorId, ...run), projectId]
    }),
  )
}

async function withAsides<G>(
  db: Db,
  viewer: Viewer,
  { year, view, shown }: { year: number; view: string; shown: Shown },
  groups: readonly G[],
  membersOf: (group: G) => Grouped<G>['members'],
): Promise<Grouped<G>[]> {
  const asides = (await asidesOf(db, year, view)).flatMap(row => {
    const members = JSON.parse(row.members) as Grouped<G>['members']
    const office = row.office as AsideOffice
    const effect = asideFor(viewer, { office, recordedBy: row.recordedBy })
    // Its reason speaks of all it was given for: whoever may not see one of them does not hear it.
    if (effect === 'hidden' || !(viewer.scope.all || members.every(([, project]) => shown.has(project)))) return []
    const { id, reason, by, recordedAt: at } = row
    const holds = effect === 'holds'
    const told: AsideShown = { id, reason, by, at, office, holds, mayTakeBack: holds && office === viewer.office }
    return [{ told, members: new Set(members.map(([token]) => token)) }]
  })
  return groups.map(group => {
    const members = membersOf(group)
    const tokens = members.map(([token]) => token)
    const known = asides.filter(aside => covers(aside, tokens))
    const aside = known.find(({ told }) => told.holds) ?? known[0]
    return { group, key: hashed(view, ...tokens.toSorted()), members, aside: aside?.told ?? null }
  })
}

const inside = (cut: Scope | undefined, agencyId: number) => !cut || cut.all || cut.agencyIds.includes(agencyId)

/** The groups that touch the unit asked for, how many are open and put aside, and the page of the list asked for. */
export function cutTo<G>(groups: readonly Grouped<G>[], shown: Shown, { cut, aside, page, pageSize }: CopiesAsk) {
  const here = groups.filter(({ members }) => members.some(([, project]) => inside(cut, shown.get(project)!.agencyId)))
  const put = here.filter(one => one.aside?.holds)
  const rows = aside === undefined ? here : aside ? put : here.filter(one => !one.aside?.holds)
  return {
    counts: { open: here.length - put.length, aside: put.length, total: rows.length },
    page: rows.slice((page - 1) * pageSize, page * pageSize),
  }
}
