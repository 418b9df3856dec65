import { describe, expect, test } from 'vitest'
import type { Follow } from '#domain/follow'
import { table } from '../../db/open.ts'
import { updateAccount } from '../../db/queries/accounts.ts'
import { mailSender } from '../../server/scheduler/mail.ts'
import { deliver } from '../../server/scheduler/deliver.ts'
import { unpackBody } from '../../server/scheduler/letter-body.ts'
import { tellFollowers } from '../../server/scheduler/follow.ts'
import { mailServer } from '../support/posts.ts'
import { unitAtWork } from '../support/way.ts'

const from = 'jichi@example.test'
type Inbox = { items: { kind: string; title: string; text: string }[] }

/** A head who follows; the project's target is behind from June on, once June is entered. */
async function follower(more: Partial<Follow> = {}) {
  const work = await unitAtWork('2021-07-20T09:00:00+08:00', { mail: true, webhook: true, link: 'https://jichi.example' })
  const { id } = (await work.head.call<{ user: { id: number } }>('GET', '/session')).body.user
  await work.app.store.tx(db => updateAccount(db, id, { email: 'head@example.test' }))
  const asked = { subject: 'mine', subjectId: 0, alerts: true, digest: false, channels: ['inbox', 'mail'], ...more }
  const saved = await work.head.call<{ id: number }>('PUT', '/subscriptions', asked)
  expect(saved.status).toBe(200)
  const turnRed = () => work.enter(work.clerk, 1, '2021-06')
  const news = async () => (await work.head.call<Inbox>('GET', '/messages')).body.items.filter(one => one.kind === 'followAlert')
  const letters = () => work.app.store.db.select().from(table.outbox)
  return { ...work, saved: saved.body.id, asked, turnRed, news, letters, tell: () => tellFollowers(work.app.store, work.app.at) }
}

describe('who subscribed', () => {
  test('hears once that a target light turned red, why the letter came, and nothing more while nothing changes', async () => {
    const { tell, turnRed, news } = await follower()
    expect(await tell()).toBe(0)
    await turnRed()
    expect(await Promise.all([tell(), tell()])).toContain(1)
    expect(await tell()).toBe(0)
    const [first, ...rest] = await news()
    expect(rest).toEqual([])
    expect(first!.title).toMatch(/^我负责的项目：\d+ 条新情况$/)
    expect(first!.text).toContain('目标灯转为滞后：测试项目')
    expect(first!.text).toContain('新出现偏差：测试项目')
    expect(first!.text).toContain('您订阅了我负责的项目，所以收到这条消息')
  })

  test('hears it again only after it had gone', async () => {
    const { tell, turnRed, news, enter, clerk } = await follower()
    await turnRed()
    await tell()
    await enter(clerk, 100_000, '2021-06')
    await tell()
    expect(await news()).toHaveLength(1)
    await enter(clerk, 1, '2021-06')
    await tell()
    expect(await news()).toHaveLength(2)
  })

  test('of what stood already at the time of subscribing hears nothing', async () => {
    const work = await follower()
    await work.turnRed()
    await work.overseer.call('PUT', '/subscriptions', { ...work.asked, channels: ['inbox'] })
    await work.tell()
    expect((await work.overseer.call<Inbox>('GET', '/messages')).body.items.filter(one => one.kind === 'followAlert')).toEqual([])
  })

  test('gets a mail with a link that stops it without signing in: it asks first, and works once', async () => {
    const server = await mailServer()
    const { app, tell, turnRed, head } = await follower()
    await turnRed()
    await tell()
    const mail = mailSender({ url: server.url, from })
    await deliver(app.store, app.at, { mail })
    expect(server.mails.map(one => one.to)).toEqual([['head@example.test']])
    const path = /https:\/\/jichi\.example\/api\/v1(\S*stops\?token=\S+)/.exec(server.mails[0]!.text)![1]!
    const asks = await app.anonymous.call<string>('GET', path)
    expect([asks.status, asks.body]).toEqual([200, expect.stringContaining('<form method="post">')])
    expect((await head.call<{ items: unknown[] }>('GET', '/subscriptions')).body.items).toHaveLength(1)
    expect((await app.anonymous.call<string>('POST', path)).body).toContain('已停止')
    expect((await head.call<{ items: unknown[] }>('GET', '/subscriptions')).body.items).toEqual([])
    expect((await app.anonymous.call('POST', path)).status).toBe(410)
    expect((await app.anonymous.call('POST', '/subscription-stops?token=guessed')).status).toBe(410)
    await server.stop()
  })

  test('and subscribes anew gets a new link; the old one is dead', async () => {
    const { app, tell, turnRed, letters, head, saved, asked } = await follower()
    await turnRed()
    await tell()
    const path = /\/api\/v1(\S*token=\S+)/.exec(unpackBody((await letters())[0]!.body).text)![1]!
    expect((await head.call('DELETE', `/subscriptions/${saved}`)).status).toBe(204)
    app.moveClock(1000)
    await head.call('PUT', '/subscriptions', asked)
    expect((await app.anonymous.call('POST', path)).status).toBe(410)
  })

  test('without mail set up the inbox still works, and no letter waits', async () => {
    const work = await unitAtWork('2021-07-20T09:00:00+08:00')
    await work.head.call('PUT', '/subscriptions', {
      subject: 'mine',
      subjectId: 0,
      alerts: true,
      digest: true,
      channels: ['mail'],
    })
    await work.enter(work.clerk, 1, '2021-06')
    expect(await tellFollowers(work.app.store, work.app.at)).toBe(1)
    expect(await work.app.store.db.select().from(table.outbox)).toEqual([])
  })

  test('may follow what is seen and nothing else; the group’s robot is the bureau’s', async () => {
    const { head, asked, other, project, bureau } = await follower()
    const put = async (more: object) => (await head.call('PUT', '/subscriptions', { ...asked, ...more })).status
    expect(await put({ subject: 'project', subjectId: project.id })).toBe(200)
    expect(await put({ subject: 'project', subjectId: 99_999 })).toBe(404)
    expect(await put({ subject: 'agency', subjectId: other })).toBe(404)
    expect(await put({ subject: 'list', subjectId: 1 })).toBe(404)
    expect(await put({ channels: ['webhook'] })).toBe(403)
    expect(await put({ alerts: false })).toBe(422)
    const rule = { match: 'all', conditions: [{ field: 'name', text: '测试' }] }
    await bureau.call('POST', '/watch-lists', { name: '测试名单', rule })
    expect(await put({ subject: 'list', subjectId: 1 })).toBe(200)
  })

  test('of a list hears when a project on it turns red', async () => {
    const work = await follower()
    const rule = { match: 'all', conditions: [{ field: 'name', text: '测试' }] }
    await work.bureau.call('POST', '/watch-lists', { name: '测试名单', rule })
    await work.bureau.call('PUT', '/subscriptions', { ...work.asked, subject: 'list', subjectId: 1, channels: ['inbox'] })
    await work.turnRed()
    await work.tell()
    const { items } = (await work.bureau.call<Inbox>('GET', '/messages')).body
    expect(items.find(one => one.kind === 'followAlert')!.title).toMatch(/^名单“测试名单”：\d+ 条新情况$/)
  })
})
