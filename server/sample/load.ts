import type { Role } from '#domain/vocabulary'
import type { Db, Store } from '../../db/open.ts'
import { insertAccount } from '../../db/queries/accounts.ts'
import { insertAgency } from '../../db/queries/agencies.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { insertReviewers } from '../../db/queries/reviewers.ts'
import { hashPassword, randomPassword } from '../access/password.ts'
import { accounts, agencies, type SampleAccount, type SampleAgency } from './agencies.ts'
import { furtherAgencies, projectsOf } from './bureau/bureau.ts'
import { lastYearOf } from './bureau/last-year.ts'
import { insertProjects } from './insert.ts'
import { nineProjects } from './nine.ts'
import type { SampleProject } from './project.ts'
import { followingRegister, insertRegisters } from './register.ts'
import { suzhouLastYear } from './suzhou-2020.ts'

/** `few`: the nine projects written by hand; `bureau`: a whole bureau with this year and the last. */
export type Extent = 'few' | 'bureau'
export type Sample = { agencies: SampleAgency[]; projects: SampleProject[] }

export async function sampleOf(extent: Extent): Promise<Sample> {
  const nine = await nineProjects()
  if (extent === 'few') return { agencies, projects: nine }
  const [suzhou, ...others] = nine
  const lastYear = [suzhouLastYear(suzhou!), ...others.map(one => lastYearOf(one)), ...projectsOf(2020)]
  return { agencies: [...agencies, ...furtherAgencies(agencies)], projects: [...nine, ...projectsOf(2021), ...lastYear] }
}

/** Fills an empty database with the sample workspace in one transaction; answers the accounts with their random passwords. */
export async function loadSample(store: Store, now: number, extent: Extent) {
  const sample = await sampleOf(extent)
  const secrets = await Promise.all(
    accounts.map(async account => {
      const password = randomPassword()
      return { account, password, hash: await hashPassword(password) }
    }),
  )
  await store.tx(async db => {
    const agencyIds = await insertAgencies(db, sample.agencies)
    const people = new Map<Role, number>()
    for (const { account, hash } of secrets) people.set(account.role, await insertPerson(db, account, agencyIds, hash, now))
    const editors = { clerk: people.get('clerk')!, head: people.get('unitHead')! }
    const first = await insertProjects(db, sample.projects, agencyIds, editors, followingRegister)
    await insertRegisters(db, sample.projects, first, editors.clerk, now)
    // The expert has the projects of education to review: without any there would be nothing to see.
    const given = { accountId: people.get('reviewer')!, assignedAt: now, assignedBy: people.get('bureau')! }
    await insertReviewers(
      db,
      [0, 1, 2].map(i => ({ projectId: first + i, ...given })),
    )
  })
  return secrets.map(({ account, password }) => ({ username: account.username, password, role: account.role }))
}

export async function insertAgencies(db: Db, list: readonly SampleAgency[]): Promise<Map<string, number>> {
  const first = await reserveIds(db, 'agency', list.length)
  const ids = new Map(list.map(({ code }, i) => [code, first + i]))
  for (const { code, name, parent } of list)
    await insertAgency(db, { id: ids.get(code)!, code, name, parentId: parent === null ? null : ids.get(parent)!, sample: true })
  return ids
}

async function insertPerson(db: Db, account: SampleAccount, agencyIds: Map<string, number>, passwordHash: string, now: number) {
  const { username, name, role } = account
  const id = await reserveIds(db, 'account')
  const agencyId = account.agency === null ? null : agencyIds.get(account.agency)!
  const flags = { mustChange: false, disabled: false, sample: true }
  await insertAccount(db, { id, username, name, role, also: '[]', agencyId, passwordHash, ...flags, createdAt: now, version: 1 })
  return id
}
