import { beforeEach, describe, expect, test } from 'vitest'
import { testApp, type Client, type TestApp } from '../support/app.ts'

type Row = {
  chain: string
  seq: number
  at: number
  actor: string
  event: string
  entity: string
  entityId: string
  result: string
  prev: string
  hash: string
  detail: { after?: { name?: string } }
}
type Page = { items: Row[]; next: string | null }

let app: TestApp
let bureau: Client
let auditor: Client
beforeEach(async () => {
  app = await testApp()
  bureau = await app.account('bureau', 'bureau')
  auditor = await app.account('auditor', 'auditor')
})
const make = async (count: number) => {
  for (let i = 1; i <= count; i++) {
    app.moveClock(60_000)
    await bureau.call('POST', '/agencies', { code: `c${i}`, name: `单位${i}` })
  }
}
const read = async (query = '') => (await auditor.call<Page>('GET', `/audit${query}`)).body

describe('the audit trail', () => {
  test('is read by the auditor and the security administrator alone, and a refusal is itself recorded', async () => {
    const found: [string, number][] = []
    for (const role of ['clerk', 'unitHead', 'department', 'reviewer', 'administrator', 'securityAdministrator', 'none'] as const)
      found.push([role, (await (await app.account(role, role)).call('GET', '/audit')).status])
    expect(found.filter(([, status]) => status !== 403)).toEqual([['securityAdministrator', 200]])
    expect((await bureau.call('GET', '/audit')).status).toBe(403)
    expect((await read('?result=refused')).items.map(row => row.actor)).toContain('bureau')
  })
  test('shows the newest first with its hash chain, page by page, each record once', async () => {
    await make(7)
    const first = await read('?pageSize=4')
    expect(first.items.map(row => row.entityId)).toEqual(['7', '6', '5', '4'])
    expect(first.items[0]!.prev).toBe(first.items[1]!.hash)
    const second = await read(`?pageSize=4&after=${first.next}`)
    const third = await read(`?pageSize=4&after=${second.next}`)
    const all = [...first.items, ...second.items, ...third.items].map(row => row.seq)
    expect(all).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1])
    expect(third.next).toBe(null)
  })
  test('is searched by person, thing, event, result and time', async () => {
    await make(3)
    expect((await read('?actor=bureau&event=agency')).items).toHaveLength(3)
    expect((await read('?entity=agency&entityId=2')).items.map(row => row.detail.after?.name)).toEqual(['单位2'])
    expect((await read('?event=session.open')).items).toHaveLength(2)
    expect((await read('?event=%25')).items).toHaveLength(5)
    const from = encodeURIComponent('2022-01-20T09:02:00+08:00')
    expect((await read(`?from=${from}`)).items.map(row => row.entityId)).toEqual(['3', '2'])
    expect((await read(`?until=${from}&event=agency`)).items.map(row => row.entityId)).toEqual(['2', '1'])
  })
  test.each(['after=x', 'from=yesterday', 'result=maybe', 'pageSize=1000'])(
    'a question nobody can answer (%s) is refused',
    async query => {
      expect((await auditor.call('GET', `/audit?${query}`)).status).toBe(400)
    },
  )
  test('is exported as CSV whole, longer than one reading, and the export stands in it', async () => {
    await make(510)
    app.setClock('2022-01-20T09:00:30+08:00')
    auditor = await app.signIn('auditor', 'Yusuan-2021')
    const answer = await auditor.call<string>('GET', '/audit/export.csv?entity=agency')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const lines = answer.body.split('\r\n')
    expect([lines.length, lines[0]!.split(',').at(-1)]).toEqual([512, 'hash'])
    const [record] = (await read('?event=export')).items
    expect([record!.actor, record!.detail.after]).toEqual(['auditor', { entity: 'agency' }])
  })
  test('begins with a byte order mark, and runs no formula somebody typed into a name', async () => {
    await app.account('=cmd()', 'clerk')
    const answer = await app.app.request('/api/v1/audit/export.csv', {
      headers: { cookie: await cookieOf('auditor') },
    })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect(bytes.slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]))
    expect(new TextDecoder().decode(bytes)).toContain(`,'=cmd(),`)
  })
  test('cannot be written from outside: it is only read', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect((await auditor.call(method, '/audit', {})).status).toBe(405)
  })
  test('the auditor sees the trail and nothing else', async () => {
    for (const path of ['/projects', '/overview?year=2021', '/agencies', '/users', '/api-keys'])
      expect([path, (await auditor.call('GET', path)).status]).toEqual([path, 403])
    expect((await auditor.call('POST', '/agencies', { code: 'x', name: 'x' })).status).toBe(403)
  })
})

async function cookieOf(username: string): Promise<string> {
  const answer = await app.anonymous.call('POST', '/session', { username, password: 'Yusuan-2021' })
  return answer.headers.get('set-cookie')!.split(';')[0]!
}
