import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { EvidenceItem, EvidenceList, EvidencePreview } from '#domain/evidence'
import type { Progress } from '#domain/progress'
import { testApp, type Client } from '../support/app.ts'
import { declare, declaration, idOf, indicator } from '../support/declaration.ts'
import { docx, pdf, png, xlsx } from '../support/files.ts'
import { approvedMonth, twoDepartments } from '../support/tree.ts'

/** Files behind values, from upload to grade. */
type Refused = { type: string; title: string; problems?: { code: string; message: string }[] }
type Added = EvidenceItem & { known: boolean } & Refused

async function started() {
  const app = await testApp()
  const people = await twoDepartments(app)
  const indicators = [
    ...declaration().indicators,
    indicator('师生参与人次', '1000人次', { contributors: ['U1', 'U2'].map(agencyCode => ({ agencyCode, share: null })) }),
  ]
  const project = await declare(people.clerk, { indicators })
  const path = `/projects/${project.id}`
  const visits = idOf(project, '服务人次')
  const send = (content: Uint8Array, name: string, more = `indicatorId=${visits}&month=2021-05`, who: Client = people.clerk) =>
    who.call<Added>('POST', `${path}/evidence?${more}&name=${encodeURIComponent(name)}`, content)
  const enter = (month: string, value: number) =>
    people.clerk.call('PUT', `${path}/actuals/${month}`, { entries: [{ indicatorId: visits, value }] })
  const list = async (who: Client = people.clerk) => (await who.call<EvidenceList>('GET', `${path}/evidence`)).body
  const progress = async () => (await people.clerk.call<Progress>('GET', `${path}/progress?asOf=2021-06`)).body
  const gradeIn = async (month: number) =>
    (await progress()).indicators.find(row => row.id === visits)!.months[month - 1]!.evidence
  const stored = () => readdirSync(app.at.files.folder, { recursive: true, withFileTypes: true }).filter(one => one.isFile())
  return { app, ...people, project, path, visits, send, enter, list, progress, gradeIn, stored }
}

describe('the grade of a month', () => {
  test('is D when only typed, C with a file, B with a file that shows the figure, and completeness counts them', async () => {
    const { send, enter, gradeIn, progress } = await started()
    await enter('2021-05', 81_234)
    expect(await gradeIn(5)).toBe('D')
    const { status, body } = await send(png, '现场照片.png')
    expect([status, body.read, body.name]).toEqual([201, 'unread', '现场照片.png'])
    expect(await gradeIn(5)).toBe('C')
    const shown = await send(pdf(['Service statistics', 'visits 81,234']), '统计.pdf')
    expect(shown.body).toMatchObject({
      read: 'numbers',
      values: [{ month: '2021-05', found: { place: 'page:1', how: 'alone' } }],
    })
    expect(await gradeIn(5)).toBe('B')
    await enter('2021-05', 81_235)
    expect(await gradeIn(5)).toBe('C')
    await enter('2021-06', 0)
    expect((await progress()).evidence.toDate).toMatchObject({ reported: 2, C: 1, D: 1, proven: 0, backed: 0.5 })
  })

  test('is found in a cell of a workbook and in a paragraph, beside the indicator’s name', async () => {
    const { send, enter, list } = await started()
    await enter('2021-05', 60)
    await enter('2021-06', 70)
    await send(
      await xlsx([
        ['项目', '数量'],
        ['服务人次', 60],
      ]),
      '清单.xlsx',
    )
    await send(docx(['6月服务人次70人次。']), '说明.docx', (await here()).replace('05', '06'))
    const found = (await list()).values.map(value => [value.month, value.grade, value.found?.place])
    expect(found).toEqual([
      ['2021-05', 'B', 'cell:统计!B2'],
      ['2021-06', 'B', 'line:1'],
    ])
    async function here() {
      return `indicatorId=${(await list()).values[0]!.indicatorId}&month=2021-05`
    }
  })
})

describe('a file', () => {
  test('stored twice lies there once and serves several values', async () => {
    const { send, list, stored, visits, clerk, path } = await started()
    const first = await send(png, '照片.png')
    const again = await send(png, '又一次.png')
    expect([again.body.id, again.body.known, again.body.values.length]).toEqual([first.body.id, true, 1])
    await send(png, '照片.png', `indicatorId=${visits}&month=2021-06`)
    const values = [7, 8].map(month => ({ indicatorId: visits, month: `2021-0${month}` }))
    await clerk.call('POST', `${path}/evidence/${first.body.id}/values`, { values: [...values, values[0]] })
    const { items } = await list()
    expect([items.length, items[0]!.values.map(({ month }) => month), stored().length]).toEqual([
      1,
      ['2021-05', '2021-06', '2021-07', '2021-08'],
      1,
    ])
  })

  test('arrives as a form just as well, its fields before or after it', async () => {
    const { app, visits, path } = await started()
    const cookie = (await app.app.request('/api/v1/session', login)).headers.get('set-cookie')!.split(';')[0]!
    const form = new FormData()
    form.append('file', new Blob([png]), '验收 “照片”.png')
    form.append('indicatorId', String(visits))
    form.append('month', '2021-05')
    form.append('note', '验收现场')
    const answer = await app.app.request(`/api/v1${path}/evidence`, { method: 'POST', body: form, headers: { cookie } })
    expect([answer.status, await answer.json()]).toMatchObject([201, { name: '验收 “照片”.png', note: '验收现场', type: 'png' }])
  })
  const login = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'clerk1', password: 'Yusuan-2021' }),
  }

  test.each([
    ['file-named-otherwise', '照片.pdf', png],
    ['file-macros', '台账.xlsx', docx(['x'], { 'word/vbaProject.bin': 'x' })],
    ['file-markup', '页面.pdf', new TextEncoder().encode('<html></html>')],
    ['file-empty', '空.pdf', new Uint8Array()],
  ])('is refused in words, and leaves nothing behind: %s', async (code, name, content) => {
    const { send, stored, list } = await started()
    const { status, body } = await send(content, name)
    expect([status, body.problems![0]!.code, body.problems![0]!.message === code]).toEqual([415, code, false])
    expect([stored(), (await list()).items]).toEqual([[], []])
  })

  test('is handed out as an attachment nobody can run, and the trail says who had it', async () => {
    const { app, send, clerk, otherDepartment } = await started()
    const { body } = await send(png, '../../验收(1).png')
    expect(body.name).toBe('验收(1).png')
    const { status, headers } = await clerk.call('GET', `/evidence/${body.id}`)
    expect([status, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([200, 'image/png', 'nosniff'])
    expect(headers.get('content-disposition')).toContain(`filename*=UTF-8''%E9%AA%8C%E6%94%B6%281%29.png`)
    expect(headers.get('content-security-policy')).toContain('sandbox')
    await clerk.call('GET', `/evidence/${body.id}?view=1`)
    expect((await otherDepartment.call('GET', `/evidence/${body.id}`)).status).toBe(404)
    const auditor = await app.account('auditor', 'auditor')
    const trail = await auditor.call<{ items: { event: string; actor: string }[] }>('GET', '/audit?event=evidence')
    expect(trail.body.items.map(({ event, actor }) => `${actor} ${event}`)).toEqual([
      'clerk1 evidence.view',
      'clerk1 evidence.download',
      'clerk1 evidence.add',
    ])
  })

  test('that is missing on the disk is told as missing, not as a fault', async () => {
    const { app, send, clerk } = await started()
    const { body } = await send(png, '照片.png')
    app.at.files.folder += '-elsewhere'
    expect((await clerk.call('GET', `/evidence/${body.id}`)).status).toBe(410)
  })

  test('of cells is previewed as text', async () => {
    const { send, clerk } = await started()
    const { body } = await send(await xlsx([['<b>项目</b>', 5]], '清单'), '清单.xlsx')
    const preview = await clerk.call<EvidencePreview>('GET', `/evidence/${body.id}/preview`)
    expect(preview.body).toEqual({ sheets: [{ name: '清单', rows: [['<b>项目</b>', '5']] }], cut: false })
  })
})

describe('a locked month', () => {
  test('takes additions, which carry their date, and loses nothing', async () => {
    const { app, send, clerk, head, path, visits, list } = await started()
    await send(png, '照片.png')
    await approvedMonth(clerk, head, path, visits, '2021-05')
    app.moveClock(60_000)
    const added = await send(pdf(['later']), '补充.pdf')
    expect([added.status, added.body.uploadedAt, added.body.values[0]!.locked]).toEqual([201, app.now(), true])
    const remove = (id: number) => clerk.call<Refused>('POST', `${path}/evidence/${id}/remove`, { reason: '误传' })
    const refused = await remove(added.body.id)
    expect([refused.status, refused.body.type]).toEqual([423, '/problems/evidence-locked'])
    await head.call('POST', `${path}/reports/2021-05/reopen`, { opinion: '更正' })
    expect((await remove(added.body.id)).status).toBe(200)
    expect((await remove(added.body.id)).status).toBe(422)
    expect((await list()).items[0]).toMatchObject({ name: '补充.pdf', removed: { why: '误传', by: 'clerk1' } })
  })
})

test('taking a file from one value needs a reason and leaves it behind the others', async () => {
  const { send, clerk, path, visits } = await started()
  const { body } = await send(png, '照片.png')
  const place = { indicatorId: visits, month: '2021-05' }
  const unlink = (given: object) => clerk.call<EvidenceItem>('POST', `${path}/evidence/${body.id}/unlink`, given)
  expect((await unlink({ ...place, reason: ' ' })).status).toBe(400)
  expect((await unlink({ ...place, reason: '误传' })).status).toBe(422)
  await send(png, '照片.png', `indicatorId=${visits}&month=2021-06`)
  expect((await unlink({ ...place, reason: '误传' })).body.values.map(({ month }) => month)).toEqual(['2021-06'])
})

test('a contributing unit adds files behind its own values and nobody else’s', async () => {
  const { send, project, otherClerk, units, list, path, visits } = await started()
  const shared = idOf(project, '师生参与人次')
  const own = await send(png, '照片.png', `indicatorId=${shared}&month=2021-05`, otherClerk)
  expect([own.status, own.body.values[0]!.agencyId]).toEqual([201, units.u2])
  expect((await send(png, '照片.png', `indicatorId=${visits}&month=2021-05`, otherClerk)).status).toBe(403)
  const theirs = await send(pdf(['a']), '统计.pdf')
  const remove = await otherClerk.call('POST', `${path}/evidence/${theirs.body.id}/remove`, { reason: '误传' })
  expect([remove.status, (await list(otherClerk)).units]).toEqual([403, [units.u2]])
})

test('a file for a month outside the year, an unknown indicator or no indicator is refused', async () => {
  const { send, visits } = await started()
  expect((await send(png, 'a.png', `indicatorId=${visits}&month=2022-01`)).status).toBe(422)
  expect((await send(png, 'a.png', 'indicatorId=999999&month=2021-01')).status).toBe(422)
  expect((await send(png, 'a.png', 'month=2021-01')).status).toBe(400)
})
