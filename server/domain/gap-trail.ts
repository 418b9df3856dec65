import { isFlagged, runsOf, type Run } from './gap.ts'
import { monthOf, numberOf, type Month } from './month.ts'
import { lastMonthWithData, type ProjectYear } from './project-year.ts'
import { signals, type Signal } from './vocabulary.ts'

/** What a stored month keeps for the list of gaps: the lights up to it of every indicator flagged by then, one letter a month. */
export type GapTrail = GapHead & {
  trails: [indicatorId: number, lights: string][]
}
/** Its beginning, enough to count: runs still open in the month and those that ended by then; the same for the last month with
 * data (of an empty year, January). */
export type GapHead = { open: number; closed: number; lastOpen: number; lastClosed: number; last: number | null }

const letters: Record<Signal, string> = { ahead: 'a', normal: 'n', warning: 'w', behind: 'b', notDue: '-', missing: 'm' }
const signalOf = new Map(signals.map(signal => [letters[signal], signal]))

/** The text of each month from `from` on, asked month by month; the year's letters are written once. */
export function gapTrails(year: ProjectYear): (month: Month) => string {
  const flagged = year.indicators.flatMap(({ facts, verdicts }) => {
    const first = verdicts.findIndex(({ signal }) => isFlagged(signal))
    return first < 0 ? [] : [{ id: facts.id, first, lights: verdicts.map(({ signal }) => letters[signal]).join('') }]
  })
  const end = lastMonthWithData(year)
  const given = year.months.map((_, i) => {
    if (end === null || i >= numberOf(end)) return null
    return year.ledger.spent[i] !== null || year.ledger.allocated[i] !== null || year.indicators.some(row => row.values[i]!.given)
  })
  return month => {
    const at = numberOf(month)
    let last: number | null = null
    for (let i = 0; i < at; i++) if (given[i]) last = i + 1
    const seen = flagged.filter(({ first }) => first < at)
    const here = countAll(seen, at)
    const there = last === at ? here : countAll(seen, last ?? 1)
    const trails = seen.map(({ id, lights }) => `[${id},"${lights.slice(0, at)}"]`)
    const counts = `"open":${here.open},"closed":${here.closed},"lastOpen":${there.open},"lastClosed":${there.closed}`
    return `{${counts},"last":${last},"trails":[${trails.join()}]}`
  }
}

type Count = { open: number; closed: number }
const countAll = (rows: readonly { lights: string }[], until: number) =>
  rows.reduce<Count>((sum, { lights }) => plus(sum, countRuns(lights, until)), { open: 0, closed: 0 })
const plus = (a: Count, b: Count): Count => ({ open: a.open + b.open, closed: a.closed + b.closed })

/** The runs of one indicator's letters, only counted: as `runsOf` finds them. */
function countRuns(lights: string, until: number): Count {
  let [open, closed] = [0, 0]
  for (let i = 0; i < until; i++) {
    const letter = lights[i]
    if (letter === 'b' || letter === 'w') open = 1
    else if (open && letter !== 'm') {
      open = 0
      closed++
    }
  }
  return { open, closed }
}

/** How far a stored month's text must be read to count. */
export const headLength = 96

export function readHead(text: string): GapHead {
  const [open, closed, lastOpen, lastClosed, last] = (text.slice(0, text.indexOf(',"trails"')).match(/\d+|null/g) ?? []).map(
    Number,
  )
  return { open: open ?? 0, closed: closed ?? 0, lastOpen: lastOpen ?? 0, lastClosed: lastClosed ?? 0, last: last || null }
}

/** The count for another day than it was stored for. Months after `today` were judged as if past: there nothing is missing yet. */
export function countOnTrail({ trails }: GapTrail, year: number, month: number, today: Month): Count {
  const seen = trails.map(([, lights]) => ({ lights: lettersBy(lights, year, month, today).join('') }))
  return countAll(seen, month)
}

const lettersBy = (lights: string, year: number, month: number, today: Month) =>
  Array.from(lights.slice(0, month), (letter, i) => (letter === 'm' && monthOf(year, i + 1) > today ? '-' : letter))

/** The runs themselves, up to a month. */
export const runsOnTrail = ({ trails }: Pick<GapTrail, 'trails'>, year: number, month: number, today: Month): Run[] =>
  trails.flatMap(([id, lights]) =>
    runsOf(
      id,
      lettersBy(lights, year, month, today).map(letter => signalOf.get(letter) ?? 'notDue'),
      year,
      month,
    ),
  )
