import { monthOf } from '#domain/month'
import type { Role } from '#domain/vocabulary'
import type { Db, Store } from '../../db/open.ts'
import { insertAccount } from '../../db/queries/accounts.ts'
import { insertAgency } from '../../db/queries/agencies.ts'
import { rollUpAgency } from '../../db/queries/derived.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { insertYears } from '../../db/queries/sample.ts'
import { hashPassword, randomPassword } from '../access/password.ts'
import { subprojectsOf } from '../declare.ts'
import { derivedMonths } from '../derive.ts'
import { activeRules } from '../rules.ts'
import { accounts, agencies, type SampleAccount, type SampleAgency } from './agencies.ts'
import { factsOf } from './facts.ts'
import { nineProjects } from './nine.ts'
import type { SampleProject } from './project.ts'
import { sampleRows } from './rows.ts'

/** `few`: the nine projects written by hand; `bureau`: a whole bureau with this year and the last. */
export type Extent = 'few' | 'bureau'
export type Sample = { agencies: SampleAgency[]; projects: SampleProject[] }

export const sampleOf = async (_extent: Extent): Promise<Sample> => {
  const nine = await nineProjects()
  return { agencies, projects: nine }
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
    await insertProjects(db, sample.projects, agencyIds, { clerk: people.get('clerk')!, head: people.get('unitHead')! })
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

/** One clerk enters and one head approves for every unit. Derived months are made once a project, roll-ups once a unit and year:
 * walking through the requests would make them anew for every month. */
export async function insertProjects(
  db: Db,
  projects: readonly SampleProject[],
  agencyIds: Map<string, number>,
  people: { clerk: number; head: number },
) {
  const rules = await activeRules(db)
  const sum = (count: (one: SampleProject) => number) => projects.reduce((total, one) => total + count(one), 0)
  const firstProject = await reserveIds(db, 'project', projects.length)
  let firstSubproject = await reserveIds(
    db,
    'subproject',
    sum(one => subprojectsOf(one.declaration).length),
  )
  let firstIndicator = await reserveIds(
    db,
    'indicator',
    sum(one => one.declaration.indicators.length),
  )
  const years = projects.map((one, i) => {
    const agency = agencyIds.get(one.declaration.agencyCode)!
    const rows = sampleRows(one, {
      project: firstProject + i,
      agency,
      firstSubproject,
      firstIndicator,
      previous: null,
      ...people,
    })
    firstSubproject += rows.subprojects.length
    firstIndicator += rows.indicators.length
    return rows
  })
  const months = years.flatMap(rows => {
    const { plan, facts } = factsOf(rows)
    return derivedMonths(plan, facts, rules, rows.reports, monthOf(plan.year, 1))
  })
  await insertYears(db, years, months)
  const units = new Map(years.map(({ project }) => [`${project.agencyId} ${project.year}`, project]))
  for (const { agencyId, year } of units.values()) await rollUpAgency(db, agencyId, monthOf(year, 1))
}
