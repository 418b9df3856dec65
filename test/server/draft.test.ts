import { expect, test } from 'vitest'
import { testApp, type Client } from '../support/app.ts'
import { declare } from '../support/declaration.ts'
import { twoDepartments } from '../support/tree.ts'

/** What is typed and not saved is kept under the own account (issue: survives a closed tab and another machine). */

type Draft = { draft: { typed: Record<string, unknown>; base: Record<string, number>; savedAt: number; version: number } | null }
const row = (first: string) => ({ first, second: '', third: '', level: '', absent: false, note: '' })

async function started() {
  const app = await testApp()
  const people = await twoDepartments(app)
  const project = await declare(people.clerk)
  const path = `/projects/${project.id}/drafts/2021-05`
  const put = (who: Client, first: string, version: number) =>
    who.call<{ version: number; savedAt: number }>('PUT', `${path}?version=${version}`, {
      typed: { 'i1.1': row(first) },
      base: { 'i1.1': 0 },
    })
  const read = async (who: Client) => (await who.call<Draft>('GET', path)).body.draft
  return { app, ...people, project, path, put, read }
}

test('a draft is read again as it was typed, with the moment it was kept', async () => {
  const { clerk, put, read, app } = await started()
  expect(await read(clerk)).toBeNull()
  expect((await put(clerk, '8万', 0)).body).toEqual({ version: 1, savedAt: app.at.now() })
  expect(await read(clerk)).toMatchObject({ typed: { 'i1.1': row('8万') }, base: { 'i1.1': 0 }, version: 1 })
})

test('a draft is nobody else’s, and no part of the month', async () => {
  const { clerk, head, put, read, project } = await started()
  await put(clerk, '5', 0)
  expect(await read(head)).toBeNull()
  const month = await clerk.call<{ entries: unknown[]; report: { state: string } }>(
    'GET',
    `/projects/${project.id}/actuals/2021-05`,
  )
  expect([month.body.entries, month.body.report.state]).toEqual([[], 'none'])
})

test('where another tab of the same account went on, the older one does not overwrite it', async () => {
  const { clerk, put, read } = await started()
  await put(clerk, '5', 0)
  await put(clerk, '6', 1)
  expect((await put(clerk, '7', 1)).status).toBe(409)
  expect((await read(clerk))!.typed).toEqual({ 'i1.1': row('6') })
})

test('a saved draft is dropped, one that went on elsewhere is left', async () => {
  const { clerk, put, read, path } = await started()
  await put(clerk, '5', 0)
  await put(clerk, '6', 1)
  await clerk.call('DELETE', `${path}?version=1`)
  expect(await read(clerk)).not.toBeNull()
  await clerk.call('DELETE', `${path}?version=2`)
  expect(await read(clerk)).toBeNull()
})
