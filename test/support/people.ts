import type { APIRequestContext, Browser } from '@playwright/test'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { api, signIn } from './browser.ts'
import type { Server } from './server.ts'

/** The clerk and the head of a project's unit, and the department above, each in a browser of their own. */
export async function peopleOf(
  { agency }: Pick<ProjectAnswer, 'agency'>,
  admin: APIRequestContext,
  server: Server,
  browser: Browser,
) {
  const department = await api<{ id: number }>(admin, server, 'POST', '/agencies', { code: 'D-WAY', name: '主管局' })
  await api(admin, server, 'PATCH', `/agencies/${agency.id}`, { parentId: department.id, version: 1 })
  async function person(username: string, name: string, role: string, agencyId: number) {
    const password = 'San-ren-2021'
    await api(admin, server, 'POST', '/users', { username, name, role, agencyId, password, mustChangePassword: false })
    const context = await browser.newContext({ locale: 'zh-CN' })
    await signIn(context.request, server, username, password)
    return context.newPage()
  }
  return {
    clerk: await person('tianbao', '填报甲', 'clerk', agency.id),
    head: await person('fuze', '负责乙', 'unitHead', agency.id),
    overseer: await person('zhuguan', '主管丙', 'department', department.id),
  }
}
