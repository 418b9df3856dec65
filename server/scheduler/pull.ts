import { readObservations } from '#domain/observation'
import type { Params } from '#domain/problem'
import { pauseAfter, pullConfigSchema, type PullKind } from '#domain/pull'
import { insertPullRun, settlePull, takePullSource, type PullSourceRow } from '../../db/queries/pull-sources.ts'
import { everything } from '../../db/scope.ts'
import type { Note } from '../access/act.ts'
import { takeOut } from '../access/secrets.ts'
import { record } from '../access/trail.ts'
import { takeObservations, type Write } from '../acts/observe.ts'
import type { Surroundings } from '../context.ts'
import { PullFault } from '../pull/fault.ts'
import { fetchSource, type Source } from '../pull/fetch-source.ts'
import type { Log } from '../operating/log.ts'
import { Refusal } from '../refusal.ts'

const minute = 60_000
export const pulling = {
  /** Longer than any fetch may take, so that two processes never fetch one source at once. */
  lease: 5 * minute,
  /** Sources a tick fetches at most. */
  most: 20,
}
type Around = Pick<Surroundings, 'store' | 'now' | 'today' | 'dayOf' | 'channels' | 'trail' | 'vault' | 'pullAllow' | 'operating'>

/** A source as it is fetched, its secret opened. */
export function openSource(row: Pick<PullSourceRow, 'kind' | 'url' | 'config' | 'secret'>, vault: Buffer): Source {
  const { kind, url, config } = row
  try {
    const secret = row.secret === null ? null : takeOut(vault, row.secret)
    return { kind: kind as PullKind, url, config: pullConfigSchema.parse(JSON.parse(config)), secret }
  } catch {
    throw new PullFault('pull-secret')
  }
}

/** Fetches what is due, one source after another: each one's lease begins when it is fetched. Answers how many were. */
export async function pullDue(at: Around): Promise<number> {
  for (let done = 0; done < pulling.most; done++) {
    const source = await at.store.tx(db => takePullSource(db, at.now(), at.now() + pulling.lease))
    if (!source) return done
    await pullOne(at, source)
  }
  return pulling.most
}

type Outcome = { state: 'done' | 'failed'; taken: number; known: number; message: { code: string; params: Params } }

/** Fetches one taken source and saves what became of it: the readings, the run, and when the next is due. */
export async function pullOne(at: Around, source: PullSourceRow): Promise<void> {
  const startedAt = at.now()
  const outcome = await fetched(at, source)
  const endedAt = at.now()
  const failures = outcome.state === 'failed' ? source.failures + 1 : 0
  const wait = outcome.state === 'failed' ? pauseAfter(failures) : source.everyMinutes
  const message = JSON.stringify(outcome.message)
  await at.store.tx(async db => {
    const change = { lastAt: endedAt, lastState: outcome.state, lastMessage: message, failures, nextAt: endedAt + wait * minute }
    if (!(await settlePull(db, source, change))) return
    const { state, taken, known } = outcome
    await insertPullRun(db, { sourceId: source.id, startedAt, endedAt, state, taken, known, message })
  })
}

async function fetched(at: Around, source: PullSourceRow): Promise<Outcome> {
  try {
    const { readings, empty } = await fetchSource(openSource(source, at.vault), { allowed: at.pullAllow, dayOf: at.dayOf })
    const { indicatorId, agencyId } = source
    // Keys of a source are its own: they never meet those that people's systems send.
    const rows = readings.map(({ key, ...row }) => ({ key: `pull.${source.id}.${key}`, indicatorId, agencyId, ...row }))
    const read = readObservations(rows, 0)
    if (read.problems[0]) throw new Refusal(422, 'rule-broken', {}, read.problems)
    const sender = { id: source.createdBy, scope: everything }
    const { taken, known, problems } = await takeObservations(at.store.db, writer(at), sender, read.observations, at, source.id)
    const params = { taken, known, differing: problems.length, empty }
    return { state: 'done', taken, known, message: { code: 'pull-done', params } }
  } catch (error) {
    return { state: 'failed', taken: 0, known: 0, message: messageOf(error, source, at.operating.log) }
  }
}

function messageOf(error: unknown, { id }: PullSourceRow, log: Log): Outcome['message'] {
  if (error instanceof PullFault) return { code: error.code, params: error.params }
  if (error instanceof Refusal) {
    const [first] = error.problems
    return first ? { code: first.code, params: first.params } : { code: error.code, params: error.params }
  }
  log.error('pull source', error, { source: String(id) })
  return { code: 'pull-failed', params: {} }
}

/** The scheduler's own act: the readings and their record in one transaction; a fetch that brought nothing new leaves none. */
const writer =
  ({ store, trail, now }: Around): Write =>
  work =>
    store.tx(async db => {
      const notes: Note[] = []
      const result = await work(db, note => void notes.push(note))
      const deeds = notes
        .filter(note => (note.after as { taken?: number } | undefined)?.taken !== 0)
        .map(({ entity, id, after }) => ({
          at: now(),
          actorId: null,
          actor: '',
          address: '',
          event: 'observation.save' as const,
          entity,
          entityId: String(id),
          result: 'done' as const,
          detail: { after },
        }))
      await record(db, trail, deeds)
      return result
    })
