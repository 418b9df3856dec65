import { expect, test } from 'vitest'
import { table } from '../../db/open.ts'
import type { CopiedNumbersAnswer, CopiedTextAnswer } from '../../server/answers/copies-answer.ts'
import { breathe } from '../../server/breathe.ts'
import { testApp, type Client } from '../support/app.ts'
import { declare, idOf } from '../support/declaration.ts'
import { twoDepartments } from '../support/tree.ts'

const reason = '受疫情影响，上半年线下培训无法举办，供应商设备到货延迟，验收相应推迟至第四季度。'
const typed = [1203, 1189, 1240, 1311]

/** U1 and U2 of one department and U3 of another, each with a project; all three give the same reason and the same numbers. */
async function threeUnits() {
  const app = await testApp()
  const people = await twoDepartments(app)
  const thirdClerk = await app.account('clerk3', 'clerk', people.units.u3)
  const made = async (client: Client, agencyCode: string, more: object = {}) => {
    const project = await declare(client, { agencyCode, projectName: `${agencyCode}的项目`, ...more })
    const indicatorId = idOf(project, '服务人次')
    for (const [i, value] of typed.entries()) {
      const entries = [{ indicatorId, value, note: i === 0 ? `${reason}共${agencyCode}场` : '' }]
      const { status } = await client.call('PUT', `/projects/${project.id}/actuals/2021-0${i + 1}`, { entries })
      expect(status).toBe(200)
    }
    return project
  }
  const [one, two, three] = [await made(people.clerk, 'U1'), await made(people.otherClerk, 'U2'), await made(thirdClerk, 'U3')]
  return { app, ...people, one, two, three }
}
const text = async (client: Client, more = '') =>
  (await client.call<CopiedTextAnswer>('GET', `/copies/text?year=2021${more}`)).body
const numbers = async (client: Client, more = '') =>
  (await client.call<CopiedNumbersAnswer>('GET', `/copies/numbers?year=2021${more}`)).body
const names = ({ items }: { items: { a: { project: { name: string } }; b: { project: { name: string } } | null }[] }) =>
  items
    .map(({ a, b }) => [a.project.name, b?.project.name].toSorted((x, y) => String(x).localeCompare(String(y))))
    .toSorted((x, y) => x.join().localeCompare(y.join()))

test('the bureau sees every pair with its shared passages marked and both places named', async () => {
  const { bureau, units } = await threeUnits()
  const found = await text(bureau)
  expect(names(found)).toEqual([
    ['U1的项目', 'U2的项目'],
    ['U1的项目', 'U3的项目'],
    ['U2的项目', 'U3的项目'],
  ])
  const { a, similarity } = found.items[0]!
  expect([a.kind, a.month, a.indicator?.name]).toEqual(['monthNote', '2021-01', '服务人次'])
  expect(similarity).toBeGreaterThan(0.8)
  expect(a.marks.map(({ from, until }) => a.text.slice(from, until)).join('')).toContain('供应商设备到货延迟')
  expect(names(await numbers(bureau))).toEqual(names(found))
  expect(names(await text(bureau, `&agencyId=${units.w}`))).toEqual([
    ['U1的项目', 'U3的项目'],
    ['U2的项目', 'U3的项目'],
  ])
})

test('a department sees pairs of its own units alone: not a word, name or number of the other department’s', async () => {
  const { department, otherDepartment, units } = await threeUnits()
  const found = await text(department)
  expect(names(found)).toEqual([['U1的项目', 'U2的项目']])
  expect(JSON.stringify([found, await numbers(department)])).not.toContain('U3')
  const theirs = await text(otherDepartment)
  expect([theirs.total, theirs.items]).toEqual([0, []])
  expect((await department.call('GET', `/copies/text?agencyId=${units.w}`)).status).toBe(404)
})

test('a reviewer sees a pair only where both projects were given; who reports sees none of it', async () => {
  const { app, bureau, clerk, head, one, two, three } = await threeUnits()
  const reviewer = await app.account('expert', 'reviewer', null)
  const { body } = await bureau.call<{ items: { id: number; name: string }[] }>('GET', '/reviewers?q=expert')
  const account = body.items.find(item => item.name === 'expert')!.id
  const give = (id: number) => bureau.call('PUT', `/projects/${id}/reviewers`, { accountIds: [account] })
  expect((await give(one.id)).status).toBe(200)
  expect((await text(reviewer)).total).toBe(0)
  await give(three.id)
  const found = await text(reviewer)
  expect(names(found)).toEqual([['U1的项目', 'U3的项目']])
  expect(JSON.stringify([found, await numbers(reviewer)])).not.toContain('U2')
  expect(two.id).toBeGreaterThan(0)
  for (const client of [clerk, head]) expect((await client.call('GET', '/copies/text')).status).toBe(403)
})

test('what is written later is found with the next look; one unit’s own repetitions are not', async () => {
  const { bureau, clerk, two } = await threeUnits()
  const before = (await text(bureau)).total
  const again = await declare(clerk, { projectName: '同一单位的另一个项目', overallObjective: `<p>${reason}</p>` })
  const after = await text(bureau)
  expect(after.total).toBe(before + 2)
  const pair = after.items.find(
    ({ a, b }) => [a, b].some(side => side.project.id === again.id) && [a, b].some(side => side.project.id === two.id),
  )!
  const own = [pair.a, pair.b].find(side => side.project.id === again.id)!
  expect([own.kind, own.text]).toEqual(['overall', reason])
})

test('last year’s months repeated digit for digit, and one number in every month, are asked about', async () => {
  const app = await testApp()
  const { bureau, clerk } = await twoDepartments(app)
  const enter = async (id: number, indicatorId: number, year: number, values: number[]) => {
    for (const [i, value] of values.entries())
      await clerk.call('PUT', `/projects/${id}/actuals/${year}-0${i + 1}`, { entries: [{ indicatorId, value }] })
  }
  const last = await declare(clerk, { projectName: '2020年项目', year: 2020 })
  await enter(last.id, idOf(last, '服务人次'), 2020, typed)
  const now = await declare(clerk, { projectName: '2021年项目' })
  await enter(now.id, idOf(now, '服务人次'), 2021, typed)
  const flat = await declare(clerk, { projectName: '每月一样' })
  await enter(flat.id, idOf(flat, '服务人次'), 2021, [50, 50, 50, 50, 50, 50])
  const found = await numbers(bureau)
  expect(found.items.map(({ kind, from, length, a }) => [kind, from, length, a.project.name])).toEqual([
    ['lastYear', '2021-01', 4, '2021年项目'],
    ['flat', '2021-01', 6, '每月一样'],
  ])
  expect(found.items[0]!.b?.values.slice(0, 4)).toEqual(typed)
})

test('with very many projects nobody waits: it is said how far the search is, and then what was found', async () => {
  const { app, bureau, one } = await threeUnits()
  const [sample] = (await app.store.db.select().from(table.project)).filter(row => row.id === one.id)
  const more = Array.from({ length: 500 }, (_, i) => ({ ...sample!, id: 10_000 + i, name: `项目${i}` }))
  await app.store.tx(async db => {
    for (let first = 0; first < more.length; first += 50) await db.insert(table.project).values(more.slice(first, first + 50))
  })
  let found = await text(bureau)
  expect([found.working?.projects, found.items]).toEqual([503, []])
  while (found.working) {
    await breathe()
    found = await text(bureau)
  }
  expect(found.total).toBe(3)
})

test('both lists go out as one workbook, and the trail keeps that they did', async () => {
  const { app, bureau } = await threeUnits()
  const file = await bureau.file('/copies.xlsx?year=2021')
  expect([file.status, String.fromCharCode(...file.bytes.slice(0, 2))]).toEqual([200, 'PK'])
  expect(file.bytes.length).toBeGreaterThan(4000)
  const trail = await app.store.db.select().from(table.audit)
  expect(trail.some(row => row.event === 'export' && row.entity === 'copies')).toBe(true)
})
