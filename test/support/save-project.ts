import { gapId } from '#domain/gap'
import { monthOf } from '#domain/month'
import type { ReportAct } from '#domain/report-way'
import type { Db } from '../../db/open.ts'
import { readPlan } from '../../db/queries/facts.ts'
import type { Caller } from '../../server/access/caller.ts'
import type { When } from '../../server/clock.ts'
import { writeGap } from '../../server/answers/gap-answer.ts'
import { moveReport } from '../../server/acts/move-report.ts'
import { applyPatch } from '../../server/acts/project-patch.ts'
import { actualsOf, correctionsOf, dayAfter, instant, moneyOf } from '../../server/sample/entries.ts'
import type { SampleProject } from '../../server/sample/project.ts'
import { saveDeclaration } from '../../server/acts/save-declaration.ts'
import { saveActuals, saveExpenditures } from '../../server/acts/save-month.ts'

/** Who enters and who approves: never the same (domain rules §1). */
export type People = { clerk: Caller; head: Caller }
type Ids = { project: number; indicators: Map<string, number>; subprojects: Map<string, number> }

/** Walks a sample project through its year with the functions people's requests use: what the bulk load must equal. */
export async function saveProject(db: Db, people: People, sample: SampleProject): Promise<number> {
  const { declaration } = sample
  const project = await saveDeclaration(db, people.clerk, declaration, instant(`${declaration.year}-01-06`), true)
  const plan = (await readPlan(db, project))!
  const ids = {
    project,
    indicators: new Map(plan.indicators.map(row => [row.name, row.id])),
    subprojects: new Map(plan.subprojects.map(row => [row.name, row.id])),
  }
  if (sample.change) {
    const { effective, on, budgetAdjusted, targets } = sample.change
    const indicators = targets.map(({ indicator, plan: monthlyPlan, ...rest }) => ({
      id: ids.indicators.get(indicator)!,
      monthlyPlan,
      effective: monthOf(declaration.year, effective),
      ...rest,
    }))
    const budget = budgetAdjusted === null ? {} : { budgetAdjusted, adjustedFrom: monthOf(declaration.year, effective) }
    await applyPatch(db, people.clerk, project, { ...budget, indicators }, instant(on))
  }
  for (let number = 1; number <= 12; number++) await saveMonth(db, people, sample, ids, number)
  for (const { indicator, since, ...writing } of sample.gaps) {
    const month = monthOf(declaration.year, since)
    const day = dayAfter(month, 6)
    await writeGap(db, people.clerk, gapId(ids.indicators.get(indicator)!, month), writing, day.slice(0, 7), instant(day))
  }
  return project
}

/** Ten o'clock on a day; nothing is sent. */
const whenOn = (day: string): When => ({
  now: () => instant(day),
  today: () => day,
  dayOf: at => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10),
  channels: { mail: false, webhook: false, link: null },
})

async function saveMonth(db: Db, { clerk, head }: People, sample: SampleProject, ids: Ids, number: number) {
  const day = sample.reports.handedIn[number - 1]
  if (day === null || day === undefined) return
  const month = monthOf(sample.declaration.year, number)
  const move = (step: ReportAct, on: number, opinion = '') => {
    const date = dayAfter(month, on)
    const by = step === 'submit' ? clerk : head
    return moveReport(db, by, ids.project, month, step, { opinion }, whenOn(date))
  }
  const entered = whenOn(dayAfter(month, day - 1))
  const entries = actualsOf(sample, ids.indicators, number)
  const money = moneyOf(sample, ids.subprojects, number)
  if (money.length) await saveExpenditures(db, clerk, ids.project, month, money, entered)
  if (entries.length) await saveActuals(db, clerk, ids.project, month, entries, entered)
  const left = sample.reports.left[number]
  if (left === 'draft') return
  await move('submit', day)
  const opinion = sample.reports.returned[number]
  if (opinion !== undefined) return void (await move('return', day + 1, opinion))
  if (left === 'submitted') return
  await move('approve', day + 1)
  for (const { opinion: why, entry } of correctionsOf(sample, ids.indicators, number)) {
    await move('reopen', day + 2, why)
    await saveActuals(db, clerk, ids.project, month, [entry], whenOn(dayAfter(month, day + 2)))
    await move('submit', day + 2)
    await move('approve', day + 2)
  }
}
