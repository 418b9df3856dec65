import { describe, expect, test } from 'vitest'
import { table } from '../../db/open.ts'
import { updateAccount } from '../../db/queries/accounts.ts'
import { drawer } from '../../server/pictures/draw.ts'
import { deliver } from '../../server/scheduler/deliver.ts'
import { sendDigests } from '../../server/scheduler/digest.ts'
import { tellFollowers } from '../../server/scheduler/follow.ts'
import { unpackBody } from '../../server/scheduler/letter-body.ts'
import { mailSender } from '../../server/scheduler/mail.ts'
import { mailServer } from '../support/posts.ts'
import { unitAtWork } from '../support/way.ts'

const latin = new URL('../../node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf', import.meta.url).pathname
const english = { 'accept-language': 'en' }
const all = { subject: 'mine', subjectId: 0, alerts: true, digest: true, channels: ['inbox', 'mail'] }
type Own = { items: unknown[]; lang: string }

async function headWithMail() {
  const work = await unitAtWork('2021-07-20T09:00:00+08:00', { mail: true, webhook: false, link: 'https://jichi.example' })
  const { app, head } = work
  const { id } = (await head.call<{ user: { id: number } }>('GET', '/session')).body.user
  await app.store.tx(db => updateAccount(db, id, { email: 'head@example.test' }))
  const letters = async () =>
    (await app.store.db.select().from(table.outbox)).map(row => ({ subject: row.subject, ...unpackBody(row.body) }))
  const lang = async () => (await head.call<Own>('GET', '/subscriptions')).body.lang
  const choose = (to: string) => head.call('PUT', '/letter-language', { lang: to })
  return { ...work, letters, lang, choose }
}

describe('the language of letters', () => {
  test('is that of the page on which one first subscribed, and stays until one chooses another', async () => {
    const { head, lang, choose } = await headWithMail()
    expect(await lang()).toBe('zh-CN')
    await head.call('PUT', '/subscriptions', all, english)
    expect(await lang()).toBe('en')
    await head.call('PUT', '/subscriptions', { ...all, digest: false })
    expect(await lang()).toBe('en')
    expect((await choose('zh-CN')).status).toBe(204)
    expect(await lang()).toBe('zh-CN')
    expect((await choose('fr')).status).toBe(400)
  })

  test('alerts and the digest are written in it, and in no other', async () => {
    const { app, head, clerk, enter, letters } = await headWithMail()
    await head.call('PUT', '/subscriptions', all, english)
    await enter(clerk, 1, '2021-06')
    await tellFollowers(app.store, app.at)
    await sendDigests(app.store, app.at, drawer({ latin, han: null }))
    const [alert, digest] = await letters()
    expect(alert!.subject).toMatch(/^My projects: \d+ new events?$/)
    expect(digest!.subject).toBe('My projects: digest of Jun 2021')
    expect(digest!.html).toContain('<html lang="en">')
    const names = /测试项目|测试单位|局|[\u4e00-\u9fff]*测试[\u4e00-\u9fff]*/g
    const chinese = [alert!.text, digest!.text, digest!.html.replace(/font-family:[^;"]*/g, '')].map(text =>
      text.replace(names, ''),
    )
    for (const text of chinese) expect(text).not.toMatch(/[\u4e00-\u9fff]/)
  })

  test('is kept for who never subscribed: a letter about their work is written in it and says why it came', async () => {
    const { head, clerk, enter, step, letters, choose, lang } = await headWithMail()
    await choose('en')
    expect(await lang()).toBe('en')
    expect((await head.call<Own>('GET', '/subscriptions')).body.items).toEqual([])
    await enter(clerk)
    expect((await step(clerk, 'submit')).status).toBe(200)
    const [letter] = await letters()
    expect(letter!.subject).toMatch(/^To approve: the 2021-\d\d report of/)
    expect(letter!.text).toContain('about work you do or answer for')
    await head.call('PUT', '/subscriptions', all)
    expect(await lang()).toBe('en')
  })

  test('of the letters of others it changes nothing', async () => {
    const { choose, overseer } = await headWithMail()
    await choose('en')
    expect((await overseer.call<Own>('GET', '/subscriptions')).body.lang).toBe('zh-CN')
  })
})

describe('every letter one subscribed to', () => {
  test('an alert as well carries the headers by which a mail program stops it with one press', async () => {
    const server = await mailServer()
    const { app, head, clerk, enter } = await headWithMail()
    await head.call('PUT', '/subscriptions', { ...all, digest: false })
    await enter(clerk, 1, '2021-06')
    await tellFollowers(app.store, app.at)
    await deliver(app.store, app.at, { mail: mailSender({ url: server.url, from: 'jichi@example.test' }) })
    const mail = server.mails[0]!.head
    expect(mail).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    const path = /List-Unsubscribe: ?<https:\/\/jichi\.example\/api\/v1([^>]+)>/.exec(mail)![1]!
    // What a mail program sends: no session, no origin, a form of its own.
    const pressed = await app.anonymous.call<string>('POST', path)
    expect(pressed.status).toBe(200)
    expect((await head.call<Own>('GET', '/subscriptions')).body.items).toEqual([])
    await server.stop()
  })
})
