import type { ActualEntry } from '#domain/actual'
import { gapId } from '#domain/gap'
import { monthOf, shiftMonth, type Month } from '#domain/month'
import type { Db } from '../../db/open.ts'
import { readPlan } from '../../db/queries/facts.ts'
import type { Caller } from '../access/caller.ts'
import { writeGap } from '../gap-answer.ts'
import { moveReport, type Step } from '../move-report.ts'
import { saveDeclaration } from '../save-declaration.ts'
import { saveActuals, saveExpenditures } from '../save-month.ts'
import type { Cell } from './cells.ts'
import type { SampleProject } from './project.ts'

/** Who enters and who approves: never the same (domain rules §1). */
export type People = { clerk: Caller; head: Caller }
type Ids = { project: number; indicators: Map<string, number>; subprojects: Map<string, number> }

/** Ten o'clock in Suzhou on a day of the month after. */
const dayAfter = (month: Month, day: number) => `${shiftMonth(month, 1)}-${String(day).padStart(2, '0')}`
const instant = (day: string) => Date.parse(`${day}T10:00:00+08:00`)

/** Walks a project through its year with the functions people's requests use. */
export async function saveProject(db: Db, people: People, sample: SampleProject): Promise<number> {
  const { declaration } = sample
  const project = await saveDeclaration(db, people.clerk, declaration, instant(`${declaration.year}-01-06`), true)
  const plan = (await readPlan(db, project))!
  const ids = {
    project,
    indicators: new Map(plan.indicators.map(row => [row.name, row.id])),
    subprojects: new Map(plan.subprojects.map(row => [row.name, row.id])),
  }
  for (let number = 1; number <= 12; number++) await saveMonth(db, people, sample, ids, number)
  for (const { indicator, since, ...writing } of sample.gaps) {
    const month = monthOf(declaration.year, since)
    const day = dayAfter(month, 6)
    await writeGap(db, people.clerk, gapId(ids.indicators.get(indicator)!, month), writing, day.slice(0, 7), instant(day))
  }
  return project
}

async function saveMonth(db: Db, { clerk, head }: People, sample: SampleProject, ids: Ids, number: number) {
  const day = sample.reports.handedIn[number - 1]
  if (day === null || day === undefined) return
  const month = monthOf(sample.declaration.year, number)
  const move = (step: Step, on: number, opinion = '') => {
    const date = dayAfter(month, on)
    const by = step === 'submit' ? clerk : head
    return moveReport(db, by, ids.project, month, step, opinion, instant(date), date)
  }
  const entered = instant(dayAfter(month, day - 1))
  const entries = actualsOf(sample, ids, number)
  const money = moneyOf(sample, ids, number)
  if (money.length) await saveExpenditures(db, clerk, ids.project, month, money, entered)
  if (entries.length) await saveActuals(db, clerk, ids.project, month, entries, entered)
  const left = sample.reports.left[number]
  if (left === 'draft') return
  await move('submit', day)
  const opinion = sample.reports.returned[number]
  if (opinion !== undefined) return void (await move('return', day + 1, opinion))
  if (left === 'submitted') return
  await move('approve', day + 1)
  for (const wrong of sample.corrections.filter(one => one.month === number)) {
    await move('reopen', day + 2, wrong.opinion)
    const at = sample.declaration.indicators.findIndex(row => row.name === wrong.indicator)
    const right = entryOf(ids.indicators.get(wrong.indicator)!, sample.years[at]!.cells[number - 1]!, wrong.note)
    await saveActuals(db, clerk, ids.project, month, [right], instant(dayAfter(month, day + 2)))
    await move('submit', day + 2)
    await move('approve', day + 2)
  }
}

function entryOf(indicatorId: number, cell: NonNullable<Cell>, note: string | undefined): ActualEntry {
  if (typeof cell === 'string') return { indicatorId, level: cell, note }
  return typeof cell === 'number' ? { indicatorId, value: cell, note } : { indicatorId, ...cell, note }
}

function actualsOf(sample: SampleProject, ids: Ids, number: number): ActualEntry[] {
  return sample.declaration.indicators.flatMap(({ name }, i) => {
    const { cells, notes } = sample.years[i]!
    const wrong = sample.corrections.find(one => one.month === number && one.indicator === name)
    const cell = wrong ? wrong.wrong : (cells[number - 1] ?? null)
    return cell === null ? [] : [entryOf(ids.indicators.get(name)!, cell, wrong ? undefined : notes[number])]
  })
}

/** Nothing was spent for another purpose: entered as 0, for empty would mean unknown. */
function moneyOf(sample: SampleProject, ids: Ids, number: number) {
  return sample.money.flatMap(({ name, spent, allocated, notes }) => {
    const amount = spent[number - 1] ?? null
    if (amount === null) return []
    const subprojectId = ids.subprojects.get(name)!
    return [{ subprojectId, spent: amount, allocated: allocated[number - 1] ?? null, offPurpose: 0, note: notes[number] }]
  })
}
