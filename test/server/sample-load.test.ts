import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { national2020 } from '#domain/ruleset'
import type { Role } from '#domain/vocabulary'
import { everything } from '../../db/scope.ts'
import type { Caller } from '../../server/access/caller.ts'
import { rebuild } from '../../server/derive.ts'
import { insertAgencies, insertProjects, sampleOf } from '../../server/sample/load.ts'
import { saveProject } from '../support/save-project.ts'
import { freshStore } from '../support/store.ts'

type Store = ReturnType<typeof freshStore>

const caller = (id: number, role: Role): Caller => ({
  id,
  username: role,
  name: role,
  role,
  roles: [role],
  agencyId: null,
  mustChangePassword: false,
  scope: everything,
})

/** Every table, each in the order of all its columns. */
function contents(store: Store): Record<string, unknown[]> {
  const raw = new Sqlite(store.file, { readonly: true })
  const names = raw.prepare(`select name from sqlite_master where type = 'table' order by name`).pluck().all() as string[]
  const rows = (name: string) => {
    const list = raw.prepare(`select * from "${name}"`).all()
    return list.map(row => JSON.stringify(row)).sort()
  }
  const found = Object.fromEntries(names.filter(name => !name.startsWith('sqlite_')).map(name => [name, rows(name)]))
  raw.close()
  return found
}

describe('the bulk load', () => {
  test('leaves exactly the rows that saving every month by request would leave, and rebuilding changes none', async () => {
    const { agencies, projects } = await sampleOf('few')
    const chosen = projects
    const [walked, bulk] = [freshStore(), freshStore()]
    await walked.tx(async db => {
      await insertAgencies(db, agencies)
      for (const one of chosen) await saveProject(db, { clerk: caller(1, 'clerk'), head: caller(2, 'unitHead') }, one)
    })
    await bulk.tx(async db => insertProjects(db, chosen, await insertAgencies(db, agencies), { clerk: 1, head: 2 }))
    const expected = contents(walked)
    expect(contents(bulk)).toEqual(expected)
    expect(expected.project).toHaveLength(chosen.length)
    expect(expected.actual!.length).toBeGreaterThan(chosen.length * 30)
    expect(expected.project_month).toHaveLength(chosen.length * 12)
    await rebuild(bulk.tx, bulk.db, national2020)
    expect(contents(bulk)).toEqual(expected)
  })
})
