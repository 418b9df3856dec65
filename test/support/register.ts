import type { RegisterAnswer } from '../../server/answers/register-answer.ts'
import { testApp } from './app.ts'
import { declare, idOf, indicator } from './declaration.ts'
import { twoDepartments } from './tree.ts'

const evidence = { evidenceSource: '采购文件和项目验收资料' }

/** A project whose indicators name the contract register as their evidence. */
export const registerIndicators = [
  indicator('资金节约率', '15%及其以下', { aggregation: 'ratio', pacing: 'whole' }),
  indicator('购买信息化服务数量', '=5个', { ...evidence, pacing: 'due', dueMonth: '2021-12' }),
  indicator('信息化建设项目数量', '=16个', { ...evidence, pacing: 'due', dueMonth: '2021-12' }),
  indicator('信息化项目验收合格率', '=100%', { ...evidence, aggregation: 'ratio', pacing: 'whole' }),
  indicator('信息化建设及时性', '及时', { ...evidence, aggregation: 'worst', pacing: 'whole' }),
  indicator('信息化建设覆盖学校数', '=16所', { ...evidence, aggregation: 'last', pacing: 'due', dueMonth: '2021-12' }),
  indicator('服务人次', '1200人次'),
]

export type Saved = {
  id: number
  version: number
  paid: number
  questions: { code: string }[]
  payments: { id: number; version: number }[]
}
export type Refused = {
  problems: { code: string; path: string; message: string }[]
  conflicts: { yours: object; theirs: object }[]
}

/** A clerk with such a project; `now` is where the clock stands. */
export async function startedRegister(now?: string) {
  const app = await testApp(now)
  const people = await twoDepartments(app)
  const project = await declare(people.clerk, { indicators: registerIndicators })
  const path = `/projects/${project.id}`
  const sub = project.subprojects[0]!.id
  const id = (name: string) => idOf(project, name)
  const add = (row: object) =>
    people.clerk.call<Saved & Refused>('POST', `${path}/contracts`, {
      kind: 'service',
      subprojectId: sub,
      item: '云平台服务',
      ...row,
    })
  const pay = (contractId: number, row: object) =>
    people.clerk.call<Saved & Refused>('POST', `${path}/contracts/${contractId}/payments`, row)
  const register = async (who = people.clerk) => (await who.call<RegisterAnswer>('GET', `${path}/contracts`)).body
  /** Confirms what the form's own words propose. */
  const confirm = async () => {
    const { follows } = await register()
    const recipes = follows.flatMap(row =>
      row.proposal ? [{ indicatorId: row.indicatorId, recipe: row.proposal, version: row.version }] : [],
    )
    return people.clerk.call<RegisterAnswer & Refused>('PUT', `${path}/recipes`, { recipes })
  }
  return { app, ...people, project, path, sub, id, add, pay, register, confirm }
}
