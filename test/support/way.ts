import type { MonthAnswer } from '../../server/answers/month-answer.ts'
import type { ReportView } from '../../server/acts/report-state.ts'
import { testApp, type Client } from './app.ts'
import { declare, idOf } from './declaration.ts'

type Problem = { title: string; detail: string; type: string }
export type Stepped = ReportView & Problem

/** A unit of a department with its people, and a project of 2021: what the report's way needs. */
export async function unitAtWork(clock = '2021-08-03T09:00:00+08:00', channels?: Parameters<typeof testApp>[1]) {
  const app = await testApp(clock, channels)
  const bureau = await app.bureau()
  const make = async (code: string, name: string, parentId: number | null) =>
    (await bureau.call<{ id: number }>('POST', '/agencies', { code, name, parentId })).body.id
  const department = await make('D1', '主管局', null)
  const unit = await make('U1', '测试单位', department)
  const other = await make('U2', '别的单位', null)
  const project = await declare(bureau)
  const visits = idOf(project, '服务人次')
  const clerk = await app.account('clerk', 'clerk', unit)
  const head = await app.account('head', 'unitHead', unit)
  const overseer = await app.account('overseer', 'department', department)
  const step = (by: Client, act: string, body: object = {}, month = '2021-07') =>
    by.call<Stepped>('POST', `/projects/${project.id}/reports/${month}/${act}`, body)
  const enter = (by: Client, value = 1, month = '2021-07') =>
    by.call<{ report: ReportView } & Problem>('PUT', `/projects/${project.id}/actuals/${month}`, {
      entries: [{ indicatorId: visits, value, note: '数' }],
    })
  const look = async (by: Client, month = '2021-07') =>
    (await by.call<MonthAnswer>('GET', `/projects/${project.id}/actuals/${month}`)).body
  return { app, bureau, department, unit, other, project, visits, clerk, head, overseer, step, enter, look }
}
