import { monthsOf } from '#domain/month'
import { standardPrior } from '#domain/forecast-standard'
import { rollUp } from '#domain/portfolio'
import { national2020 } from '#domain/ruleset'
import { Driver } from '../../db/driver.ts'
import { openStore } from '../../db/open.ts'
import { readReports } from '../../db/queries/reports.ts'
import { everything } from '../../db/scope.ts'
import { derivedMonths } from '../../server/acts/derive.ts'
import { readFacts } from '../../server/acts/read-before.ts'
import { portfolioSource } from '../../server/answers/portfolio-source.ts'
import { dueDaysOf } from '../../server/month-dates.ts'
import { percentile } from './clients.ts'
import { year } from './generate.ts'
import { milliseconds, ratioOf, type Line } from './table.ts'

/** In this process: the departments by month, and what forecasts add to a save. Both sides by turns. */

const last = `${year}-12`
const pair = (figure: string, size: number, ours: number[], floor: number[]) => {
  const [real, bare] = [percentile(ours, 0.5)!, percentile(floor, 0.5)!]
  const shown = { real: milliseconds(real, percentile(ours, 0.99)), bare: milliseconds(bare, percentile(floor, 0.99)) }
  return { figure, size: size.toLocaleString('en'), ...shown, ratio: ratioOf(real / bare), of: real / bare }
}

/** From the stored sums of units; bare: money and values of all projects summed by department and month. */
export async function rollUpLine(file: string, size: number, quick: boolean): Promise<Line> {
  const store = openStore(file)
  const raw = new Driver(file, { readonly: true })
  const joined = 'JOIN project p ON p.id = x.project_id JOIN agency a ON a.id = p.agency_id'
  const group = 'GROUP BY x.month, coalesce(a.parent_id, a.id)'
  const values = raw.prepare(`SELECT x.month, coalesce(a.parent_id, a.id), count(*), sum(x.value), sum(x.numerator),
    sum(x.denominator) FROM actual x ${joined} WHERE x.month LIKE '${year}-%' ${group}`)
  const money = raw.prepare(`SELECT x.month, coalesce(a.parent_id, a.id), sum(x.spent) FROM expenditure x ${joined}
    WHERE x.month LIKE '${year}-%' ${group}`)
  const frame = { year, asOf: last, today: `${year + 1}-01`, pastDue: () => true }
  const [ours, floor]: [number[], number[]] = [[], []]
  for (let n = 0; n < (quick ? 2 : 6); n++) {
    for (let i = 0; i < 10; i++) {
      const begun = performance.now()
      const source = await portfolioSource(store.db, everything, undefined, year)
      const { departments } = rollUp(await source.at(last, 'department'), frame, national2020, String)
      ours.push(performance.now() - begun)
      if (departments.length === 0) throw new Error('no departments')
    }
    const begun = performance.now()
    if (values.all().length !== money.all().length) throw new Error('departments differ')
    floor.push(performance.now() - begun)
  }
  raw.close()
  store.close()
  const { of, ...line } = pair('departments by month; bare: SQL over the values', size, ours, floor)
  return { ...line, aim: size === 5000 ? '≤ 1/50' : '', reached: size === 5000 ? of <= 1 / 50 : null }
}

/** The months a save finds again, with the year's end foreseen as a save does it; bare: without. */
export async function foreseenLine(file: string, size: number, quick: boolean): Promise<Line> {
  const store = openStore(file)
  const [ours, floor]: [number[], number[]] = [[], []]
  const ahead = { before: null, prior: standardPrior, whole: false }
  const dueOn = dueDaysOf([], national2020)
  for (let n = 0; n < (quick ? 30 : 150); n++) {
    const id = 1 + ((n * 37) % size)
    const facts = (await readFacts(store.db, id))!
    const reports = await readReports(store.db, id)
    const from = monthsOf(year)[n % 12]!
    const taken = (foreseen: typeof ahead | null) => {
      const begun = performance.now()
      derivedMonths(facts, facts, national2020, reports, from, dueOn, foreseen)
      return performance.now() - begun
    }
    ours.push(taken(ahead))
    floor.push(taken(null))
  }
  store.close()
  const { of: _, ...line } = pair("a save's derived months with the year's end foreseen; bare: without", size, ours, floor)
  return { ...line, aim: '', reached: null }
}
