import { setTimeout as wait } from 'node:timers/promises'
import { monthsOf } from '#domain/month'
import { noise } from '../../server/sample/noise.ts'
import { client, percentile, type Ask, type Client } from './clients.ts'
import { pageOf, saveOf, signedIn } from './figures.ts'
import { indicatorsEach, people as accounts, year } from './generate.ts'
import { residentMemory, type Running } from './processes.ts'

/** A working day in small: four of five requests read, one saves; half of the saves are whole months, as on the day they are due. */
export const kinds = ['page', 'month', 'overview', 'save'] as const
export type Kind = (typeof kinds)[number]
export type Taken = { times: Record<Kind, number[]>; months: number; failed: string[]; seconds: number; memory: number[] }

const months = monthsOf(year)
const kindOf = (n: number): Kind => {
  const at = noise(n, 17)
  return at < 0.4 ? 'page' : at < 0.6 ? 'month' : at < 0.8 ? 'overview' : 'save'
}
/** The n-th request of the mix; `n` is its own everywhere, so that no two processes save the same at once by plan. */
function askOf(n: number, kind: Kind, size: number): Ask {
  if (kind === 'page') return pageOf(n, size)
  if (kind === 'overview') return { method: 'GET', path: `/overview?pageSize=25&asOf=${months[Math.floor(noise(n, 11) * 12)]}` }
  if (kind === 'save') return saveOf(n, size, noise(n, 13) < 0.5 ? indicatorsEach : 1)
  const project = 1 + Math.floor(noise(n, 7) * size)
  return { method: 'GET', path: `/projects/${project}/actuals/${months[Math.floor(noise(n, 9) * 12)]}` }
}

type Plan = { people: number; seconds: number; size: number; first: number }
/** So many people, each asking again as soon as he is answered, spread over the servers; memory is looked at every five seconds. */
export async function mixed(servers: readonly Running[], plan: Plan): Promise<Taken> {
  const calls: { clerk: Client; bureau: Client; close: () => void }[] = []
  for (const { address } of servers) {
    const [clerk, bureau] = [await signedIn(address, accounts.clerk), await signedIn(address, accounts.bureau)]
    calls.push({ clerk, bureau, close: () => (clerk.close(), bureau.close()) })
  }
  const call = (n: number, kind: Kind, person: number) => {
    const { clerk, bureau } = calls[person % calls.length]!
    return (kind === 'overview' ? bureau : clerk)(askOf(n, kind, plan.size))
  }
  const taken = await drive(plan, call, servers)
  for (const { close } of calls) close()
  return taken
}

/** The same people before the bare server, which knows pages and saves alone: what others read is a page to it. */
export async function bareMixed(bare: Running, plan: Plan): Promise<Taken> {
  const floor = client(bare.address)
  const call = (n: number, kind: Kind) => floor(askOf(n, kind === 'save' ? 'save' : 'page', plan.size))
  const taken = await drive(plan, call, [bare])
  floor.close()
  return taken
}

type Call = (n: number, kind: Kind, person: number) => ReturnType<Client>
async function drive(plan: Plan, call: Call, servers: readonly Running[]): Promise<Taken> {
  const taken: Taken = { times: { page: [], month: [], overview: [], save: [] }, months: 0, failed: [], seconds: 0, memory: [] }
  const begun = performance.now()
  const until = begun + plan.seconds * 1000
  let next = plan.first
  const person = async (_: unknown, own: number) => {
    while (performance.now() < until) {
      const n = next++
      const kind = kindOf(n)
      const { status, ms, text } = await call(n, kind, own)
      taken.times[kind].push(ms)
      if (status !== 200) taken.failed.push(`${kind} ${status} ${text.slice(0, 120)}`)
      else if (kind === 'save' && noise(n, 13) < 0.5) taken.months++
    }
  }
  const watch = async () => {
    while (performance.now() < until) {
      taken.memory.push(servers.reduce((sum, server) => sum + (residentMemory(server) ?? 0), 0))
      await wait(Math.min(5000, Math.max(1, until - performance.now())))
    }
  }
  await Promise.all([watch(), ...Array.from({ length: plan.people }, person)])
  taken.seconds = (performance.now() - begun) / 1000
  return taken
}

export const requests = ({ times }: Taken) => kinds.reduce((sum, kind) => sum + times[kind].length, 0)
export const throughput = (taken: Taken) => requests(taken) / taken.seconds

/** What the servers hold after the first third, and in the last one: what grows is seen between them. */
export function memoryOf({ memory }: Taken): { early: number; late: number } {
  const third = Math.floor(memory.length / 3)
  const middle = (part: number[]) => percentile(part, 0.5) ?? 0
  return { early: middle(memory.slice(third, 2 * third)), late: middle(memory.slice(2 * third)) }
}
