import { beforeAll, describe, expect, test } from 'vitest'
import { describedRoutes, type Field } from '../support/described.ts'
import { smallBureau, type Asker, type Bureau, type Target } from '../support/rights.ts'
import { lookInto } from '../support/untouched.ts'
import { table } from '../server/rights-table.ts'

let bureau: Bureau
let described: Awaited<ReturnType<typeof describedRoutes>>
let own: Target
let other: Target
beforeAll(async () => {
  bureau = await smallBureau()
  described = await describedRoutes(bureau)
  own = await bureau.target('own')
  other = await bureau.target('other')
})

const people: Asker[] = ['clerk', 'unitHead', 'department']
const writes = Object.entries(table).filter(([route]) => !route.startsWith('GET'))
const withIds = writes.filter(([route]) => /\{(id|changeId)\}/.test(route) && !/session|messages|api-keys|users/.test(route))

/** What a field of a body names, by its own name or that of the list it stands in. */
const nameOf = ({ path }: Field) => (path.at(-1) === '0' ? path.at(-2)! : path.at(-1)!)
const foreign: Record<string, (route: string) => number> = {
  id: () => other.indicator,
  indicatorId: () => other.indicator,
  subprojectId: () => other.subproject,
  agencyId: () => other.agency,
  parentId: () => other.agency,
  projectId: () => other.project,
  projectIds: () => other.project,
  watchListId: () => 999_999,
  previousProjectId: () => other.project,
  twinId: () => other.indicator,
  accountId: () => other.account,
  accountIds: () => other.account,
  subprojectIds: () => other.subproject,
  ownerId: () => other.account,
  evidenceIds: () => other.evidence,
  subjectId: () => other.project,
  /** A list of no department the caller sees. */
  listId: () => 999_999,
  /** A source of no project the caller sees. */
  sourceId: () => 999_999,
}
/** A target is shared with other units by naming them: that is what the field is for. */
const shares = (field: Field) => field.path.includes('contributors')
/** A criterion's number counts inside its own rule set: it names no row of anybody. */
const ownNumber = (field: Field) => field.path.includes('processCriteria')
const isId = (field: Field) =>
  field.kinds.includes('integer') && /^(id|.*Ids?)$/.test(nameOf(field)) && !shares(field) && !ownNumber(field)

async function nothingChanges(work: () => Promise<void>) {
  const look = lookInto(bureau.store)
  const before = look.contents()
  await work()
  expect(look.contents()).toEqual(before)
}

describe('an id of another unit', () => {
  test('every body field that is an id is known to this test', () => {
    const names = described.routes.flatMap(({ fields }) => fields.filter(isId).map(nameOf))
    expect([...new Set(names)].sort()).toEqual(Object.keys(foreign).sort())
  })

  test.each(withIds)('in the path of %s is refused, and nothing changes', async (route, row) => {
    const [method = '', pattern = ''] = route.split(' ')
    await nothingChanges(async () => {
      for (const asker of people) {
        const { status } = await bureau.call(asker, method, row.path?.(other) ?? pattern, row.body?.(other, bureau))
        expect([asker, [403, 404].includes(status), status]).toEqual([asker, true, status])
      }
    })
  })

  test('of a change request, below the own project, is refused, and nothing changes', async () => {
    await nothingChanges(async () => {
      for (const step of ['approve', 'refuse', 'withdraw'])
        for (const asker of people) {
          const path = `/projects/${own.project}/target-changes/${other.change}/${step}`
          expect([403, 404]).toContain((await bureau.call(asker, 'POST', path, { opinion: '依据' })).status)
        }
    })
  })

  test.each(writes)('in the body of %s is refused, and nothing changes', async (route, row) => {
    const [method = '', pattern = ''] = route.split(' ')
    const { body: schema, fields } = described.routes.find(one => one.route === route) ?? { body: null, fields: [] }
    await nothingChanges(async () => {
      for (const field of fields.filter(isId))
        for (const asker of people) {
          const value = foreign[nameOf(field)]!(route)
          const body = described.placed(schema!, row.body!(own, bureau), field.path, value)
          const path = row.path?.(own) ?? pattern
          const { status, text } = await bureau.call(asker, method, path, fitting(route, body, field))
          const what = `${asker} ${field.path.join('.')}: ${status} ${text}`
          expect([what, [403, 404, 422].includes(status)]).toEqual([what, true])
          // Refused for the id, not for something else about the body.
          if (status === 422)
            expect(text).toMatch(/"code":"((counter-)?unknown-|not-a-|contract-subproject-unknown|pull-indicator|question-gone)/)
        }
    })
  })
  /** A merger and a moving name the other project and the other unit each in a field of its own. */
  const fitting = (route: string, body: unknown, field: Field) => {
    const name = nameOf(field)
    if (route === 'POST /observations') {
      const reading = { key: 'k1', indicatorId: own.indicator, at: '2021-05-01T08:00:00+08:00', value: 1 }
      return { observations: [{ ...reading, [name]: foreign[name]!(route) }] }
    }
    if (route.endsWith('/recipes') && name === 'subprojectIds') {
      const recipe = { kind: 'register', measure: 'count', by: 'signed', subprojectIds: [other.subproject] }
      return { recipes: [{ indicatorId: own.indicator, recipe }] }
    }
    if (route.includes('/watch-list') && name === 'agencyId') {
      const rule = { match: 'all', conditions: [{ field: 'agency', agencyId: other.agency }] }
      return { ...(body as object), rule }
    }
    if (route.endsWith('/pull-trials')) return { ...(body as object), url: 'http://192.0.2.1/' }
    if (!route.endsWith('/events')) return body
    return { ...(body as object), event: nameOf(field) === 'agencyId' ? 'move' : 'merge' }
  }

  test('in a query finds nothing, or is not there', async () => {
    const value: Record<string, number> = { agencyId: other.agency, projectId: other.project, indicatorId: other.indicator }
    const asked: unknown[] = []
    for (const { route, query } of described.routes.filter(one => one.route.startsWith('GET')))
      for (const name of query.filter(one => one in value))
        for (const asker of people) {
          // What the route needs beside it, such as the template to fill.
          const needed = route === 'GET /overview/exports/template' ? 'templateId=900&' : ''
          const path = route.slice(4).replace('{id}', String(own.project))
          const { status, text } = await bureau.call(asker, 'GET', `${path}?${needed}${name}=${value[name]}`, undefined)
          asked.push(route)
          if (status === 200) expect([route, name, text.includes('项目2')]).toEqual([route, name, false])
          else expect([route, name, [403, 404].includes(status)]).toEqual([route, name, true])
        }
    expect(asked.length).toBeGreaterThan(15)
  })

  test('mixed with one of the own project is refused even by the bureau, which sees both: nothing is saved by halves', async () => {
    const cases: [string, string, unknown][] = [
      [
        'PUT',
        'actuals/2021-05',
        {
          entries: [
            { indicatorId: own.indicator, value: 1 },
            { indicatorId: other.indicator, value: 1 },
          ],
        },
      ],
      [
        'PUT',
        'expenditures/2021-05',
        {
          entries: [
            { subprojectId: own.subproject, spent: 1 },
            { subprojectId: other.subproject, spent: 1 },
          ],
        },
      ],
      [
        'POST',
        'target-changes',
        { indicatorId: other.indicator, target: '≥9人次', effective: '2021-09', documentNo: '1', reason: '调' },
      ],
    ]
    await nothingChanges(async () => {
      for (const [method, path, body] of cases)
        expect([422, 404]).toContain((await bureau.call('bureau', method, `/projects/${own.project}/${path}`, body)).status)
      const both = {
        indicators: [
          { id: own.indicator, name: '改' },
          { id: other.indicator, name: '改' },
        ],
      }
      expect([422, 404]).toContain((await bureau.call('bureau', 'PATCH', `/projects/${own.project}`, both)).status)
    })
  })
})
