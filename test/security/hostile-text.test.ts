import { beforeAll, describe, expect, test } from 'vitest'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { declaration, indicator } from '../support/declaration.ts'
import { describedRoutes, type Field } from '../support/described.ts'
import { askers, smallBureau, type Asker, type Bureau } from '../support/rights.ts'
import { lookInto } from '../support/untouched.ts'
import { table } from '../server/rights-table.ts'

const kept = {
  html: '<script>alert(1)</script><img src=x onerror=alert(1)>"\'>',
  sql: `'; DROP TABLE project; -- " OR 1=1 /*`,
  quotes: '"\'`\\\\“”‘’%_${x}{{x}}',
  signs: '\u202eevil\u202c \u200f😀 👩‍👩‍👧 é é \ud83d\ude00',
  lines: 'a\r\nSet-Cookie: x=1\r\n\tb',
  prototype: '__proto__',
  formula: `=cmd|' /C calc'!A0`,
}
/** Those that fit into one text are put there together. */
const mixed = Object.values(kept).join(' ')
const hostile = { mixed, html: kept.html, prototype: kept.prototype, nul: 'a\0b', half: 'a\ud800b', long: '长'.repeat(10_000) }

let bureau: Bureau
let described: Awaited<ReturnType<typeof describedRoutes>>
beforeAll(async () => {
  bureau = await smallBureau()
  described = await describedRoutes(bureau)
})

const takesText = ({ kinds, schema }: Field) => kinds.includes('string') && !schema.enum && schema.const === undefined
const writes = Object.entries(table).filter(([route, row]) => !route.startsWith('GET') && row.body)
const mayAsk = (row: (typeof table)[string]) => askers.find(one => one !== 'anonymous' && row.cells[one][0] === 'o')!

describe('hostile text in every text field of', () => {
  let made = 5_000_000
  test.each(writes.filter(([route]) => route !== 'POST /declarations/parse'))('%s', async (route, row) => {
    const [method = '', pattern = ''] = route.split(' ')
    const target = await bureau.target('own')
    const { body: schema, fields } = described.routes.find(one => one.route === route)!
    const asked = mayAsk(row)
    const wrong: unknown[] = []
    for (const field of fields.filter(takesText))
      for (const [name, text] of Object.entries(hostile)) {
        const valid = row.body!(pattern.includes('{') ? target : { ...target, project: ++made }, bureau)
        const fitting = name === 'long' ? text : text.slice(0, field.schema.maxLength ?? text.length)
        const body = described.placed(schema!, valid, field.path, fitting)
        const answer = await bureau.call(asked, method, row.path?.(target) ?? pattern, body)
        const type = answer.headers.get('content-type') ?? ''
        const plain = answer.status === 204 || (/^application\/(problem\+)?json/.test(type) && nosniff(answer.headers))
        const refused = !(name === 'nul' || name === 'half') || answer.status >= 400
        if (answer.status >= 500 || !plain || !refused) wrong.push([field.path.join('.'), name, answer.status, answer.text])
      }
    expect(wrong).toEqual([])
    const look = lookInto(bureau.store)
    expect(look.damage()).toEqual([])
  })
  const nosniff = (headers: Headers) => headers.get('x-content-type-options') === 'nosniff'
})

describe('a text is kept as it was typed', () => {
  const read = async <T>(asker: Asker, path: string) => JSON.parse((await bureau.call(asker, 'GET', path, undefined)).text) as T

  test.each(Object.entries(kept))('%s in a declaration', async (_, given) => {
    const text = given.trim()
    const name = `${text} ${Math.abs(given.length)}`
    const indicators = [indicator(name, '≥5场', { explanation: text, evidenceSource: text })]
    const more = { projectName: name, projectType: text, projectAttribute: text, indicators, overview: text }
    const sent = declaration({ ...more, agencyCode: 'own', agencyName: 'own', subprojects: [{ name, budget: 120_000_000 }] })
    const { status, text: answer } = await bureau.call('bureau', 'POST', '/projects', { declaration: sent })
    expect([status, answer.slice(0, 200)]).toEqual([201, expect.any(String)])
    const project = await read<ProjectAnswer>('bureau', `/projects/${(JSON.parse(answer) as ProjectAnswer).id}`)
    expect(project.name).toBe(name)
    expect(project.subprojects.map(row => row.name)).toEqual([name])
    expect(project.indicators[0]).toMatchObject({ name, explanation: text, evidenceSource: text })
    // Rich text alone is sanitised: what could run is gone.
    expect(JSON.stringify(project).replaceAll(JSON.stringify(text).slice(1, -1), '')).not.toMatch(/<script|onerror/)
  })

  test.each(Object.entries(kept))('%s in a note, an opinion, a reason and a document number', async (_, text) => {
    const target = await bureau.target('own')
    const { project, indicator: indicatorId } = target
    const entries = [{ indicatorId, value: 1, note: text }]
    await bureau.call('clerk', 'PUT', `/projects/${project}/actuals/2021-01`, { entries })
    await bureau.call('clerk', 'POST', `/projects/${project}/reports/2021-01/submit`, { opinion: text })
    const asked = { indicatorId, target: '≥800人次', effective: '2021-09', documentNo: text, reason: text }
    await bureau.call('clerk', 'POST', `/projects/${project}/target-changes`, asked)
    type History = { actuals: { note: string | null }[]; events: { opinion: string }[] }
    const { actuals, events } = await read<History>('clerk', `/projects/${project}/history`)
    expect(actuals.map(row => row.note)).toEqual([text.trim()])
    expect(events.map(row => row.opinion)).toContain(text.trim())
    const changes = await read<{ items: { documentNo: string; reason: string }[] }>(
      'clerk',
      `/projects/${project}/target-changes`,
    )
    expect(changes.items).toContainEqual(expect.objectContaining({ documentNo: text.trim(), reason: text.trim() }))
  })

  test('searching for a wildcard or a quotation mark finds that sign alone', async () => {
    const found = async (q: string) =>
      (await read<{ total: number }>('bureau', `/projects?q=${encodeURIComponent(q)}&pageSize=200`)).total
    for (const name of ['完成100%项目', '下划_线项目', `引'号项目`]) {
      const sent = declaration({ agencyCode: 'own', agencyName: 'own', projectName: name })
      expect((await bureau.call('bureau', 'POST', '/projects', { declaration: sent })).status).toBe(201)
    }
    expect([await found('成100%项'), await found('下划_线'), await found(`引'号`)]).toEqual([1, 1, 1])
    expect([await found('完成%项目'), await found('下_线'), await found(`' or 1=1 --`)]).toEqual([0, 0, 0])
  })
  test('a half character and a zero sign are refused with their place', async () => {
    for (const name of [hostile.nul, hostile.half]) {
      const { status, text } = await bureau.call('bureau', 'POST', '/agencies', { code: 'x9', name })
      expect([status, JSON.parse(text)]).toMatchObject([400, { problems: [{ path: 'name', code: 'field.signs' }] }])
    }
  })
})
