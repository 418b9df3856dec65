import { describe, expect, test } from 'vitest'
import { table } from '../../db/open.ts'
import type { CopiedNumbersAnswer, CopiedTextAnswer } from '../../server/answers/copies-schema.ts'
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
  return { app, ...people, thirdClerk, one, two, three }
}
const text = async (client: Client, more = '') =>
  (await client.call<CopiedTextAnswer>('GET', `/copies/text?year=2021${more}`)).body
const numbers = async (client: Client, more = '') =>
  (await client.call<CopiedNumbersAnswer>('GET', `/copies/numbers?year=2021${more}`)).body
const sorted = (names: string[]) => names.toSorted((x, y) => x.localeCompare(y))
const thrice = <T>(one: T) => Array.from({ length: 3 }, () => one)
type Found = CopiedTextAnswer | CopiedNumbersAnswer
/** The projects of each group. */
const names = ({ items }: Found) =>
  items.map(one => sorted(('reports' in one ? one.reports : one.rows).map(row => row.project.name)))
const shut = (client: Client, { items, year }: Found, view: string, reason = '同一主管部门统一口径，已核实。') =>
  client.call<{ id: number }>('POST', '/copies/asides', { year, view, key: items[0]!.key, reason })

test('the bureau sees one group: the passage once, the three reports with the share of each, every place named', async () => {
  const { bureau, units } = await threeUnits()
  const found = await text(bureau)
  expect(names(found)).toEqual([['U1的项目', 'U2的项目', 'U3的项目']])
  const { reports, passage, similarity, units: held } = found.items[0]!
  expect(reports.map(one => [one.kind, one.month, one.indicator?.name])).toEqual(thrice(['monthNote', '2021-01', '服务人次']))
  expect([held, passage?.holders]).toEqual([3, 3])
  expect(passage?.text).toContain('供应商设备到货延迟，验收相应推迟至第四季度')
  expect(similarity).toBeGreaterThan(0.8)
  for (const { share, marks, text: written } of reports) {
    expect(share).toBeGreaterThan(0.8)
    expect(marks.map(({ from, until }) => written.slice(from, until)).join('')).toContain('供应商设备到货延迟')
  }
  const typedAlike = await numbers(bureau)
  expect(names(typedAlike)).toEqual(names(found))
  expect(typedAlike.items[0]!.rows.map(row => [row.same, row.reported])).toEqual(thrice([[1, 2, 3, 4], 4]))
  expect(names(await text(bureau, `&agencyId=${units.w}`))).toEqual(names(found))
})

test('a department sees groups of its own units alone: not a word, name or number of the other department’s', async () => {
  const { department, otherDepartment, units } = await threeUnits()
  const found = await text(department)
  expect(names(found)).toEqual([['U1的项目', 'U2的项目']])
  expect(JSON.stringify([found, await numbers(department)])).not.toContain('U3')
  const theirs = await text(otherDepartment)
  expect([theirs.total, theirs.items]).toEqual([0, []])
  expect((await department.call('GET', `/copies/text?agencyId=${units.w}`)).status).toBe(404)
})

test('a reviewer sees a group only where two of its projects were given; who reports sees none of it', async () => {
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

test('what is written later joins its group with the next look; one unit’s own repetitions make no group', async () => {
  const { bureau, clerk } = await threeUnits()
  const again = await declare(clerk, { projectName: '同一单位的另一个项目', overallObjective: `<p>${reason}</p>` })
  const after = await text(bureau)
  expect(after.total).toBe(1)
  const own = after.items[0]!.reports.find(one => one.project.id === again.id)!
  expect([own.kind, own.text, after.items[0]!.units]).toEqual(['overall', reason, 3])
})

describe('a group put aside', () => {
  const counts = ({ open, aside, total }: Found) => [open, aside, total]

  test('leaves the list with its reason, stands among those put aside, and can be taken back; the trail keeps all of it', async () => {
    const { app, bureau } = await threeUnits()
    const before = await text(bureau)
    const { status, body } = await shut(bureau, before, 'text')
    expect([status, counts(await text(bureau)), names(await text(bureau))]).toEqual([201, [0, 1, 0], []])
    const put = await text(bureau, '&aside=1')
    expect([counts(put), names(put)]).toEqual([[0, 1, 1], names(before)])
    expect(put.items[0]!.aside).toMatchObject({ reason: '同一主管部门统一口径，已核实。', office: 'bureau', mayTakeBack: true })
    expect(counts(await numbers(bureau))).toEqual([1, 0, 1])
    expect((await bureau.call('DELETE', `/copies/asides/${body.id}`)).status).toBe(204)
    expect(counts(await text(bureau))).toEqual([1, 0, 1])
    expect((await bureau.call('DELETE', `/copies/asides/${body.id}`)).status).toBe(404)
    const trail = (await app.store.db.select().from(table.audit)).filter(row => row.event.startsWith('copies.'))
    expect(trail.map(row => [row.event, row.entityId])).toEqual([
      ['copies.aside', String(body.id)],
      ['copies.back', String(body.id)],
    ])
    expect(trail[0]!.detail).toContain('同一主管部门统一口径')
  })

  test('comes back by itself when another unit writes the same, and when one of its texts changes', async () => {
    const { bureau, clerk, otherClerk, one } = await threeUnits()
    await shut(bureau, await text(bureau), 'text')
    const note = { indicatorId: idOf(one, '服务人次'), value: typed[0], note: `${reason}共十二场` }
    expect((await clerk.call('PUT', `/projects/${one.id}/actuals/2021-01`, { entries: [note] })).status).toBe(200)
    const changed = await text(bureau)
    expect(counts(changed)).toEqual([1, 0, 1])
    await shut(bureau, changed, 'text')
    expect(counts(await text(bureau))).toEqual([0, 1, 0])
    await declare(otherClerk, { agencyCode: 'U2', projectName: '后来的项目', overallObjective: `<p>${reason}另附说明。</p>` })
    const joined = await text(bureau)
    expect([counts(joined), joined.items[0]!.reports.length]).toEqual([[1, 0, 1], 4])
  })

  test('numbers stay aside while further months differ, and come back when one more month is the same', async () => {
    const { bureau, clerk, otherClerk, thirdClerk, one, two, three } = await threeUnits()
    expect((await shut(bureau, await numbers(bureau), 'numbers')).status).toBe(201)
    const enter = (client: Client, project: typeof one, value: number) =>
      client.call('PUT', `/projects/${project.id}/actuals/2021-05`, {
        entries: [{ indicatorId: idOf(project, '服务人次'), value }],
      })
    await enter(clerk, one, 1402)
    await enter(otherClerk, two, 1377)
    await enter(thirdClerk, three, 1402)
    expect(counts(await numbers(bureau))).toEqual([0, 1, 0])
    await enter(otherClerk, two, 1402)
    const back = await numbers(bureau)
    expect([counts(back), back.items[0]!.length]).toEqual([[1, 0, 1], 5])
  })

  test('a list read before something changed puts nothing aside: the group has another key by then', async () => {
    const { bureau, clerk, one } = await threeUnits()
    const read = await text(bureau)
    const note = { indicatorId: idOf(one, '服务人次'), value: typed[0], note: `${reason}共十二场` }
    await clerk.call('PUT', `/projects/${one.id}/actuals/2021-01`, { entries: [note] })
    expect((await shut(bureau, read, 'text')).status).toBe(409)
    expect((await shut(bureau, await text(bureau), 'text', ' ')).status).toBe(400)
    expect(counts(await text(bureau))).toEqual([1, 0, 1])
  })

  test('a department’s word is a note for the bureau, and the bureau’s is not the department’s to take back', async () => {
    const { bureau, clerk, otherClerk, department, otherDepartment } = await threeUnits()
    const own = await shut(department, await text(department), 'text', '两单位联合培训。')
    expect(counts(await text(department))).toEqual([0, 1, 0])
    // The bureau’s group has a third report in it: of that nobody in the department said anything.
    expect((await text(bureau)).items[0]!.aside).toBeNull()
    expect((await otherDepartment.call('DELETE', `/copies/asides/${own.body.id}`)).status).toBe(404)
    const theirs = await shut(bureau, await text(bureau), 'text')
    expect(JSON.stringify(await text(department, '&aside=1'))).not.toContain('统一口径')
    expect((await department.call('DELETE', `/copies/asides/${theirs.body.id}`)).status).toBe(404)
    expect((await department.call('DELETE', `/copies/asides/${own.body.id}`)).status).toBe(204)
    expect(counts(await text(department))).toEqual([1, 0, 1])
    const joint = '<p>与兄弟单位联合举办职业技能竞赛，赛事方案、评分细则由双方共同拟定并印发执行。</p>'
    await declare(clerk, { projectName: '竞赛一', overallObjective: joint })
    await declare(otherClerk, { agencyCode: 'U2', projectName: '竞赛二', overallObjective: joint })
    const both = { ...(await text(department)) }
    both.items = both.items.filter(({ reports }) => reports.some(one => one.project.name === '竞赛一'))
    await shut(department, both, 'text', '竞赛是两单位合办的。')
    const note = (await text(bureau)).items.find(({ key }) => key === both.items[0]!.key)!
    expect(note.aside).toMatchObject({ reason: '竞赛是两单位合办的。', holds: false, mayTakeBack: false })
  })

  test('an expert’s word holds for that expert alone', async () => {
    const { app, bureau, one, three } = await threeUnits()
    const expert = await app.account('expert', 'reviewer', null)
    const second = await app.account('expert2', 'reviewer', null)
    const { body } = await bureau.call<{ items: { id: number; name: string }[] }>('GET', '/reviewers?q=expert')
    const accountIds = body.items.map(item => item.id)
    for (const { id } of [one, three]) await bureau.call('PUT', `/projects/${id}/reviewers`, { accountIds })
    const put = await shut(expert, await text(expert), 'text')
    expect([put.status, counts(await text(expert)), counts(await text(second)), counts(await text(bureau))]).toEqual([
      201,
      [0, 1, 0],
      [1, 0, 1],
      [1, 0, 1],
    ])
    expect((await second.call('DELETE', `/copies/asides/${put.body.id}`)).status).toBe(404)
  })

  test('who reports neither puts aside nor takes back', async () => {
    const { bureau, clerk, head } = await threeUnits()
    const read = await text(bureau)
    for (const client of [clerk, head]) expect((await shut(client, read, 'text')).status).toBe(403)
  })
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
  expect(found.items.map(({ kind, from, length, rows }) => [kind, from, length, rows[0]!.project.name])).toEqual([
    ['lastYear', '2021-01', 4, '2021年项目'],
    ['flat', '2021-01', 6, '每月一样'],
  ])
  expect(found.items[0]!.before?.slice(0, 4)).toEqual(typed)
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
  expect(found.total).toBe(1)
})

test('both lists go out as one workbook, and the trail keeps that they did', async () => {
  const { app, bureau } = await threeUnits()
  const file = await bureau.file('/copies.xlsx?year=2021')
  expect([file.status, String.fromCharCode(...file.bytes.slice(0, 2))]).toEqual([200, 'PK'])
  expect(file.bytes.length).toBeGreaterThan(4000)
  const trail = await app.store.db.select().from(table.audit)
  expect(trail.some(row => row.event === 'export' && row.entity === 'copies')).toBe(true)
})
