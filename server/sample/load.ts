import type { Role } from '#domain/vocabulary'
import type { Db, Store } from '../../db/open.ts'
import { insertAccount } from '../../db/queries/accounts.ts'
import { insertAgency } from '../../db/queries/agencies.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { everything } from '../../db/scope.ts'
import type { Caller } from '../access/caller.ts'
import { hashPassword, randomPassword } from '../access/password.ts'
import { accounts, agencies, type SampleAccount } from './agencies.ts'
import { libraryOpening, publicEvents } from './culture.ts'
import { schoolBuildings, teacherTraining } from './education.ts'
import { communityCare, screening } from './health.ts'
import type { SampleProject } from './project.ts'
import { saveProject } from './save-project.ts'
import { suzhou } from './suzhou.ts'
import { drainageMonitoring, riverDredging } from './water.ts'

/** Every sample project, the real form first. */
export const sampleProjects = async (): Promise<SampleProject[]> => [
  await suzhou(),
  schoolBuildings,
  teacherTraining,
  riverDredging,
  drainageMonitoring,
  libraryOpening,
  publicEvents,
  screening,
  communityCare,
]

/** Fills an empty database with the sample workspace in one transaction; answers the accounts with their random passwords. */
export async function loadSample(store: Store, now: number): Promise<{ username: string; password: string; role: Role }[]> {
  const projects = await sampleProjects()
  const secrets = await Promise.all(
    accounts.map(async account => {
      const password = randomPassword()
      return { account, password, hash: await hashPassword(password) }
    }),
  )
  await store.tx(async db => {
    const agencyIds = await insertAgencies(db)
    const callers = new Map<Role, Caller>()
    for (const { account, hash } of secrets) callers.set(account.role, await insert(db, account, agencyIds, hash, now))
    const people = { clerk: callers.get('clerk')!, head: callers.get('unitHead')! }
    for (const project of projects) await saveProject(db, people, project)
  })
  return secrets.map(({ account, password }) => ({ username: account.username, password, role: account.role }))
}

async function insertAgencies(db: Db): Promise<Map<string, number>> {
  const first = await reserveIds(db, 'agency', agencies.length)
  const ids = new Map(agencies.map(({ code }, i) => [code, first + i]))
  for (const { code, name, parent } of agencies)
    await insertAgency(db, { id: ids.get(code)!, code, name, parentId: parent === null ? null : ids.get(parent)!, sample: true })
  return ids
}

/** Inserts an account; while loading it acts for every unit, so that one clerk can enter all projects. */
async function insert(db: Db, account: SampleAccount, agencyIds: Map<string, number>, passwordHash: string, createdAt: number) {
  const { username, name, role } = account
  const id = await reserveIds(db, 'account')
  const agencyId = account.agency === null ? null : agencyIds.get(account.agency)!
  const flags = { mustChange: false, disabled: false, sample: true }
  await insertAccount(db, { id, username, name, role, also: '[]', agencyId, passwordHash, ...flags, createdAt, version: 1 })
  const caller: Caller = { id, username, name, role, roles: [role], agencyId, mustChangePassword: false, scope: everything }
  return caller
}
