import type { EvaluationAnswer } from '../../server/answers/evaluation-answer.ts'
import type { Client, TestApp } from './app.ts'
import { declare, idOf, indicator } from './declaration.ts'

/** A small project whose year is over: 36 of 40 万元 spent, a count missed, a stage reached, everything a person writes written. */
export async function yearEnd(client: Client) {
  const project = await declare(client, {
    projectName: '文化惠民服务',
    overview: '<p>为群众提供公共文化服务。</p>',
    annualObjective: '<p>全年服务2000人次。</p><p>印发管理办法。</p>',
    subprojects: [
      { name: '场馆开放', budget: 30_000_000 },
      { name: '活动举办', budget: 10_000_000 },
    ],
    budgetTotal: 40_000_000,
    funding: [{ source: '市级财政资金', total: 40_000_000, priorYear: null, thisYear: 40_000_000 }],
    indicators: [
      indicator('服务人次', '≥2000人次', { category: '产出指标', subcategory: '数量指标', weight: 40 }),
      indicator('活动场次', '≥10场', { category: '产出指标', subcategory: '数量指标', weight: 20 }),
      indicator('管理办法', '制定', {
        category: '效益指标',
        subcategory: '社会效益指标',
        weight: 30,
        aggregation: 'milestone',
        pacing: 'due',
        dueMonth: '2021-06',
      }),
    ],
  })
  const path = `/projects/${project.id}`
  const [open, held] = project.subprojects.map(row => row.id)
  const money = { '2021-03': [6_000_000, 1_000_000], '2021-06': [9_000_000, 4_000_000], '2021-11': [12_000_000, 4_000_000] }
  for (const [month, [a, b]] of Object.entries(money)) {
    const entries = [
      { subprojectId: open!, spent: a!, allocated: a! },
      { subprojectId: held!, spent: b!, allocated: b! },
    ]
    await client.call('PUT', `${path}/expenditures/${month}`, { entries })
  }
  const stage = project.indicators.find(row => row.name === '管理办法')!.stages?.at(-1)
  const entries = [
    { indicatorId: idOf(project, '服务人次'), value: 1500 },
    { indicatorId: idOf(project, '活动场次'), value: 12 },
    { indicatorId: idOf(project, '管理办法'), level: stage ?? '完成' },
  ]
  await client.call('PUT', `${path}/actuals/2021-06`, { entries })
  const rows = [
    { indicatorId: idOf(project, '服务人次'), reason: '上半年闭馆维修。', measures: '延长开放时间。' },
    { indicatorId: idOf(project, '管理办法'), score: 30 },
  ]
  const { status, body } = await client.call<EvaluationAnswer>('PUT', `${path}/evaluation`, { rows })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return { project, path, open: open!, held: held! }
}

/** Handed in, reviewed, final: three people, for nobody decides on what he wrote. */
export async function settled(app: TestApp, client: Client, path: string) {
  await client.call('POST', `${path}/evaluation/submit`, {})
  for (const name of ['审核人', '定稿人']) {
    const { status } = await (await app.account(name, 'bureau')).call('POST', `${path}/evaluation/approve`, {})
    if (status !== 200) throw new Error(`approve: ${status}`)
  }
}
