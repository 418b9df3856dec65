import { expect, test } from 'vitest'
import { hubeiBlocks } from '#domain/ruleset-examples'
import { national2020 } from '#domain/ruleset'
import { insertRuleSet, putInForce } from '../../db/queries/rule-sets.ts'
import { rulesBy, rulesInTime } from '../../server/rules.ts'
import { freshStore } from '../support/store.ts'

test('a moment of the past has the rules then in force, asked for once or many times; before any was chosen the national ones', async () => {
  const store = freshStore()
  const next = { ...hubeiBlocks, version: 2 }
  await store.tx(async db => {
    for (const { code, version, ...rest } of [hubeiBlocks, next]) {
      const data = JSON.stringify({ code, version, ...rest })
      await insertRuleSet(db, { code, version, data, active: false, createdAt: 0, createdBy: 1, reason: '' })
    }
    await putInForce(db, hubeiBlocks, { id: 1, at: 10, reason: '' })
    await putInForce(db, next, { id: 1, at: 20, reason: '' })
  })
  const many = await rulesInTime(store.db)
  for (const [at, { code, version }] of [
    [9, national2020],
    [10, hubeiBlocks],
    [19, hubeiBlocks],
    [20, next],
    [99, next],
  ] as const) {
    expect([at, await rulesBy(store.db, at)]).toMatchObject([at, { code, version }])
    expect([at, many(at)]).toMatchObject([at, { code, version }])
  }
})
