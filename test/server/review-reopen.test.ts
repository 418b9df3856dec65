import { expect, test } from 'vitest'
import type { ReviewAnswer } from '../../server/answers/review-answer.ts'
import type { Client } from '../support/app.ts'
import { evaluatedProject } from '../support/evaluated.ts'

/** Handed in and given to two experts. */
async function twoExperts() {
  const made = await evaluatedProject()
  const { app, bureau, clerk, path, step, complete } = made
  const [one, two] = [await app.account('zj1', 'reviewer'), await app.account('zj2', 'reviewer')]
  const { body } = await bureau.call<{ items: { id: number }[] }>('GET', '/reviewers')
  await bureau.call('PUT', `${path}/reviewers`, { accountIds: body.items.map(({ id }) => id) })
  await complete()
  expect((await step(clerk, 'submit')).status).toBe(200)
  const review = `${path}/evaluation/review`
  const look = async (by: Client) => (await by.call<ReviewAnswer>('GET', review)).body
  const round = (await look(one)).round!
  const score = (by: Client, money: number) => {
    const rows = (visits: number) => [
      { indicatorId: 0, score: money, reason: '凭证不全' },
      { indicatorId: made.visits, score: visits, reason: '台账不符' },
      { indicatorId: made.rules, score: 26, reason: '印发偏晚' },
    ]
    return by.call('PUT', review, { round, rows: rows(40) })
  }
  const done = (by: Client) => by.call('POST', `${review}/done`, { round })
  const reopen = (by: Client, more: object) =>
    by.call<{ type: string }>('POST', `${review}/reopen`, { round, number: 1, ...more })
  return { ...made, one, two, look, score, done, reopen }
}

test('while others are at work the bureau opens one expert’s finished sheet again, with a reason, and sees nothing of it', async () => {
  const { app, bureau, one, two, look, score, done, reopen } = await twoExperts()
  const auditor = await app.account('auditor', 'auditor')
  await score(one, 7)
  expect((await done(one)).status).toBe(200)
  const closed = await look(bureau)
  expect([closed.may.reopen, closed.shown, closed.experts.map(({ state }) => state)]).toEqual([true, false, ['done', 'waiting']])
  const { doneAt } = closed.experts[0]!
  expect((await reopen(bureau, { doneAt, reason: ' ' })).status).toBe(400)
  expect((await reopen(bureau, { doneAt: doneAt! + 1, reason: '漏看佐证' })).status).toBe(409)
  expect((await reopen(bureau, { doneAt, number: 9, reason: '漏看佐证' })).status).toBe(409)
  expect((await reopen(one, { doneAt, reason: '漏看佐证' })).status).toBe(403)

  app.moveClock(60_000)
  expect((await reopen(bureau, { doneAt, reason: '漏看佐证' })).status).toBe(200)
  const open = await look(bureau)
  expect([open.shown, open.experts.map(({ state }) => state), open.rows.flatMap(row => row.scores)]).toEqual([
    false,
    ['draft', 'waiting'],
    [],
  ])
  const trail = await auditor.call<{ items: { event: string; detail: object }[] }>('GET', '/audit?event=review.reopen')
  expect(trail.body.items.map(({ detail }) => detail)).toEqual([
    { after: { round: open.round, expert: 'zj1', reason: '漏看佐证' } },
  ])

  const inbox = await one.call<{ items: { kind: string; text: string }[] }>('GET', '/messages')
  const told = inbox.body.items.filter(({ kind }) => kind === 'reviewAgain').map(({ text }) => text)
  expect(told).toEqual([expect.stringMatching(/^财政局重新打开了您对“.+”的复评。.+理由：漏看佐证$/)])
  const others = await two.call<{ items: { kind: string }[] }>('GET', '/messages')
  expect(others.body.items.map(({ kind }) => kind)).not.toContain('reviewAgain')

  // What was given stands until it is changed; a second opening of the same moment finds nothing to open.
  expect((await look(one)).rows[0]!.own).toMatchObject({ score: 7 })
  expect((await reopen(bureau, { doneAt, reason: '漏看佐证' })).status).toBe(409)
  await score(one, 8)
  expect((await done(one)).status).toBe(200)
  await score(two, 9)
  expect((await done(two)).status).toBe(200)
  const all = await look(bureau)
  expect([all.opened, all.rows[0]!.scores.map(given => given.score)]).toEqual([true, [8, 9]])

  // Once the scores stand side by side none is taken back.
  expect(all.may.reopen).toBe(false)
  const late = await reopen(bureau, { doneAt: all.experts[0]!.doneAt, reason: '想再改' })
  expect([late.status, late.body.type]).toEqual([423, expect.stringContaining('review-opened')])
})
