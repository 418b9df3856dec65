import { expect } from 'vitest'
import type { EvaluationAnswer } from '../../server/answers/evaluation-answer.ts'
import { testApp, type Client } from './app.ts'
import { declare, idOf, indicator } from './declaration.ts'
import { twoDepartments } from './tree.ts'

export type Said = EvaluationAnswer & {
  title: string
  type: string
  problems?: { path: string; code: string; message: string }[]
}
const rows = [
  indicator('服务人次', '≥2000人次', { category: '产出指标', weight: 60 }),
  indicator('管理办法', '制定', {
    category: '效益指标',
    weight: 30,
    aggregation: 'milestone',
    pacing: 'due',
    dueMonth: '2021-06',
  }),
]

/** In January 2022: a project of 2021 with 1500 of 2000 visits, its regulation made, and 36 of 40万元 spent. */
export async function evaluatedProject(clock = '2022-01-10T09:00:00+08:00') {
  const app = await testApp(clock)
  const people = await twoDepartments(app)
  const { clerk } = people
  const project = await declare(clerk, {
    indicators: rows,
    subprojects: [{ name: '服务', budget: 40_000_000 }],
    budgetTotal: 40_000_000,
  })
  const [visits, rules] = [idOf(project, '服务人次'), idOf(project, '管理办法')]
  const path = `/projects/${project.id}`
  const entries = [
    { indicatorId: visits, value: 1500 },
    { indicatorId: rules, level: '达成' },
  ]
  expect((await clerk.call('PUT', `${path}/actuals/2021-06`, { entries })).status).toBe(200)
  const spent = [{ subprojectId: project.subprojects[0]!.id, spent: 36_000_000 }]
  expect((await clerk.call('PUT', `${path}/expenditures/2021-06`, { entries: spent })).status).toBe(200)
  const read = async (by: Client) => (await by.call<Said>('GET', `${path}/evaluation`)).body
  const write = (by: Client, body: object) => by.call<Said>('PUT', `${path}/evaluation`, body)
  const step = (by: Client, act: string, body: object = {}) => by.call<Said>('POST', `${path}/evaluation/${act}`, body)
  const complete = () =>
    write(clerk, {
      rows: [
        { indicatorId: visits, reason: '上半年闭馆', measures: '延长开放时间' },
        { indicatorId: rules, score: 28, reason: '印发偏晚' },
      ],
    })
  return { ...people, app, project, path, visits, rules, read, write, step, complete }
}
