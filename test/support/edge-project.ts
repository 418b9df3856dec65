import type { APIRequestContext } from '@playwright/test'
import type { Declaration, DeclaredIndicator } from '#domain/declaration'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { api } from './browser.ts'
import { declaration, indicator } from './declaration.ts'
import type { Server } from './server.ts'

/** 60 characters, as some forms write them. */
export const longName =
  '面向全市基层公共文化服务机构的数字化资源共建共享平台建设与运行维护及其配套的人员培训和服务质量提升专项工作任务完成数量指标项'
export const huge = '超大金额指标'
export const given = '退回冲减指标'
export const share = '覆盖率指标'

const wide: DeclaredIndicator[] = [
  indicator(longName, '1200人次'),
  indicator(huge, '987654321987元', { aggregation: 'sum' }),
  indicator(given, '100个'),
  indicator(share, '100%', { aggregation: 'last', pacing: 'whole' }),
]

const create = (request: APIRequestContext, server: Server, more: Partial<Declaration>) =>
  api<ProjectAnswer>(request, server, 'POST', '/projects', { declaration: declaration(more) })

/** What strains a page: long names, twelve digits, money given back, no weights, begun in April; `more` adds the rest. */
export async function declareEdges(request: APIRequestContext, server: Server, more: Partial<Declaration> = {}) {
  const project = await create(request, server, {
    agencyCode: 'E1',
    agencyName: '示例边界单位',
    projectName: `${longName}（2021年）`.slice(0, 60),
    subprojects: [{ name: longName, budget: 98_765_432_198_700 }],
    budgetTotal: 98_765_432_198_700,
    indicators: wide,
    ...more,
  })
  await api(request, server, 'PATCH', `/projects/${project.id}`, { startMonth: '2021-04', version: project.version })
  const id = (name: string) => project.indicators.find(row => row.name === name)!.id
  for (const [month, amount, spent] of [
    ['2021-04', 123_456_789_012, 8_000_000_000_000],
    ['2021-05', 223_456_789_012, -1_234_567_890_100],
  ] as const) {
    const entries = [
      { indicatorId: id(huge), value: amount },
      { indicatorId: id(longName), value: 100 },
      { indicatorId: id(share), value: 0.546 },
    ]
    await api(request, server, 'PUT', `/projects/${project.id}/actuals/${month}`, { entries })
    const sub = project.subprojects[0]
    if (!sub) continue
    const money = [{ subprojectId: sub.id, spent, note: '退回多付款项' }]
    await api(request, server, 'PUT', `/projects/${project.id}/expenditures/${month}`, { entries: money })
  }
  return project
}

/** Two hundred indicators with a value in each of seven months. */
export async function declareMany(request: APIRequestContext, server: Server, count = 200): Promise<ProjectAnswer> {
  const project = await create(request, server, {
    agencyCode: 'E2',
    agencyName: '示例大表单位',
    projectName: '二百项指标的项目',
    indicators: Array.from({ length: count }, (_, i) =>
      indicator(`第${i + 1}项服务数量`, '1200人次', {
        category: ['投入', '产出', '结果', '影响力'][Math.floor((i * 4) / count)]!,
      }),
    ),
  })
  for (const month of ['2021-01', '2021-02', '2021-03', '2021-04', '2021-05', '2021-06', '2021-07']) {
    const entries = project.indicators.map(({ id }, i) => ({ indicatorId: id, value: 40 + (i % 90) }))
    await api(request, server, 'PUT', `/projects/${project.id}/actuals/${month}`, { entries })
  }
  return project
}
