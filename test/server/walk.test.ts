import { expect, test } from 'vitest'
import type { Declaration, Question } from '#domain/declaration'
import type { Overview } from '#domain/overview'
import type { Gap, Progress } from '#domain/progress'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { testApp } from '../support/app.ts'
import { suzhouForm } from '../support/declaration.ts'
import { entriesOf, moneyOf, months, teachers, usage, visits, works, worksPlan } from '../support/suzhou-months.ts'

type Parsed = { declaration: Declaration; questions: Question[] }

/** The main job through the interface alone: the real form, its questions, seven months, the gap and its rule. */
async function walked() {
  const client = await (await testApp('2021-08-05T09:00:00+08:00')).bureau()
  const parsed = await client.call<Parsed>('POST', '/declarations/parse', suzhouForm)
  const { declaration, questions } = parsed.body
  const answered = answer(declaration)
  const project = (await client.call<ProjectAnswer>('POST', '/projects', { declaration: answered })).body
  for (const month of months) {
    const actuals = { entries: entriesOf(project.indicators, month) }
    const saved = await client.call('PUT', `/projects/${project.id}/actuals/${month}`, actuals)
    const money = { entries: moneyOf(project.subprojects, month) }
    const paid = await client.call('PUT', `/projects/${project.id}/expenditures/${month}`, money)
    expect([saved.status, paid.status]).toEqual([200, 200])
  }
  const progress = async (asOf?: string) =>
    (await client.call<Progress>('GET', `/projects/${project.id}/progress${asOf ? `?asOf=${asOf}` : ''}`)).body
  return { client, questions, project, progress }
}

/** What the unit answers: the category after the page break stands, the works get their monthly plan. */
function answer(declaration: Declaration): Declaration {
  const indicators = declaration.indicators.map(row =>
    row.name === works ? { ...row, pacing: 'plan' as const, monthlyPlan: worksPlan } : row,
  )
  return { ...declaration, indicators }
}

const find = (progress: Progress, name: string) => progress.indicators.find(row => row.name === name)!

test('the form is pasted, asked about, saved, reported for seven months, and shows its gaps with their rules', async () => {
  const { questions, progress } = await walked()
  expect(questions.filter(question => question.code === 'category-inferred').map(question => question.line)).toEqual([58, 59])

  const july = await progress()
  expect(july.asOf).toBe('2021-07')
  expect(july.budget).toMatchObject({ spent: 1_520_000_000, inPlace: 2_000_000_000, rateOfInitial: 0.38, signal: 'warning' })

  // 360,000 of the 466,667 due by July: 77.1%, between 60% and 80%.
  const seen = find(july, visits)
  expect(seen).toMatchObject({ toDate: 360_000, attainment: 0.45, signal: 'warning' })
  expect(seen.expected).toBeCloseTo((800_000 * 7) / 12, 6)
  expect(seen.rule.text).toMatch(/36\s?万|360,000/)
  expect(seen.rule.text).toContain('77.1%')
  expect(seen.rule.text).toContain('预警')

  // A rate is judged whole, never pro-rated: 82% misses 85%, but not by 40%.
  expect(find(july, usage)).toMatchObject({ toDate: 0.82, signal: 'warning' })
  // One survey, 160 of 200: the months without one stay empty.
  expect(find(july, teachers).months.map(cell => cell.value)).toEqual([...Array(5).fill(null), 0.8, ...Array(6).fill(null)])
  // 3 of the 10 works the declared plan expects by July.
  expect(find(july, works)).toMatchObject({ toDate: 3, expected: 10, signal: 'behind' })
  expect(find(july, works).months[4]!.value).toBe(0)
  expect(find(july, works).months[3]!.value).toBeNull()

  const flagged = july.gaps.map(gap => gap.indicatorName)
  expect(flagged).toEqual(expect.arrayContaining([visits, usage, works, teachers]))
  expect(july.gaps.every(gap => gap.rule.text.length > 10)).toBe(true)
})

test('a cause is written on the gap, and the portfolio shows the same project with its money at risk', async () => {
  const { client, progress } = await walked()
  const july = await progress('2021-07')
  const gap = july.gaps.find(one => one.indicatorName === works)!
  const body = { causes: ['other'], note: '招标流标一次', likelihood: 'possible', forecast: 16, version: 0 }
  const written = await client.call<Gap>('PATCH', `/gaps/${gap.id}`, body)
  expect([written.status, written.body.note]).toEqual([200, '招标流标一次'])

  const overview = (await client.call<Overview>('GET', '/overview?year=2021&asOf=2021-07')).body
  expect(overview.totals).toMatchObject({ projects: 1, spent: 1_520_000_000, executionRate: 0.38 })
  expect(overview.totals.signals).toMatchObject({ behind: 1 })
  expect(overview.projects.items[0]).toMatchObject({ budgetSignal: 'warning', goalSignal: 'behind' })
  expect(overview.projects.items[0]!.atRiskAmount).toBe(july.atRiskAmount)
  expect(july.atRiskAmount).toBeGreaterThan(0)
})

test('as of an earlier month the page shows that month’s numbers, not July’s', async () => {
  const { progress } = await walked()
  const march = await progress('2021-03')
  expect(find(march, visits)).toMatchObject({ toDate: 90_000, signal: 'behind' })
  expect(find(march, usage)).toMatchObject({ toDate: 0.8 })
  expect(march.budget.spent).toBe(250_000_000)
  expect(find(march, works)).toMatchObject({ toDate: null })
})
