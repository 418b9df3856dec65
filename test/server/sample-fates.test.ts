import { beforeAll, describe, expect, test } from 'vitest'
import type { ProjectYear } from '#domain/project-year'
import { summarise, type MonthSummary } from '#domain/summary'
import type { Signal } from '#domain/vocabulary'
import { departments } from '../../server/sample/bureau/bureau.ts'
import type { Extra, Fate } from '../../server/sample/bureau/line.ts'
import { sampleOf } from '../../server/sample/load.ts'
import type { SampleProject } from '../../server/sample/project.ts'
import { judged, running, spentBy } from '../support/sample-facts.ts'

type Told = { sample: SampleProject; year: ProjectYear; months: MonthSummary[] }
let told: Told[]
beforeAll(async () => {
  const { projects } = await sampleOf('bureau')
  told = projects.map(sample => {
    const year = judged(sample)
    return { sample, year, months: year.months.map(month => summarise(year, month)) }
  })
})
const of = (year: number) => told.filter(one => one.sample.declaration.year === year)

/** The projects of 2021 that the tables give a fate or an extra. */
const lines = departments.flatMap(one => one.lines)
function having(word: Fate | Extra): Told[] {
  const wanted = lines.filter(
    line => (line.fate === word || (line.extras as readonly string[]).includes(word)) && line.years.includes(2021),
  )
  const keys = new Set(wanted.map(line => `${line.agency.code} ${line.name}`))
  const found = of(2021).filter(({ sample: { declaration: d } }) =>
    keys.has(`${d.agencyCode} ${d.projectName.replace(/^2021年/, '')}`),
  )
  expect(found).toHaveLength(keys.size)
  expect(found.length).toBeGreaterThan(0)
  return found
}
const goal = (one: Told, month: number) => one.months[month - 1]!.goalSignal
const rate = (one: Told, month: number) => one.months[month - 1]!.executionRate!
function count(list: Told[], light: (one: Told) => Signal) {
  const lights: Partial<Record<Signal, number>> = {}
  for (const one of list) lights[light(one)] = (lights[light(one)] ?? 0) + 1
  return lights
}
/** `inside`, or the number that is not. */
const within = (value: number | undefined, low: number, high: number) =>
  (value ?? 0) >= low && (value ?? 0) <= high ? 'inside' : (value ?? 0)

describe('the bureau in July 2021', () => {
  test('shows every target light, most of them normal', () => {
    const lights = count(of(2021), one => goal(one, 7))
    expect(within(lights.behind, 14, 20)).toBe('inside')
    expect(within(lights.warning, 15, 23)).toBe('inside')
    expect(within(lights.normal, 65, 77)).toBe('inside')
    expect(within(lights.ahead, 3, 7)).toBe('inside')
    expect(within(lights.missing, 6, 10)).toBe('inside')
  })
  test('shows every budget light, most of them normal', () => {
    const lights = count(of(2021), one => one.months[6]!.budgetSignal)
    expect(within(lights.behind, 5, 12)).toBe('inside')
    expect(within(lights.warning, 16, 26)).toBe('inside')
    expect(within(lights.normal, 70, 90)).toBe('inside')
    expect(within(lights.ahead, 4, 9)).toBe('inside')
  })
  test('has spent about half of its money', () => {
    const spent = of(2021).reduce((sum, one) => sum + (one.months[6]!.spentToDate ?? 0), 0)
    const budget = of(2021).reduce((sum, one) => sum + one.year.budget!, 0)
    expect(within(spent / budget, 0.46, 0.53)).toBe('inside')
  })
  test('2020 ended calmer than 2021: fewer projects behind, nothing missing', () => {
    const [then, now] = [count(of(2020), one => goal(one, 12)), count(of(2021), one => goal(one, 12))]
    expect(then.behind ?? 0).toBeLessThan(now.behind!)
    expect(of(2020).flatMap(one => one.months.filter(month => month.counts.missing > 0))).toEqual([])
  })
})

describe('fates of 2021', () => {
  test('a late tender keeps target and money behind in July, and the works unfinished in December', () => {
    for (const one of having('late')) {
      expect(goal(one, 7)).toBe('behind')
      expect(one.months[6]!.budgetSignal).toBe('behind')
      expect(rate(one, 12)).toBeLessThan(0.75)
    }
  })
  test('a stopped project spends nothing more and ends behind', () => {
    for (const one of having('stopped')) {
      const spent = running(spentBy(one.sample))
      expect(spent[11]! - spent[6]!).toBeLessThan(one.year.budget! * 0.02)
      expect(goal(one, 12)).toBe('behind')
    }
  })
  test('the perfect ones never leave normal, report by the third and spend 99 percent', () => {
    for (const one of having('perfect')) {
      expect(one.months.map(month => month.goalSignal).filter(light => light !== 'normal' && light !== 'notDue')).toEqual([])
      expect(Math.max(...one.sample.reports.handedIn.map(day => day!))).toBeLessThanOrEqual(3)
      expect(within(rate(one, 12), 0.985, 1)).toBe('inside')
    }
  })
  test('those ahead are ahead in July and beyond their targets in December', () => {
    for (const one of having('ahead')) {
      expect(goal(one, 7)).toBe('ahead')
      expect(one.months[11]!.counts.ahead).toBeGreaterThan(0)
    }
  })
  test('slow starters are behind in July and have recovered by December; year-end rushes spend a fifth in December', () => {
    for (const one of having('recover')) expect([goal(one, 7), goal(one, 12)]).toEqual(['behind', 'normal'])
    for (const one of having('rush')) {
      expect(goal(one, 7)).toBe('behind')
      expect(spentBy(one.sample)[11]! / one.year.budget!).toBeGreaterThan(0.2)
    }
  })
  test('sluggish, unmet, discontent and half-done projects show a warning in July', () => {
    for (const fate of ['sluggish', 'unmet', 'unhappy', 'partly'] as const)
      for (const one of having(fate)) expect(goal(one, 7)).toBe('warning')
  })
  test('a broken cap is behind', () => {
    for (const one of having('over')) expect(goal(one, 7)).toBe('behind')
  })
  test('who forgets to report is missing in July, and counts what was forgotten later', () => {
    for (const one of [...having('forgets'), ...having('halfReports')]) {
      expect(goal(one, 7)).toBe('missing')
      expect(one.sample.years.flatMap(year => Object.values(year.notes)).join()).toContain('未报数')
    }
    for (const one of having('forgets')) expect(one.sample.reports.handedIn[6]).toBeNull()
    for (const one of having('halfReports')) expect(one.months[6]!.budgetSignal).not.toBe('missing')
  })
  test('late reporters hand July in after the due day; some months came back, some figures were corrected', () => {
    for (const one of having('tardy')) expect(one.sample.reports.handedIn[6]).toBeGreaterThan(5)
    for (const one of having('returned')) expect(Object.values(one.sample.reports.returned)).toHaveLength(1)
    for (const one of having('typo')) expect(one.sample.corrections).toHaveLength(1)
  })
  test('money that came back stands as less than nothing, with a note', () => {
    for (const { sample } of having('refund')) {
      expect(sample.money[0]!.spent[7]).toBeLessThan(0)
      expect(sample.money[0]!.notes[8]).toContain('收回')
    }
  })
  test('targets changed in mid-year name their document, and the old ones stay', () => {
    for (const { sample, year } of having('retarget')) {
      expect(sample.change!.targets[0]!.documentNo).toMatch(/^示例财预〔2021〕\d+号$/)
      const indicator = year.indicators.find(one => one.facts.name === sample.change!.targets[0]!.indicator)!
      expect(indicator.facts.targets).toHaveLength(2)
      expect(indicator.standards[6]!.version.target.value).toBeLessThan(indicator.standards[5]!.version.target.value!)
    }
  })
  test('the year’s end is still open: most Decembers are approved, some await it, a few are drafts', () => {
    const left = of(2021).map(one => one.sample.reports.left[12])
    expect(within(left.filter(one => one === 'submitted').length, 15, 40)).toBe('inside')
    expect(within(left.filter(one => one === 'draft').length, 3, 15)).toBe('inside')
  })
  test('most projects in trouble have said why, with what they will do about it', () => {
    const troubled = [...having('late'), ...having('stopped'), ...having('sluggish'), ...having('recover')]
    expect(troubled.filter(one => one.sample.gaps.length === 0).length).toBeLessThan(troubled.length / 4)
    expect(troubled.flatMap(one => one.sample.gaps).filter(gap => gap.note.includes('整改')).length).toBeGreaterThan(20)
  })
})
