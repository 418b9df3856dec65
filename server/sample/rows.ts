import { openQuestions } from '#domain/declaration-questions'
import { gapId } from '#domain/gap'
import { monthOf, type Month } from '#domain/month'
import type { SampleInsert } from '../../db/queries/sample.ts'
import { rowsOf } from '../acts/declare.ts'
import type { ReportAct } from '#domain/report-way'
import { stepped } from '../acts/move-report.ts'
import { firstDraft } from '../acts/report-state.ts'
import { versionOf } from '../acts/save-month.ts'
import { actualsOf, correctionsOf, dayAfter, instant, moneyOf } from './entries.ts'
import type { SampleProject } from './project.ts'

/** Where a sample project lands: its ids, its unit, and who enters and decides (never the same, domain rules §1). */
export type Place = {
  project: number
  agency: number
  firstSubproject: number
  firstIndicator: number
  clerk: number
  head: number
  /** Last year's project that this one continues. */
  previous: number | null
}
type Ids = { indicators: Map<string, number>; subprojects: Map<string, number> }

/** All rows that a sample project's year leaves behind, as if every step had been made by a request. */
export function sampleRows(sample: SampleProject, place: Place): SampleInsert {
  const { declaration } = sample
  const declared = rowsOf(declaration, {
    projectId: place.project,
    agencyId: place.agency,
    firstSubproject: place.firstSubproject,
    firstIndicator: place.firstIndicator,
    contributors: new Map([[declaration.agencyCode, place.agency]]),
    previousProjectId: place.previous,
    sample: true,
    questions: JSON.stringify(openQuestions(declaration)),
    by: place.clerk,
    at: instant(`${declaration.year}-01-06`),
  })
  const ids: Ids = {
    indicators: new Map(declared.indicators.map(row => [row.name, row.id])),
    subprojects: new Map(declared.subprojects.map(row => [row.name, row.id])),
  }
  const year: SampleInsert = { ...declared, actuals: [], expenditures: [], reports: [], events: [], notes: [] }
  for (let number = 1; number <= 12; number++) addMonth(year, sample, place, ids, number)
  for (const { indicator, since, ...writing } of sample.gaps)
    year.notes.push(noteOf(sample, place, ids, indicator, since, writing))
  return sample.change ? changed(year, sample, place, ids) : year
}

function addMonth(year: SampleInsert, sample: SampleProject, place: Place, ids: Ids, number: number) {
  const day = sample.reports.handedIn[number - 1] ?? null
  if (day === null) return
  const month = monthOf(sample.declaration.year, number)
  const entered = { projectId: place.project, month, recordedAt: instant(dayAfter(month, day - 1)), recordedBy: place.clerk }
  const entries = actualsOf(sample, ids.indicators, number)
  year.expenditures.push(
    ...moneyOf(sample, ids.subprojects, number).map(entry => ({
      ...entered,
      ...entry,
      version: 1,
      allocated: entry.allocated ?? null,
      offPurpose: entry.offPurpose ?? null,
      note: entry.note ?? null,
    })),
  )
  const first = entries.map(entry => versionOf(entry, undefined, { ...entered, agencyId: place.agency }))
  year.actuals.push(...first)
  let report = firstDraft(place.project, month)
  const move = (step: ReportAct, on: number, opinion = '') => {
    const today = dayAfter(month, on)
    const [by, at] = [step === 'submit' ? place.clerk : place.head, instant(today)]
    report = stepped(report, step, { by, at, today, opinion, own: by === place.clerk, lockedByDate: false }, month)
    const { projectId, version } = report
    year.events.push({ projectId, month, version, event: step, opinion, recordedAt: at, recordedBy: by })
  }
  if (sample.reports.left[number] !== 'draft') {
    move('submit', day)
    const opinion = sample.reports.returned[number]
    if (opinion !== undefined) move('return', day + 1, opinion)
    else if (sample.reports.left[number] !== 'submitted') {
      move('approve', day + 1)
      for (const { opinion: why, entry } of correctionsOf(sample, ids.indicators, number)) {
        move('reopen', day + 2, why)
        const before = first.find(row => row.indicatorId === entry.indicatorId)!
        const at = instant(dayAfter(month, day + 2))
        const after = versionOf(entry, { ...before, version: 1 }, { ...entered, recordedAt: at, agencyId: place.agency })
        year.actuals.push(after)
        move('submit', day + 2)
        move('approve', day + 2)
      }
    }
  }
  year.reports.push(report)
}

type Writing = Omit<SampleProject['gaps'][number], 'indicator' | 'since'>

function noteOf(sample: SampleProject, place: Place, ids: Ids, indicator: string, since: number, writing: Writing) {
  const month = monthOf(sample.declaration.year, since)
  const indicatorId = ids.indicators.get(indicator)
  if (indicatorId === undefined) throw new Error(`no indicator ${indicator} for the gap ${gapId(0, month)}`)
  return {
    projectId: place.project,
    indicatorId,
    since: month,
    version: 1,
    ...writing,
    causes: JSON.stringify(writing.causes),
    recordedAt: instant(dayAfter(month, 6)),
    recordedBy: place.clerk,
  }
}

/** An approved change in the middle of the year: the adjusted budget, and targets as a second version. */
function changed(year: SampleInsert, sample: SampleProject, place: Place, ids: Ids): SampleInsert {
  const { effective, on, budgetAdjusted, targets } = sample.change!
  const month: Month = monthOf(sample.declaration.year, effective)
  const rows = targets.map(({ indicator, target, plan, documentNo, reason }) => ({
    projectId: place.project,
    indicatorId: ids.indicators.get(indicator)!,
    version: 2,
    effective: month,
    target: JSON.stringify(target),
    plan: plan && JSON.stringify(plan),
    documentNo,
    reason,
    recordedAt: instant(on),
    recordedBy: place.clerk,
  }))
  const adjusted = budgetAdjusted === null ? {} : { budgetAdjusted, adjustedFrom: month }
  return { ...year, project: { ...year.project, ...adjusted, version: 2 }, targets: [...year.targets, ...rows] }
}
