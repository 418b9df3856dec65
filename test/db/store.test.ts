import { describe, expect, test } from 'vitest'
import { table } from '../../db/open.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { freshStore } from '../support/store.ts'

const row = {
  projectId: 1,
  month: '2021-01',
  indicatorId: 1,
  agencyId: 1,
  version: 1,
  state: 'reported',
  value: 0,
  recordedAt: 1,
  recordedBy: 1,
}
const causeOf = (error: unknown) => String((error as { cause?: unknown }).cause ?? error)

describe('the store', () => {
  test('a transaction that fails leaves nothing behind', async () => {
    const store = freshStore()
    const failing = store.tx(async db => {
      await db.insert(table.actual).values(row)
      throw new Error('half way')
    })
    await expect(failing).rejects.toThrow('half way')
    expect(await store.db.select().from(table.actual)).toEqual([])
  })
  test('a transaction inside a transaction is refused, and the outer one is undone', async () => {
    const store = freshStore()
    const nested = store.tx(async db => {
      await db.insert(table.actual).values(row)
      await store.tx(async () => {})
    })
    await expect(nested).rejects.toThrow('tx inside tx')
    expect(await store.db.select().from(table.actual)).toEqual([])
  })
  test('writers queue: a hundred at once get a hundred different numbers', async () => {
    const store = freshStore()
    const ids = await Promise.all(Array.from({ length: 100 }, () => store.tx(db => reserveIds(db, 'project'))))
    expect(new Set(ids).size).toBe(100)
    expect(Math.max(...ids)).toBe(100)
  })
  test('a failed writer does not stop the next', async () => {
    const store = freshStore()
    const failing = store.tx(async () => {
      throw new Error('no')
    })
    const next = store.tx(db => reserveIds(db, 'project', 5))
    await expect(failing).rejects.toThrow('no')
    expect(await next).toBe(1)
  })
  test('the reading connection cannot write', async () => {
    const store = freshStore()
    const write = store.db.insert(table.actual).values(row)
    expect(causeOf(await Promise.resolve(write).catch((e: unknown) => e))).toMatch(/readonly|read-only/)
  })
  test('a page sees what is saved at once, and nothing of a transaction that is still open or undone', async () => {
    const store = freshStore()
    const months = () => store.db.select({ month: table.actual.month }).from(table.actual)
    expect(await months()).toEqual([])
    await store.tx(async db => {
      await db.insert(table.actual).values(row)
      expect(await months()).toEqual([])
    })
    expect(await months()).toEqual([{ month: '2021-01' }])
    const failing = store.tx(async db => {
      await db.insert(table.actual).values({ ...row, version: 2 })
      throw new Error('half way')
    })
    await expect(failing).rejects.toThrow('half way')
    expect(await months()).toHaveLength(1)
  })
  test.each(['UPDATE', 'DELETE'] as const)('a value is never overwritten: the database itself refuses %s', async act => {
    const store = freshStore()
    await store.tx(db => Promise.resolve(db.insert(table.actual).values(row)))
    const change = store.tx(async db => {
      await (act === 'UPDATE' ? db.update(table.actual).set({ value: 5 }) : db.delete(table.actual))
    })
    expect(causeOf(await change.catch((e: unknown) => e))).toMatch(/append-only/)
    expect((await store.db.select().from(table.actual))[0]?.value).toBe(0)
  })
})
