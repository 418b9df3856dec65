import { setTimeout as wait } from 'node:timers/promises'
import { join } from 'node:path'
import { monthsOf } from '#domain/month'
import { alternate, client, load, percentile, type Ask, type Client, type Sample, type Step } from './clients.ts'
import { noise } from '../../server/sample/noise.ts'
import { entryOf, indicatorId, indicatorsEach, password, people, year } from './generate.ts'
import { processorOf, residentMemory, run, stop, type Running } from './processes.ts'
import { milliseconds, ratioOf, type Line } from './table.ts'

const months = monthsOf(year)
type Say = (text: string) => void

/** The n-th request touches the same project and month on both sides. */
function place(n: number, size: number) {
  return { project: 1 + Math.floor(noise(n, size) * size), month: Math.floor(noise(n, 3) * 12) }
}

export function saveOf(n: number, size: number, count: number): Ask {
  const { project, month } = place(n, size)
  const from = count === 1 ? Math.floor(noise(n, 5) * indicatorsEach) : 0
  const entries = Array.from({ length: count }, (_, k) => {
    const given = Object.entries(entryOf(project, from + k, month, n + 1)).filter(([, value]) => value !== null)
    return { indicatorId: indicatorId(project, from + k), ...Object.fromEntries(given) }
  })
  return { method: 'PUT', path: `/projects/${project}/actuals/${months[month]}`, body: JSON.stringify({ entries }) }
}
export const pageOf = (n: number, size: number): Ask => ({ method: 'GET', path: `/projects/${place(n, size).project}/progress` })
/** As the overview's page asks. */
const portfolio: Ask = { method: 'GET', path: '/overview?pageSize=25' }

/** Signs in to the real server; its paths get their prefix here. */
export async function signedIn(address: string, username: string): Promise<Client & { close: () => void }> {
  const guest = client(address)
  const { status, cookie } = await guest({
    method: 'POST',
    path: '/api/v1/session',
    body: JSON.stringify({ username, password }),
  })
  guest.close()
  if (status !== 200) throw new Error(`sign-in answered ${status}`)
  const known = client(address, cookie)
  return Object.assign((ask: Ask) => known({ ...ask, path: `/api/v1${ask.path}` }), { close: known.close })
}

const plain =
  (call: Client, ask: (n: number) => Ask): Step =>
  async n => {
    const { status, ms } = await call(ask(n))
    return { ms, ok: status === 200 }
  }

/** Only the reading counts, the save before it does not. */
const afterSave =
  (clerk: Client, bureau: Client, size: number): Step =>
  async n => {
    const saved = await clerk(saveOf(n, size, 1))
    const { status, ms } = await bureau(portfolio)
    return { ms, ok: saved.status === 200 && status === 200 }
  }

type Aim = { text: string; reached: (ratio: number, real: number, slow: number) => boolean }
const atMost = (times: number): Aim => ({ text: `≤ ${times}× bare`, reached: ratio => ratio <= times })
const overviewAim: Aim = {
  text: '≤ 12 ms (50), ≤ 1/25',
  reached: (ratio, real, slow) => real <= 12 && slow <= 50 && ratio <= 1 / 25,
}

function compare(figure: string, size: number, { real, bare }: { real: Sample; bare: Sample }, aim: Aim | null): Line {
  const [ours, floor] = [percentile(real.times, 0.5) ?? 0, percentile(bare.times, 0.5) ?? 0]
  const ratio = ours / floor
  const failed = real.failed + bare.failed
  return {
    figure: failed ? `${figure} (${real.failed} failed, bare ${bare.failed})` : figure,
    size: size.toLocaleString('en'),
    real: milliseconds(ours, percentile(real.times, 0.99)),
    bare: milliseconds(floor, percentile(bare.times, 0.99)),
    ratio: ratioOf(ratio),
    aim: aim?.text ?? '',
    reached: aim ? !failed && aim.reached(ratio, ours, percentile(real.times, 0.99) ?? 0) : null,
  }
}

/** Everything measured at one size, both servers by turns. */
export async function measure(real: Running, bare: Running, size: number, quick: boolean, say: Say): Promise<Line[]> {
  const [ours, bureau] = [await signedIn(real.address, people.clerk), await signedIn(real.address, people.bureau)]
  const floor = client(bare.address)
  const lines: Line[] = []
  let failedSaves = 0
  const figures = [
    { name: 'save a month of 30', ask: (n: number) => saveOf(n, size, indicatorsEach), aim: atMost(2), saves: true },
    { name: 'save one value', ask: (n: number) => saveOf(n, size, 1), aim: atMost(2), saves: true },
    { name: 'project page', ask: (n: number) => pageOf(n, size), aim: atMost(3), saves: false },
  ]
  const few = quick ? 2 : size === 5000 ? 12 : 6
  const one = { rounds: few, each: quick ? 15 : 20, clients: 1, seconds: 10 }
  const many = { rounds: Math.ceil(few / 2), each: 100, clients: 50, seconds: 10 }
  await alternate(plain(ours, figures[0]!.ask), plain(floor, figures[0]!.ask), { ...one, rounds: 1 })
  await alternate(plain(ours, figures[2]!.ask), plain(floor, figures[2]!.ask), { ...one, rounds: 1 })
  for (const { name, ask, aim, saves } of figures) {
    for (const plan of [one, many]) {
      const figure = `${name}, ${plan.clients === 1 ? '1 client' : `${plan.clients} clients`}`
      say(`${size} projects: ${figure}`)
      const both = await alternate(plain(ours, ask), plain(floor, ask), plan)
      if (saves && plan.clients > 1) failedSaves += both.real.failed
      lines.push(compare(figure, size, both, aim))
    }
  }
  say(`${size} projects: overview`)
  await rested(real)
  await load(afterSave(ours, bureau, size), 0, quick ? 5 : 40, 1, { times: [], failed: 0 })
  // SQL over the values is slow and steady: a few of it do, where the 99th of a hundred is wanted of the other.
  const slow = { rounds: quick ? 2 : 12, each: quick ? 4 : 15, bareEach: 2, clients: 1, seconds: 20 }
  const over = await alternate(
    afterSave(ours, bureau, size),
    plain(floor, () => portfolio),
    slow,
  )
  const aim = size === 5000 ? overviewAim : null
  lines.push(compare('overview right after a save, forecasts kept up to date; bare: SQL over the values', size, over, aim))
  lines.push(...(await overviewProcessor(real, ours, bureau, size, quick ? 20 : 80)))
  // Fifty scans of all values at once would only measure patience: the crowd meets the server alone.
  const crowd: Sample = { times: [], failed: 0 }
  await load(afterSave(ours, bureau, size), 0, quick ? 50 : 150, 50, crowd)
  failedSaves += crowd.failed
  const none = { bare: '', ratio: '', size: size.toLocaleString('en') }
  const crowded = milliseconds(percentile(crowd.times, 0.5), percentile(crowd.times, 0.99))
  lines.push({ ...none, figure: 'the same, 50 clients', real: crowded, aim: '', reached: null })
  lines.push({ ...none, figure: 'failed saves, 50 savers', real: String(failedSaves), aim: '0', reached: failedSaves === 0 })
  const memory = residentMemory(real)
  if (memory !== null)
    lines.push({
      ...none,
      figure: 'memory after all this',
      real: `${memory.toFixed(0)} MB`,
      ...(size === 5000 ? { aim: '≤ 250 MB', reached: memory <= 250 } : { aim: '', reached: null }),
    })
  ours.close()
  bureau.close()
  floor.close()
  return lines
}

/** Until what earlier saves left to be found anew is found: the next figure answers for its own work. */
async function rested(server: Running): Promise<void> {
  for (let i = 0; i < 20; i++) {
    const before = processorOf(server)
    // Longer than the server waits before it begins.
    await wait(2500)
    if (before === null || processorOf(server)! - before < 200) return
  }
}

/** What the server itself takes for that overview, whatever else the machine does: saves with it less saves without it. */
async function overviewProcessor(real: Running, clerk: Client, bureau: Client, size: number, count: number): Promise<Line[]> {
  const used = async (step: Step) => {
    const before = processorOf(real)
    const sample: Sample = { times: [], failed: 0 }
    await load(step, 5000, count, 1, sample)
    const after = processorOf(real)
    return before === null || after === null ? null : (after - before) / count
  }
  const save = plain(clerk, n => saveOf(n, size, 1))
  await rested(real)
  const [without, both] = [await used(save), await used(afterSave(clerk, bureau, size))]
  if (without === null || both === null) return []
  const common = { size: size.toLocaleString('en'), bare: '', ratio: '', aim: '', reached: null }
  return [
    { ...common, figure: 'the same, processor of the server', real: milliseconds(both - without, null) },
    { ...common, figure: 'a save of one value, processor of the server', real: milliseconds(without, null) },
  ]
}

/** Start (as `npm start` does, with nothing to build) and memory of the idle server; the middle one of three starts. */
export async function startFigures(root: string, env: Record<string, string>, size: number, say: Say): Promise<Line[]> {
  say(`${size} projects: starting`)
  const starts: number[] = []
  const memories: number[] = []
  for (let i = 0; i < 3; i++) {
    const server = await run([join(root, 'server/start.mjs')], env)
    const guest = client(server.address)
    const health = await guest({ method: 'GET', path: '/health' })
    starts.push(server.startedIn + health.ms)
    guest.close()
    await wait(1500)
    const memory = residentMemory(server)
    if (memory !== null) memories.push(memory)
    await stop(server)
  }
  const [start, memory] = [percentile(starts, 0.5)!, percentile(memories, 0.5)]
  const none = { bare: '', ratio: '', size: size.toLocaleString('en') }
  const idle = memory === null ? 'not told by this system' : `${memory.toFixed(0)} MB`
  return [
    { ...none, figure: 'start until healthy', real: `${(start / 1000).toFixed(2)} s`, aim: '≤ 1.5 s', reached: start <= 1500 },
    { ...none, figure: 'idle memory', real: idle, aim: '≤ 140 MB', reached: memory === null ? null : memory <= 140 },
  ]
}

/** The list of gaps, page by page, as of a month and of each project's last. */
export async function gapLines(server: Running, size: number, tries: number): Promise<Line[]> {
  const bureau = await signedIn(server.address, people.bureau)
  const times: number[] = []
  let failed = 0
  for (let i = 0; i < tries * 4; i++) {
    const when = i % 2 ? `asOf=${months[6]}&state=open` : `year=${year}`
    const { status, ms } = await bureau({ method: 'GET', path: `/gaps?${when}&page=${1 + i}&pageSize=50` })
    if (status === 200) times.push(ms)
    else failed++
  }
  bureau.close()
  const real = percentile(times, 0.5) ?? Infinity
  const shown = milliseconds(real, percentile(times, 0.99))
  const at = { size: size.toLocaleString('en'), bare: '', ratio: '' }
  return [{ ...at, figure: 'a page of the list of gaps', real: shown, aim: '≤ 150 ms', reached: !failed && real <= 150 }]
}
