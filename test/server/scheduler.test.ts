import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { updateAccount } from '../../db/queries/accounts.ts'
import { takeLetter } from '../../db/queries/outbox.ts'
import { deliver, delivery } from '../../server/scheduler/deliver.ts'
import { mailSender } from '../../server/scheduler/mail.ts'
import { scheduler } from '../../server/scheduler/tick.ts'
import { bodyFor, webhookSender } from '../../server/scheduler/webhook.ts'
import { readSettings } from '../../server/settings.ts'
import { testPassword } from '../support/app.ts'
import { report } from '../support/fault-line.ts'
import { mailServer, robot } from '../support/posts.ts'
import { unitAtWork } from '../support/way.ts'

const from = 'jichi@example.test'
const minute = 60_000
type Outbox = { items: { state: string; attempts: number; error: string; nextAt: number }[] }

/** A report handed in, whose head has a mailbox: one letter waits. */
async function oneLetter(email = 'head@example.test') {
  const work = await unitAtWork('2021-08-03T09:00:00+08:00', { mail: true, webhook: true, link: 'https://jichi.example' })
  const { id } = (await work.head.call<{ user: { id: number } }>('GET', '/session')).body.user
  await work.app.store.tx(db => updateAccount(db, id, { email }))
  await work.enter(work.clerk)
  await work.step(work.clerk, 'submit')
  const administrator = await work.app.account('root', 'administrator')
  const outbox = async () => (await administrator.call<Outbox>('GET', '/outbox')).body.items
  return { ...work, administrator, outbox }
}

describe('mails', () => {
  test('arrive with a Chinese subject, a link and the letter’s key as Message-ID, and once', async () => {
    const server = await mailServer()
    const { app, project, outbox } = await oneLetter()
    const mail = mailSender({ url: server.url, from })
    expect(await deliver(app.store, app.at, { mail })).toBe(1)
    expect(await deliver(app.store, app.at, { mail })).toBe(0)
    expect(server.mails).toHaveLength(1)
    expect(server.mails[0]).toMatchObject({ to: ['head@example.test'], subject: '待审核：“测试项目”2021-07 月报' })
    expect(server.mails[0]!.text).toContain(`https://jichi.example/projects/${project.id}/months/2021-07`)
    expect(server.mails[0]!.messageId).toMatch(new RegExp(`^<report.${project.id}.2021-07.\\d+.\\d+@example.test>$`))
    expect(await outbox()).toEqual([])
    await server.stop()
  })

  test('a server that is down is tried again after growing pauses, and the mail arrives when it is up', async () => {
    const down = await mailServer()
    await down.stop()
    const { app, outbox } = await oneLetter()
    const mail = mailSender({ url: down.url, from })
    for (const [i, pause] of [1, 5, 15].entries()) {
      await deliver(app.store, app.at, { mail })
      const [letter] = await outbox()
      expect([letter!.state, letter!.attempts, letter!.nextAt - app.now()]).toEqual(['waiting', i + 1, pause * minute])
      await deliver(app.store, app.at, { mail })
      expect((await outbox())[0]!.attempts).toBe(i + 1)
      app.moveClock(pause * minute)
    }
    const up = await mailServer(down.port)
    expect(await deliver(app.store, app.at, { mail })).toBe(1)
    expect(up.mails).toHaveLength(1)
    report('the mail server is down', 'letters wait and are tried again; each arrived once', 1 - up.mails.length)
    await up.stop()
  })

  test('a recipient the server refuses is not tried again; the administrator is told', async () => {
    const server = await mailServer()
    const { app, administrator, outbox } = await oneLetter('refused@example.test')
    await deliver(app.store, app.at, { mail: mailSender({ url: server.url, from }) })
    expect(await outbox()).toMatchObject([{ state: 'failed', attempts: 1 }])
    app.moveClock(10 * minute)
    await deliver(app.store, app.at, { mail: mailSender({ url: server.url, from }) })
    expect(await outbox()).toMatchObject([{ state: 'failed', attempts: 1 }])
    const { body } = await administrator.call<{ items: { kind: string; text: string }[] }>('GET', '/messages')
    expect(body.items).toHaveLength(1)
    expect(body.items[0]!.text).toContain('refused@example.test')
    await server.stop()
  })

  test('it is given up after the last pause', async () => {
    const { app } = await oneLetter()
    let tries = 0
    const mail = async () => {
      tries++
      throw new Error('421 busy')
    }
    for (let i = 0; i <= delivery.pauses.length; i++) {
      await deliver(app.store, app.at, { mail })
      app.moveClock(delivery.pauses[i] ?? 0)
    }
    app.moveClock(720 * minute)
    await deliver(app.store, app.at, { mail })
    expect(tries).toBe(delivery.pauses.length + 1)
    // Hours have passed: the administrator signs in anew.
    const root = await app.signIn('root', testPassword)
    const { body } = await root.call<Outbox>('GET', '/outbox')
    expect(body.items).toMatchObject([{ state: 'failed', attempts: delivery.pauses.length + 1, error: '421 busy' }])
  })

  test('a process that dies between sending and marking: another sends it again when the lease ends, with the same Message-ID', async () => {
    const server = await mailServer()
    const { app } = await oneLetter()
    const mail = mailSender({ url: server.url, from })
    // The first process takes the letter, sends it, and is gone before it can say so.
    const letter = await app.store.tx(db => takeLetter(db, app.now(), app.now() + delivery.lease))
    await mail(letter!)
    const second = app.store.again()
    expect(await deliver(second, app.at, { mail })).toBe(0)
    app.moveClock(delivery.lease + 1)
    expect(await deliver(second, app.at, { mail })).toBe(1)
    expect(server.mails.map(one => one.messageId)).toEqual([server.mails[0]!.messageId, server.mails[0]!.messageId])
    await second.close()
    await server.stop()
  })

  test('two schedulers at once send each letter once', async () => {
    const server = await mailServer()
    const work = await oneLetter()
    const { app } = work
    for (const month of ['2021-06', '2021-05', '2021-04', '2021-03']) {
      await work.enter(work.clerk, 1, month)
      await work.step(work.clerk, 'submit', {}, month)
    }
    const mail = mailSender({ url: server.url, from })
    await Promise.all([deliver(app.store, app.at, { mail }), deliver(app.store, app.at, { mail })])
    expect(new Set(server.mails.map(one => one.messageId)).size).toBe(5)
    expect(server.mails).toHaveLength(5)
    await server.stop()
  })
})

describe('group robots', () => {
  test('get one digest a stage, in the words each kind documents', async () => {
    const group = await robot(() => ({ status: 200, body: '{"errcode":0,"errmsg":"ok"}' }))
    const { app } = await unitAtWork('2021-08-03T09:00:00+08:00', { mail: false, webhook: true, link: null })
    const webhook = webhookSender({ url: group.url, kind: 'dingtalk', secret: 'SEC1' }, app.at.now)
    const { tick } = scheduler(app.at, { webhook })
    await Promise.all([tick(), tick()])
    await tick()
    const july = group.posts.filter(post => JSON.stringify(post.body).includes('2021-07 月报须'))
    expect(july.map(post => post.body)).toEqual([
      {
        msgtype: 'text',
        text: { content: '2021-07 月报 2021-08-05 截止\n2021-07 月报须在 2021-08-05 前报送，还有 1 个项目没有提交：测试项目。' },
      },
    ])
    const sign = createHmac('sha256', 'SEC1').update(`${app.now()}\nSEC1`).digest('base64')
    const asked = new URL(group.posts[0]!.path, 'http://x').searchParams
    expect([asked.get('access_token'), asked.get('timestamp'), asked.get('sign')]).toEqual(['x', String(app.now()), sign])
    await group.stop()
  })
  test.each([
    ['wecom', { msgtype: 'text', text: { content: '你好' } }],
    ['feishu', { msg_type: 'text', content: { text: '你好' } }],
    ['plain', { key: 'k', text: '你好' }],
  ] as const)('%s', (kind, body) => expect(bodyFor(kind, '你好', 'k')).toEqual(body))

  test('a robot that answers 200 but refuses in its body has not taken it; it is tried again', async () => {
    const group = await robot(count =>
      count === 1 ? { status: 200, body: '{"errcode":45009,"errmsg":"too often"}' } : { status: 200, body: '{"errcode":0}' },
    )
    const { app } = await unitAtWork('2021-08-03T09:00:00+08:00', { mail: false, webhook: true, link: null })
    const webhook = webhookSender({ url: group.url, kind: 'wecom', secret: null }, app.at.now)
    const { tick } = scheduler(app.at, { webhook })
    await tick()
    const before = group.posts.length
    await tick()
    expect(group.posts.length).toBe(before)
    app.moveClock(minute)
    await tick()
    expect(group.posts.length).toBe(before + 1)
    expect(group.posts.at(-1)!.body).toEqual(group.posts[0]!.body)
    await group.stop()
  })
})

describe('the settings of mail and robots', () => {
  const read = (env: Record<string, string>) => () => readSettings(env, '/')
  test('are named when they are wrong', () => {
    expect(read({ SMTP_URL: 'http://mail' })).toThrow(/SMTP_URL/)
    expect(read({ SMTP_URL: 'smtp://mail' })).toThrow(/SMTP_FROM/)
    expect(read({ WEBHOOK_URL: 'file:///etc/passwd' })).toThrow(/WEBHOOK_URL/)
    expect(read({ WEBHOOK_URL: 'https://x', WEBHOOK_KIND: 'icq' })).toThrow(/WEBHOOK_KIND/)
    expect(read({ SMTP_URL: 'smtps://u:p@mail:465', SMTP_FROM: from })().smtp).toEqual({ url: 'smtps://u:p@mail:465', from })
  })
})
