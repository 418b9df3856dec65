import { describe, expect, test } from 'vitest'
import { table } from '../../db/open.ts'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { testApp } from '../support/app.ts'
import { declare } from '../support/declaration.ts'
import { twoDepartments } from '../support/tree.ts'

const full = { leader: '欧阳建国', contact: '李四', phone: '13912345678' }
const masked = { leader: '欧***', contact: '李*', phone: '139****5678' }

describe('names and telephones of a declaration', () => {
  test('every answer masks them; who may see them asks for them, and the trail says so', async () => {
    const app = await testApp()
    const { clerk, head, department, bureau, otherHead } = await twoDepartments(app)
    const auditor = await app.account('auditor', 'auditor')
    const project = await declare(clerk, full)
    expect(project.personal).toEqual(masked)
    const path = `/projects/${project.id}`
    for (const client of [clerk, head, department, bureau]) {
      const { body } = await client.call<ProjectAnswer>('GET', path)
      expect(body.personal).toEqual(masked)
      expect(JSON.stringify(body)).not.toMatch(/13912345678|欧阳建国/)
    }
    const asking = [clerk, auditor, otherHead, head, department, bureau]
    const answers = await Promise.all(asking.map(client => client.call('POST', `${path}/personal`)))
    expect(answers.map(answer => answer.status)).toEqual([403, 403, 404, 200, 200, 200])
    expect(answers.at(-1)!.body).toEqual(full)
    const trail = await app.store.db.select().from(table.audit)
    const seen = trail.filter(row => row.event === 'personal.reveal' && row.result === 'done')
    expect(seen.map(row => row.actor).toSorted()).toEqual(expect.arrayContaining(['depJ', 'head1']))
    expect(JSON.stringify(trail)).not.toMatch(/13912345678|欧阳建国/)
  })

  test('a masked text sent back overwrites nothing, and none is ever stored', async () => {
    const app = await testApp()
    const { clerk, head } = await twoDepartments(app)
    const project = await declare(clerk, full)
    const path = `/projects/${project.id}`
    const stored = async () => (await head.call('POST', `${path}/personal`)).body
    expect((await clerk.call('PATCH', path, masked)).status).toBe(200)
    expect(await stored()).toEqual(full)
    const stars = await clerk.call<{ problems: { path: string; code: string }[] }>('PATCH', path, { phone: '138****0000' })
    expect([stars.status, stars.body.problems]).toMatchObject([422, [{ path: 'phone', code: 'masked-text' }]])
    await clerk.call('PATCH', path, { ...masked, phone: '13800000000' })
    expect(await stored()).toEqual({ ...full, phone: '13800000000' })
    expect(JSON.stringify(await app.store.db.select().from(table.audit))).not.toContain('13800000000')
  })

  test('a search finds projects by name, never by the people in them', async () => {
    const app = await testApp()
    const { bureau, clerk } = await twoDepartments(app)
    await declare(clerk, full)
    const found = async (q: string) =>
      (await bureau.call<{ total: number }>('GET', `/projects?q=${encodeURIComponent(q)}`)).body.total
    expect([await found('测试'), await found('欧阳'), await found('5678'), await found('李*')]).toEqual([1, 0, 0, 0])
  })
})
