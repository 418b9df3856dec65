import { changed, cellOf } from '../support/entry-book.ts'
import { monthsOf } from '#domain/month'
import { client, percentile, type Client } from './clients.ts'
import { pageOf, saveOf, signedIn } from './figures.ts'
import { indicatorId, indicatorsEach, people, year } from './generate.ts'
import type { Running } from './processes.ts'
import { milliseconds, ratioOf, type Line } from './table.ts'

/** What arrives in large pieces: a month's workbook, a hundred thousand readings. */

const months = monthsOf(year)
const many = 100_000

/** The workbook of a month with something else in each of its 30 rows. */
async function filled(clerk: Client, project: number, month: string, n: number): Promise<Uint8Array> {
  const { status, bytes } = await clerk({ method: 'GET', path: `/projects/${project}/exports/entry.xlsx?month=${month}` })
  if (status !== 200) throw new Error(`entry.xlsx answered ${status}`)
  return changed(bytes, ({ sheet }) => {
    for (let i = 0; i < indicatorsEach; i++) {
      const cell = cellOf(sheet, `指标${i + 1}`, 'first')
      if (i % 10 === 9) cell.value = cell.value === '达成' ? '部分达成' : '达成'
      else cell.value = i % 10 > 3 && i % 10 < 7 ? (cell.value === 90 ? 91 : 90) : 20_000 + n * 100 + i
    }
  })
}

/** The last project's months one after the other: shown as differences, then saved. Bare: 30 values saved as JSON. */
async function workbookLines(clerk: Client, floor: Client, size: number, tries: number): Promise<Line[]> {
  const [dry, saved, bare]: number[][] = [[], [], []]
  for (let n = 0; n < tries; n++) {
    const month = months[n % 12]!
    const body = await filled(clerk, size, month, n)
    const send = (dryRun: 0 | 1) =>
      clerk({ method: 'POST', path: `/projects/${size}/imports/entry?dryRun=${dryRun}&month=${month}`, body })
    const [shown, done] = [await send(1), await send(0)]
    const { differences } = JSON.parse(shown.text) as { differences?: unknown[] }
    if (differences?.length !== indicatorsEach || done.status !== 200) throw new Error(`import answered ${done.text}`)
    dry!.push(shown.ms)
    saved!.push(done.ms)
    bare!.push((await floor(saveOf(n, size, indicatorsEach))).ms)
  }
  const least = percentile(bare!, 0.5)!
  const line = (what: string, times: number[]): Line => ({
    figure: `workbook of 30 indicators, ${what}; bare: 30 values saved`,
    size: size.toLocaleString('en'),
    real: milliseconds(percentile(times, 0.5), percentile(times, 0.99)),
    bare: milliseconds(least, percentile(bare!, 0.99)),
    ratio: ratioOf(percentile(times, 0.5)! / least),
    aim: '≤ 300 ms',
    reached: percentile(times, 0.5)! <= 300,
  })
  return [line('dry run', dry!), line('saved', saved!)]
}

/** Asks on and on until `done`, and answers the slowest. */
async function slowest(done: () => boolean, step: (n: number) => Promise<{ status: number; ms: number }>): Promise<number> {
  let most = 0
  for (let n = 0; !done(); n++) {
    const { status, ms } = await step(n)
    if (status !== 200) throw new Error(`meanwhile answered ${status}`)
    most = Math.max(most, ms)
  }
  return most
}

/** Five minutes apart through the year, into one indicator of the last project; meanwhile one person reads and one saves. */
async function readingLines(clerk: Client, bureau: Client, floor: Client, size: number): Promise<Line[]> {
  const start = Date.parse(`${year}-01-01T08:00:00Z`)
  const observations = Array.from({ length: many }, (_, i) => ({
    key: `r${i}`,
    indicatorId: indicatorId(size, 0),
    at: start + i * 300_000,
    value: 1,
  }))
  const body = JSON.stringify({ observations })
  let answered = false
  const sent = clerk({ method: 'POST', path: '/observations', body }).finally(() => (answered = true))
  const page = slowest(
    () => answered,
    n => bureau(pageOf(n, size)),
  )
  const save = slowest(
    () => answered,
    n => clerk(saveOf(n, size - 1, 1)),
  )
  const [real, pageMs, saveMs] = [await sent, await page, await save]
  if (!real.text.includes(`"taken":${many}`)) throw new Error(`observations answered ${real.text}`)
  const bare = await floor({ method: 'POST', path: `/projects/${size}/observations`, body })
  if (bare.status !== 200) throw new Error(`bare observations answered ${bare.text}`)
  const common = { size: size.toLocaleString('en'), bare: '', ratio: '' }
  const meanwhile = (what: string, ms: number, most: number): Line => ({
    ...common,
    figure: `slowest ${what} meanwhile`,
    real: milliseconds(ms, null),
    aim: `≤ ${most} ms`,
    reached: ms <= most,
  })
  return [
    {
      ...common,
      figure: '100,000 readings in one request; bare: inserted and summed',
      real: milliseconds(real.ms, null),
      bare: milliseconds(bare.ms, null),
      ratio: ratioOf(real.ms / bare.ms),
      aim: '',
      reached: null,
    },
    meanwhile('project page', pageMs, 250),
    meanwhile('save of one value', saveMs, 1000),
  ]
}

export async function fillingLines(real: Running, bare: Running, size: number, quick: boolean, say: (text: string) => void) {
  const [clerk, bureau] = [await signedIn(real.address, people.clerk), await signedIn(real.address, people.bureau)]
  const floor = client(bare.address)
  say(`${size} projects: workbooks`)
  const lines = await workbookLines(clerk, floor, size, quick ? 5 : 24)
  say(`${size} projects: 100,000 readings`)
  lines.push(...(await readingLines(clerk, bureau, floor, size)))
  clerk.close()
  bureau.close()
  floor.close()
  return lines
}
