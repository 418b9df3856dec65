import type { Problem } from '#domain/problem'
import type { PullSourceInput } from '#domain/pull'
import type { Db } from '../../db/open.ts'
import { readPlan } from '../../db/queries/facts.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import {
  deletePullSource,
  insertPullSource,
  pullSourceById,
  updatePullSource,
  type PullSourceRow,
} from '../../db/queries/pull-sources.ts'
import type { Tell } from '../access/act.ts'
import type { Caller } from '../access/caller.ts'
import { ownProject } from '../access/own-project.ts'
import { lockAway } from '../access/secrets.ts'
import type { Surroundings } from '../context.ts'
import { PullFault } from '../pull/fault.ts'
import { urlOf } from '../pull/fetch-bytes.ts'
import { Refusal, absent, refuseProblems } from '../refusal.ts'
import { rollOf } from './counter-places.ts'

type At = Pick<Surroundings, 'now' | 'vault'>

/** Where a source's readings would go, and whether its words can be a source at all. */
export async function checkedSource(db: Db, projectId: number, input: PullSourceInput): Promise<number> {
  const plan = (await readPlan(db, projectId))!
  const indicator = plan.indicators.find(row => row.id === input.indicatorId)
  const agencyId = input.agencyId ?? plan.agencyId
  const problems: Problem[] = []
  if (!indicator) problems.push({ path: 'indicatorId', code: 'pull-indicator', params: {} })
  else {
    const params = { indicator: indicator.name, agency: agencyId }
    const how = await rollOf(db, projectId, indicator)
    if ('code' in how) problems.push({ path: 'indicatorId', code: how.code, params })
    if (!indicator.contributors.includes(agencyId)) problems.push({ path: 'agencyId', code: 'not-a-contributor', params })
  }
  if (input.kind === 'sql' && !input.config.query) problems.push({ path: 'config.query', code: 'pull-query-missing', params: {} })
  refuseProblems([...problems, ...addressProblems(input)])
  return agencyId
}

function addressProblems({ kind, url }: Pick<PullSourceInput, 'kind' | 'url'>): Problem[] {
  try {
    urlOf(url, kind === 'sql' ? ['postgres:', 'postgresql:'] : undefined)
    return []
  } catch (error) {
    if (error instanceof PullFault) return [{ path: 'url', code: error.code, params: error.params }]
    throw error
  }
}

/** The secret as it is kept: what was sent, or the one on record. It goes to the address it was given for: with another
 * host it must be entered again, else a change of the address would carry it there. */
export function secretFor(
  input: Pick<PullSourceInput, 'secret' | 'url'>,
  before: PullSourceRow | undefined,
  vault: Buffer,
): string | null {
  if (input.secret !== undefined) return input.secret === '' ? null : lockAway(vault, input.secret)
  const sameHost =
    before && URL.canParse(before.url) && URL.canParse(input.url) && new URL(before.url).host === new URL(input.url).host
  return sameHost ? before.secret : null
}

export async function addPullSource(db: Db, caller: Caller, projectId: number, input: PullSourceInput, at: At, tell: Tell) {
  await ownProject(db, caller, projectId)
  const agencyId = await checkedSource(db, projectId, input)
  const id = await reserveIds(db, 'pull_source')
  await insertPullSource(db, {
    ...columnsOf(input, agencyId),
    id,
    projectId,
    secret: secretFor(input, undefined, at.vault),
    nextAt: at.now(),
    lastAt: null,
    lastState: null,
    lastMessage: null,
    failures: 0,
    leaseUntil: null,
    createdBy: caller.id,
    version: 1,
  })
  tell({ entity: 'project', id: projectId, after: shown(input, id) })
}

export async function changePullSource(
  db: Db,
  caller: Caller,
  projectId: number,
  id: number,
  { version, ...input }: PullSourceInput & { version: number },
  at: At,
  tell: Tell,
) {
  await ownProject(db, caller, projectId)
  const before = await pullSourceById(db, projectId, id)
  if (!before) throw absent()
  if (before.version !== version) throw new Refusal(409, 'conflict', {}, [], { version: before.version })
  const agencyId = await checkedSource(db, projectId, input)
  const secret = secretFor(input, before, at.vault)
  // What was changed is tried at once, as if nothing had failed before.
  await updatePullSource(db, id, { ...columnsOf(input, agencyId), secret, failures: 0, nextAt: at.now() })
  const { name, kind, url, config, everyMinutes, enabled } = before
  tell({
    entity: 'project',
    id: projectId,
    before: { source: id, name, kind, url, config, everyMinutes, enabled },
    after: shown(input, id),
  })
}

/** Readings it brought stay; the trail says where they came from. */
export async function removePullSource(db: Db, caller: Caller, projectId: number, id: number, tell: Tell) {
  await ownProject(db, caller, projectId)
  const before = await pullSourceById(db, projectId, id)
  if (!before) throw absent()
  await deletePullSource(db, id)
  tell({ entity: 'project', id: projectId, before: { source: id, name: before.name, kind: before.kind, url: before.url } })
}

const columnsOf = ({ name, indicatorId, kind, url, config, everyMinutes, enabled }: PullSourceInput, agencyId: number) => ({
  name,
  indicatorId,
  agencyId,
  kind,
  url,
  config: JSON.stringify(config),
  everyMinutes,
  enabled,
})

/** What the trail keeps: everything but the secret. */
const shown = ({ secret, ...input }: PullSourceInput, id: number) => ({
  source: id,
  ...input,
  secret: secret === undefined ? 'kept' : secret ? 'new' : 'none',
})
