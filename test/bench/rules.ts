import { national2020, type RuleSet } from '#domain/ruleset'
import { Driver } from '../../db/driver.ts'
import { readTogether } from '../../db/queries/year-ends.ts'
import { client } from './clients.ts'
import { signedIn } from './figures.ts'
import { people, year } from './generate.ts'
import type { Running } from './processes.ts'
import { milliseconds, ratioOf, type Line } from './table.ts'

/** A rule set tried on every evaluation of a year: read, scored as they stand and under it. Bare: the year's entries read by the
 * driver alone, and nothing made of them. */

const tried: RuleSet = { ...national2020, version: 2, upperLimitVariant: 'B', passThreshold: 0.6 }

/** Milliseconds to read the entries of so many projects, in the portions the server reads them in. */
function reader(file: string) {
  const raw = new Driver(file, { readonly: true })
  const columns = 'month, indicator_id, agency_id, state, value, numerator, denominator, level'
  const rows = raw.prepare(`SELECT ${columns} FROM actual WHERE project_id BETWEEN ? AND ? ORDER BY project_id, month`).raw()
  const read = (first: number, last: number) => {
    const begun = performance.now()
    for (let id = first; id <= last; id += readTogether) rows.all(id, Math.min(last, id + readTogether - 1))
    return performance.now() - begun
  }
  return { read, close: () => raw.close() }
}

export async function rulesLines(real: Running, file: string, size: number, say: (text: string) => void): Promise<Line[]> {
  say(`${size} projects: a rule set tried on every evaluation`)
  const asker = await signedIn(real.address, people.bureau)
  const other = client(real.address)
  const waits: number[] = []
  /** One part, with other requests asked all the while. */
  const part = async (skip: number) => {
    const trying = { done: false }
    const meanwhile = (async () => {
      while (!trying.done) waits.push((await other({ method: 'GET', path: '/health' })).ms)
    })()
    const path = `/rule-set-previews?year=${year}&skip=${skip}`
    const asked = asker({ method: 'POST', path, body: JSON.stringify({ ruleSet: tried }) })
    const { status, ms, text } = await asked.finally(() => (trying.done = true))
    await meanwhile
    if (status !== 200) throw new Error(`trying a rule set answered ${status} ${text.slice(0, 200)}`)
    return { ms, ...(JSON.parse(text) as { next: number | null; changed: number }) }
  }
  const floor = reader(file)
  let [took, bare, changed] = [0, 0, 0]
  for (let skip: number | null = 0; skip !== null;) {
    const answer: Awaited<ReturnType<typeof part>> = await part(skip)
    took += answer.ms
    changed += answer.changed
    // By turns, so that both meet the same machine.
    bare += floor.read(skip + 1, answer.next ?? size)
    skip = answer.next
  }
  floor.close()
  asker.close()
  other.close()
  if (changed === 0) throw new Error('the rule set tried changed no score')
  const held = Math.max(...waits)
  const common = { size: size.toLocaleString('en') }
  return [
    {
      ...common,
      figure: 'every evaluation scored under a rule set tried and as it stands; bare: its entries read by the driver',
      real: milliseconds(took, null),
      bare: milliseconds(bare, null),
      ratio: ratioOf(took / bare),
      aim: size === 5000 ? '≤ 5000 ms' : '',
      reached: size === 5000 ? took <= 5000 : null,
    },
    {
      ...common,
      figure: `the slowest of ${waits.length} other requests meanwhile`,
      real: milliseconds(held, null),
      bare: '',
      ratio: '',
      aim: '≤ 200 ms',
      reached: held <= 200,
    },
  ]
}
