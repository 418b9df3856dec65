import { describe, expect, test } from 'vitest'
import { table } from '../../db/open.ts'
import { updateAccount } from '../../db/queries/accounts.ts'
import { drawer } from '../../server/pictures/draw.ts'
import { deliver } from '../../server/scheduler/deliver.ts'
import { sendDigests } from '../../server/scheduler/digest.ts'
import { unpackBody } from '../../server/scheduler/letter-body.ts'
import { mailSender } from '../../server/scheduler/mail.ts'
import { mailServer } from '../support/posts.ts'
import { unitAtWork } from '../support/way.ts'

const font = new URL('../../node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf', import.meta.url).pathname
const drawing = drawer({ latin: font, han: null })
type Inbox = { items: { kind: string; title: string; text: string }[] }

/** A bureau that follows the whole portfolio; June is entered, money and all. */
async function reader(channels = { mail: true, webhook: false, link: 'https://jichi.example' as string | null }) {
  const work = await unitAtWork('2021-07-20T09:00:00+08:00', channels)
  const { app, bureau, project } = work
  const { id } = (await bureau.call<{ user: { id: number } }>('GET', '/session')).body.user
  await app.store.tx(db => updateAccount(db, id, { email: 'bureau@example.test' }))
  const spend = async (month: string, spent: number) => {
    const money = [{ subprojectId: project.subprojects[0]!.id, spent, allocated: 10_000_000, note: '数' }]
    const path = `/projects/${project.id}/expenditures/${month}`
    expect((await bureau.call('PUT', path, { entries: money })).status).toBe(200)
  }
  await spend('2021-06', 6_000_000)
  const asked = { subject: 'mine', subjectId: 0, alerts: false, digest: true, channels: ['inbox', 'mail'] }
  expect((await bureau.call('PUT', '/subscriptions', asked)).status).toBe(200)
  const send = () => sendDigests(app.store, app.at, drawing)
  const letters = async () => (await app.store.db.select().from(table.outbox)).map(row => unpackBody(row.body))
  return { ...work, spend, send, letters }
}

describe('the monthly digest', () => {
  test('is sent once for the last month whose reports are due, with its sentence, money, a picture and its text', async () => {
    const { send, letters } = await reader()
    expect(await Promise.all([send(), send()])).toContain(1)
    expect(await send()).toBe(0)
    const [letter, ...rest] = await letters()
    expect(rest).toEqual([])
    expect(letter!.text).toContain('资金执行 5.0%，比时间进度慢 45.0 个百分点')
    expect(letter!.text).not.toMatch(/behind time|digest/)
    expect(letter!.html).toContain('alt="预算执行折线图：截至6月执行 5.0%，虚线为序时进度 50%；全年预算 ')
    expect(letter!.html).toContain('cid:pace')
    expect(letter!.html).toContain('您订阅了我负责的项目的月度摘要')
    expect(letter!.stop).toMatch(/^https:\/\/jichi\.example\/api\/v1\/subscription-stops\?token=/)
    const png = Buffer.from(letter!.pictures[0]!.png, 'base64')
    expect([png.subarray(1, 4).toString(), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 1080, 560])
  })

  test('the next month says what changed; a month without change is passed over in silence', async () => {
    const { app, send, spend, letters } = await reader()
    await send()
    await spend('2021-07', 12_000_000)
    app.setClock('2021-08-20T09:00:00+08:00')
    expect(await send()).toBe(1)
    expect((await letters())[1]!.html).toContain('执行率 5.0% → 15.0%')
    app.setClock('2021-09-20T09:00:00+08:00')
    const before = (await letters()).length
    expect(await send()).toBe(0)
    expect(await letters()).toHaveLength(before)
  })

  test('arrives as a mail with the picture inside and a header to stop it', async () => {
    const server = await mailServer()
    const { app, send } = await reader()
    await send()
    expect(await deliver(app.store, app.at, { mail: mailSender({ url: server.url, from: 'jichi@example.test' }) })).toBe(1)
    expect(server.mails[0]!.subject).toBe('我负责的项目：2021年6月 摘要')
    expect(server.mails[0]!.text).toMatch(/Content-Type: image\/png[\s\S]*Content-ID: <pace>/i)
    await server.stop()
  })

  test('without mail set up it stands in the inbox, and nothing waits to be sent', async () => {
    const { send, letters, bureau } = await reader({ mail: false, webhook: false, link: null })
    expect(await send()).toBe(1)
    expect(await letters()).toEqual([])
    const { items } = (await bureau.call<Inbox>('GET', '/messages')).body
    expect(items[0]).toMatchObject({ kind: 'followDigest', title: '我负责的项目：2021年6月 摘要' })
  })

  test('of one project, and of a list, speaks of these', async () => {
    const { bureau, project, send, letters } = await reader()
    const rule = { match: 'all', conditions: [{ field: 'name', text: '测试' }] }
    await bureau.call('POST', '/watch-lists', { name: '测试名单', rule })
    const also = { alerts: false, digest: true, channels: ['mail'] }
    await bureau.call('PUT', '/subscriptions', { ...also, subject: 'project', subjectId: project.id })
    await bureau.call('PUT', '/subscriptions', { ...also, subject: 'list', subjectId: 1 })
    expect(await send()).toBe(3)
    const made = await letters()
    const texts = made.map(one => one.text)
    // Each with its picture, the list's as well.
    expect(made.map(one => one.pictures.length)).toEqual([1, 1, 1])
    expect(made[2]!.html).toContain('alt="预算执行折线图：截至6月执行 5.0%')
    expect(texts[1]).toContain('预算执行 5.0%，目标灯')
    expect(texts[2]).toContain('名单命中 1 / 1 个项目，预算执行 5.0%')
  })
})
