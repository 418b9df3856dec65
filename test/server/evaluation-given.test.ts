import { expect, test } from 'vitest'
import { national2020 } from '#domain/ruleset'
import { evaluatedProject } from '../support/evaluated.ts'

test('a score given before other rules came into force is asked for anew, and counts again once a person gave it', async () => {
  const { app, clerk, bureau, rules, complete, read, write, step } = await evaluatedProject()
  await complete()
  expect((await read(clerk)).indicators[1]).toMatchObject({ weight: 30, given: 28, score: 28, was: null })

  app.moveClock(60_000)
  const ruleSet = { ...national2020, blocks: { execution: 20, results: 80 } }
  expect((await bureau.call('POST', '/rule-sets', { ruleSet, base: 1, reason: '试行' })).status).toBe(201)
  const activation = { version: 2, reason: '试行', instead: { code: national2020.code, version: 1 } }
  expect((await bureau.call('POST', `/rule-sets/${national2020.code}/activate`, activation)).status).toBe(200)

  const asked = await read(clerk)
  const was = { score: 28, of: 30, proposed: 24.89 }
  expect(asked.indicators[1]).toMatchObject({ weight: 26.67, given: null, score: null, was })
  expect([asked.total, asked.totalHigh]).toEqual([null, 18 + 40 + 26.67])
  expect(asked.missing.map(({ path }) => path)).toEqual([`rows.${rules}.score`])
  expect((await step(clerk, 'submit')).status).toBe(422)

  app.moveClock(60_000)
  // Words alone do not give it anew.
  const worded = await write(clerk, { rows: [{ indicatorId: rules, reason: '印发偏晚一个月' }] })
  expect(worded.body.indicators[1]).toMatchObject({ score: null, was })
  const taken = await write(clerk, { rows: [{ indicatorId: rules, score: 24.89 }] })
  expect(taken.body.indicators[1]).toMatchObject({ given: 24.89, score: 24.89, was: null })

  // Points of one's own, and the very same score on them: given anew it counts.
  const more = await write(clerk, { executionWeight: 17, rows: [{ indicatorId: rules, weight: 29.67 }] })
  expect(more.body.indicators[1]).toMatchObject({ score: null, was: { score: 24.89, of: 26.67, proposed: 27.69 } })
  const same = await write(clerk, { rows: [{ indicatorId: rules, score: 24.89 }] })
  expect(same.body.indicators[1]).toMatchObject({ given: 24.89, score: 24.89, was: null })
  expect((await step(clerk, 'submit')).status).toBe(200)
})

test('a score that fell out of its band as the declared weights changed is not handed in until a person gave it anew', async () => {
  const { clerk, path, rules, complete, read, write, step } = await evaluatedProject()
  await complete()
  // 28 of 30; then 45 points, of which a level that is met earns 36 at least.
  expect((await clerk.call('PATCH', path, { indicators: [{ id: rules, weight: 60 }] })).status).toBe(200)
  const asked = await read(clerk)
  expect(asked.indicators[1]).toMatchObject({ weight: 45, low: 36, given: 28 })
  expect(asked.missing.map(one => one.path)).toEqual([`rows.${rules}.score`])
  expect((await step(clerk, 'submit')).status).toBe(422)
  expect((await write(clerk, { rows: [{ indicatorId: rules, score: 42 }] })).body.missing).toEqual([])
  expect((await step(clerk, 'submit')).status).toBe(200)
})
