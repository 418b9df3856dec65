import { openTables } from '../../server/documents/tables.ts'
import { storeZip } from '../../server/documents/zip.ts'
import { handedInFiles } from '../support/handed-in-folder.ts'
import { client, percentile } from './clients.ts'
import { signedIn } from './figures.ts'
import { people } from './generate.ts'
import type { Running } from './processes.ts'
import { milliseconds, ratioOf, type Line } from './table.ts'

/** Checking what is handed in, and what the year's end asks of the server. Bare: the same files opened, and nothing read in them. */

const tables = 200
const route = '/evaluations/check'

async function opened(files: Iterable<[string, Uint8Array]>): Promise<number> {
  const begun = performance.now()
  for (const [name, bytes] of files) {
    const read = await openTables(bytes, null, name)
    if (!read.ok) throw new Error(`${name} did not open`)
  }
  return performance.now() - begun
}

export async function checkingLines(real: Running, size: number, quick: boolean, say: (text: string) => void): Promise<Line[]> {
  say(`${size} projects: checking handed-in tables`)
  const files = await handedInFiles(tables)
  const asker = await signedIn(real.address, people.bureau)
  const [one] = files
  const [ours, floor]: [number[], number[]] = [[], []]
  for (let n = 0; n < (quick ? 5 : 20); n++) {
    const { status, ms, text } = await asker({ method: 'POST', path: route, body: one![1] })
    if (status !== 200) throw new Error(`the check answered ${status} ${text.slice(0, 200)}`)
    ours.push(ms)
    floor.push(await opened([one!]))
  }
  const packed = new Uint8Array(storeZip(new Map([...files].map(([name, bytes]) => [name, Buffer.from(bytes)])), true))
  const other = client(real.address)
  const waits: number[] = []
  const batching = { done: false }
  const meanwhile = (async () => {
    while (!batching.done) waits.push((await other({ method: 'GET', path: '/health' })).ms)
  })()
  const batch = await asker({ method: 'POST', path: `${route}/batch`, body: packed })
  batching.done = true
  await meanwhile
  if (!batch.text.includes('"line":"end"')) throw new Error(`the batch answered ${batch.status} ${batch.text.slice(0, 200)}`)
  const bareBatch = await opened(files)
  asker.close()
  other.close()
  const [single, bareSingle] = [percentile(ours, 0.5)!, percentile(floor, 0.5)!]
  const held = Math.max(...waits)
  const line = (figure: string, ms: number, bare: number, slowest: number | null, aim: number): Line => ({
    figure,
    size: '',
    real: milliseconds(ms, slowest),
    bare: milliseconds(bare, null),
    ratio: ratioOf(ms / bare),
    aim: `≤ ${aim} ms`,
    reached: ms <= aim,
  })
  return [
    line('check of one workbook; bare: the file opened', single, bareSingle, percentile(ours, 0.99), 200),
    line(`${tables} tables in a zip, with their report; bare: the files opened`, batch.ms, bareBatch, null, 30_000),
    {
      figure: `the slowest of ${waits.length} other requests during that batch`,
      size: '',
      real: milliseconds(held, null),
      bare: '',
      ratio: '',
      aim: '≤ 200 ms',
      reached: held <= 200,
    },
  ]
}

/** Every project's evaluation read and scored, one request after another; and one project's form as a workbook. */
export async function evaluationLines(real: Running, size: number, quick: boolean, say: (text: string) => void): Promise<Line[]> {
  say(`${size} projects: every evaluation read and scored`)
  const asker = await signedIn(real.address, people.bureau)
  const begun = performance.now()
  for (let id = 1; id <= size; id++) {
    const { status, text } = await asker({ method: 'GET', path: `/projects/${id}/evaluation` })
    if (status !== 200) throw new Error(`an evaluation answered ${status} ${text.slice(0, 200)}`)
  }
  const whole = performance.now() - begun
  const exported: number[] = []
  for (let n = 0; n < (quick ? 3 : 11); n++) {
    const { status, ms } = await asker({ method: 'GET', path: `/projects/${1 + n}/exports/self-evaluation.xlsx` })
    if (status !== 200) throw new Error(`an export answered ${status}`)
    exported.push(ms)
  }
  asker.close()
  const took = percentile(exported, 0.5)!
  const common = { size: size.toLocaleString('en'), bare: '', ratio: '' }
  return [
    {
      ...common,
      figure: 'every evaluation read and scored, one request after another',
      real: `${(whole / 1000).toFixed(1)} s`,
      aim: size === 5000 ? '≤ 5 s' : '',
      reached: size === 5000 ? whole <= 5000 : null,
    },
    {
      ...common,
      figure: 'self-evaluation form as a workbook',
      real: milliseconds(took, percentile(exported, 0.99)),
      aim: '≤ 300 ms',
      reached: took <= 300,
    },
  ]
}
