import { expect, test } from 'vitest'
import type { Gap, Progress } from '#domain/progress'
import { testApp } from '../support/app.ts'
import { declare, idOf, indicator } from '../support/declaration.ts'

const monthOf = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}`

/** 100 persons a month in 2020, 20 until June 2021 of 1200 asked; and a document not begun. */
async function slow() {
  const app = await testApp()
  const bureau = await app.bureau()
  const make = async (year: number, months: number, each: number) => {
    const indicators = [
      indicator('服务人次', '1200人次'),
      indicator('制度规范性', '规范', { aggregation: 'worst', pacing: 'whole' }),
    ]
    const project = await declare(bureau, { projectName: `${year}年服务项目`, year, indicators })
    for (let month = 1; month <= months; month++) {
      const entries = [
        { indicatorId: idOf(project, '服务人次'), value: each + month },
        { indicatorId: idOf(project, '制度规范性'), level: '部分达成' },
      ]
      expect((await bureau.call('PUT', `/projects/${project.id}/actuals/${monthOf(year, month)}`, { entries })).status).toBe(200)
    }
    return project
  }
  await make(2020, 12, 100)
  const project = await make(2021, 6, 20)
  const progress = async () => (await bureau.call<Progress>('GET', `/projects/${project.id}/progress?asOf=2021-06`)).body
  return { bureau, progress }
}

test('a need beyond the best month ever is said with its sum, last year’s months among them, and decides nothing', async () => {
  const { progress } = await slow()
  const row = (await progress()).indicators.find(one => one.name === '服务人次')!
  // 1200 − 141 = 1059 to go; December 2020 brought 112.
  expect(row).toMatchObject({ recoverable: true, recoverabilityRule: null, reachRule: { code: 'beyond-best' } })
  expect(row.reachRule!.text).toContain(
    '还差 1,059人次，剩余 6 个月每月须 176.5人次；最好月（2020年12月）112人次 × 6 = 672人次，仍不够',
  )
})

test('in doubt a gap keeps the full-year forecast; a level has none, and the refusal says so in the reader’s language', async () => {
  const { bureau, progress } = await slow()
  const { gaps } = await progress()
  const of = (name: string) => gaps.find(gap => gap.indicatorName === name)!.id
  const said = await bureau.call<Gap>('PATCH', `/gaps/${of('服务人次')}`, { likelihood: 'impossible', forecast: 400, version: 0 })
  expect(said.body).toMatchObject({ likelihood: 'impossible', forecast: 400, version: 1 })
  expect((await progress()).gaps.find(gap => gap.id === of('服务人次'))).toMatchObject({ forecast: 400 })
  const refused = await bureau.call<{ problems: { path: string; message: string }[] }>('PATCH', `/gaps/${of('制度规范性')}`, {
    forecast: 1,
  })
  expect([refused.status, refused.body.problems]).toEqual([
    422,
    [{ path: 'forecast', code: 'line-forecast-level', message: '“制度规范性”是定性指标，全年预计写在说明里' }],
  ])
})
