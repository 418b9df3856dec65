import { expect, test } from 'vitest'
import type { QuestionsAnswer } from '../../server/answers/questions-answer.ts'
import { testApp } from '../support/app.ts'
import { declare, idOf } from '../support/declaration.ts'

/** A plausibility question never refuses a save (domain rules §7, Calendar); its answer stays with the value. */
async function started() {
  const app = await testApp()
  const client = await app.bureau()
  const project = await declare(client)
  const visits = idOf(project, '服务人次')
  const path = `/projects/${project.id}`
  const put = (month: number, value: number) =>
    client.call('PUT', `${path}/actuals/2021-0${month}`, { entries: [{ indicatorId: visits, value }] })
  for (const [i, value] of [90, 95, 105, 110].entries()) await put(i + 1, value)
  const asked = async (by = client) => (await by.call<QuestionsAnswer>('GET', `${path}/questions/2021-05`)).body
  const agencyId = project.agency.id
  const answer = (text: string, code = 'jump') =>
    client.call<QuestionsAnswer>('PUT', `${path}/questions/2021-05`, {
      answers: [{ indicatorId: visits, agencyId, code, text }],
    })
  return { app, client, project, visits, path, put, asked, answer }
}

test('a jump is saved at once and asked about with its figures; the answer holds until the figures change', async () => {
  const { put, asked, answer, client, path } = await started()
  expect((await put(5, 400)).status).toBe(200)
  const before = await asked()
  expect(before).toMatchObject({ open: 1, items: [{ code: 'jump', name: '服务人次', answer: null, before: null }] })
  expect(before.items[0]!.message).toBe('本月 400人次，是此前 4 个月通常值 100人次 的 4 倍，原因是什么？')
  const answered = await answer('五月集中开展招生咨询')
  expect([answered.status, answered.body.open]).toEqual([200, 0])
  expect((await asked()).items[0]!.answer).toMatchObject({ text: '五月集中开展招生咨询' })
  await put(5, 450)
  expect(await asked()).toMatchObject({ open: 1, items: [{ answer: null, before: { text: '五月集中开展招生咨询' } }] })
  await answer('五月集中开展招生咨询，含补录')
  type Answered = { items: { month: string; version: number; text: string; message: string }[] }
  const { body } = await client.call<Answered>('GET', `${path}/questions`)
  expect(body.items).toMatchObject([
    { month: '2021-05', version: 1, text: '五月集中开展招生咨询', message: expect.stringContaining('400') },
    { month: '2021-05', version: 2, text: '五月集中开展招生咨询，含补录', message: expect.stringContaining('450') },
  ])
})

test('an open question does not stop the hand-in; afterwards nothing is answered, and what is not asked cannot be', async () => {
  const { put, answer, client, path, app, project } = await started()
  await put(5, 400)
  expect((await answer('没有这样问', 'falling')).status).toBe(422)
  expect((await client.call('POST', `${path}/reports/2021-05/submit`, {})).status).toBe(200)
  expect((await answer('太晚了')).status).toBe(423)
  const head = await app.account('head', 'unitHead', project.agency.id)
  expect((await head.call<QuestionsAnswer>('GET', `${path}/questions/2021-05`)).body.open).toBe(1)
})
