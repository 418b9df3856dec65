import { expect, test } from 'vitest'
import { agencyTree, insertAgency, standingTree, updateAgency } from '../../db/queries/agencies.ts'
import { freshStore } from '../support/store.ts'

test('the kept tree of agencies follows every one that is added, moved or renamed, and nothing that was taken back', async () => {
  const store = freshStore()
  const add = (id: number, parentId: number | null) =>
    store.tx(db => insertAgency(db, { id, code: String(id), name: `单位${id}`, parentId, sample: false }))
  const same = async () => expect(await standingTree(store.db)).toEqual(await agencyTree(store.db))
  await same()
  await add(1, null)
  await same()
  await add(2, 1)
  await add(3, null)
  await same()
  expect(await standingTree(store.db)).toBe(await standingTree(store.db))
  await store.tx(db => updateAgency(db, 3, 1, { parentId: 2 }))
  await same()
  await store.tx(db => updateAgency(db, 2, 1, { name: '改名' }))
  await same()
  const fail = store.tx(async db => {
    await updateAgency(db, 3, 2, { parentId: 1 })
    throw new Error('taken back')
  })
  await expect(fail).rejects.toThrow('taken back')
  await same()
  await store.tx(db => updateAgency(db, 2, 2, { name: '再改名' }))
  await same()
  expect((await standingTree(store.db)).find(row => row.id === 3)?.parentId).toBe(2)
  await store.close()
})
