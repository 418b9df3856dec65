import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Driver } from '../../db/driver.ts'
import { percentile, type Client } from './clients.ts'
import { saveOf, signedIn } from './figures.ts'
import { people } from './generate.ts'
import { processorOf, run, stop, type Running } from './processes.ts'
import { milliseconds, type Line } from './table.ts'

/** Every derived figure found again by the real server, as after an update that knows more of them, while people read and save. */

/** How far it says it is, line by line. */
function hear({ child }: Running) {
  const heard: { done: number; total: number; at: number }[] = []
  child.stdout?.on('data', (part: Buffer) => {
    for (const [, done, total] of part.toString().matchAll(/derived months: (\d+) of (\d+)/g))
      heard.push({ done: Number(done), total: Number(total), at: performance.now() })
  })
  return heard
}

/** Asks again and again, with a pause as people make them, until `done`. */
async function meanwhile(done: () => boolean, step: (n: number) => ReturnType<Client>): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; !done(); n++) {
    const { status, ms } = await step(n)
    if (status !== 200) throw new Error(`meanwhile answered ${status}`)
    times.push(ms)
    await wait(200)
  }
  return times
}

export async function rebuildLines(root: string, env: Record<string, string>, file: string, size: number): Promise<Line[]> {
  const raw = new Driver(file)
  raw.exec('UPDATE project_month SET gaps = NULL')
  raw.close()
  const server = await run([join(root, 'server/start.mjs')], env)
  try {
    const heard = hear(server)
    const [bureau, clerk] = [await signedIn(server.address, people.bureau), await signedIn(server.address, people.clerk)]
    while (heard.length === 0) await wait(20)
    const before = processorOf(server)
    const done = () => heard.at(-1)!.done === heard.at(-1)!.total
    const [pages, saves] = await Promise.all([
      meanwhile(done, () => bureau({ method: 'GET', path: '/overview?pageSize=25' })),
      meanwhile(done, n => clerk(saveOf(n, size, 1))),
    ])
    const took = heard.at(-1)!.at - heard[0]!.at
    const after = processorOf(server)
    const used = before === null || after === null ? '' : `, ${((after - before) / 1000).toFixed(1)} s of processor`
    bureau.close()
    clerk.close()
    const common = { size: size.toLocaleString('en'), bare: '', ratio: '' }
    const slowest = (what: string, times: number[]): Line => ({
      ...common,
      figure: `${what} meanwhile, of ${times.length}`,
      real: milliseconds(percentile(times, 0.5), percentile(times, 0.99)),
      aim: '',
      reached: null,
    })
    return [
      {
        ...common,
        figure: `every derived figure found again, told in ${heard.length} steps${used}`,
        real: `${(took / 1000).toFixed(1)} s`,
        aim: '≤ 30 s',
        reached: took <= 30_000,
      },
      slowest('overview', pages),
      slowest('save of one value', saves),
    ]
  } finally {
    await stop(server)
  }
}
