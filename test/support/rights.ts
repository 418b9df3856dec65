import type { Role } from '#domain/vocabulary'
import { readTarget } from '#domain/target-reader'
import { insertAccount } from '../../db/queries/accounts.ts'
import { insertAgency } from '../../db/queries/agencies.ts'
import { fileByHash, insertEvidence, insertFile, linkEvidence } from '../../db/queries/evidence.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { insertParts, insertRun } from '../../db/queries/monitoring.ts'
import { insertRectification } from '../../db/queries/rectifications.ts'
import { insertReviewers } from '../../db/queries/reviewers.ts'
import { insertTargetChange } from '../../db/queries/target-changes.ts'
import { hashPassword } from '../../server/access/password.ts'
import { insertSessionFor, sessionCookie } from '../../server/access/session.ts'
import { signInDefaults } from '../../server/sign-in-settings.ts'
import { testApp, testPassword, textOf } from './app.ts'
import { keep, receive } from '../../server/files/file-store.ts'
import { declaration, indicator } from './declaration.ts'
import { png } from './files.ts'

/** A small bureau: a department with two units, and a unit of another department, each with one project. */
export const places = ['own', 'sub', 'other'] as const
export type Place = (typeof places)[number]
export type Asker = Role | 'anonymous' | 'contributor'
export const askers: Asker[] = [
  'anonymous',
  'clerk',
  'unitHead',
  'department',
  'bureau',
  'reviewer',
  'administrator',
  'securityAdministrator',
  'auditor',
  'none',
  'contributor',
]
export type Target = {
  change: number
  project: number
  indicator: number
  shared: number
  subproject: number
  agency: number
  account: number
  evidence: number
  rectification: number
  run: number
}
export type Bureau = Awaited<ReturnType<typeof smallBureau>>

export async function smallBureau() {
  // A single sign-on that nobody answers: its routes are there.
  const unanswered = { clientId: 'x', clientSecret: 'x', usernameClaim: 'x', label: null, redirectUri: 'http://127.0.0.1:1/' }
  const oidc = { ...unanswered, issuer: 'http://127.0.0.1:1' }
  const app = await testApp(undefined, undefined, { signIn: { ...signInDefaults, oidc } })
  const { store } = app
  const passwordHash = await hashPassword(testPassword)
  const now = Date.parse('2022-01-20T09:00:00+08:00')
  const tree = {
    department: null,
    own: 'department',
    sub: 'department',
    elsewhere: null,
    other: 'elsewhere',
    helper: 'elsewhere',
  } as const
  const agencies = new Map<string, number>()
  await store.tx(async db => {
    for (const [code, parent] of Object.entries(tree)) {
      const id = await reserveIds(db, 'agency')
      agencies.set(code, id)
      await insertAgency(db, { id, code, name: code, parentId: parent === null ? null : agencies.get(parent)!, sample: false })
    }
  })

  async function account(role: Role, agency: string | null) {
    return store.tx(async db => {
      const id = await reserveIds(db, 'account')
      const agencyId = agency === null ? null : agencies.get(agency)!
      const base = { mustChange: false, disabled: false, sample: false, createdAt: now, version: 1 }
      await insertAccount(db, { id, username: `${role}${id}`, name: role, role, also: '[]', agencyId, passwordHash, ...base })
      return id
    })
  }
  /** A session of its own for each request: one may end it. */
  async function cookieOf(accountId: number) {
    const from = { now: app.now(), address: '192.0.2.1', agent: '', method: 'password' as const }
    return `${sessionCookie}=${await store.tx(db => insertSessionFor(db, accountId, from))}`
  }

  const bureau = await account('bureau', null)
  const homes: Partial<Record<Role, string>> = { clerk: 'own', unitHead: 'own', department: 'department' }
  const people = new Map<Asker, number>([['bureau', bureau]])
  for (const role of [
    'clerk',
    'unitHead',
    'department',
    'reviewer',
    'administrator',
    'securityAdministrator',
    'auditor',
    'none',
  ] as const)
    people.set(role, await account(role, homes[role] ?? null))
  people.set('contributor', await account('clerk', 'helper'))

  async function call(asker: Asker, method: string, path: string, body: unknown, more: Record<string, string> = {}) {
    const id = people.get(asker)
    const cookie: Record<string, string> = id === undefined ? {} : { cookie: await cookieOf(id) }
    const text = typeof body === 'string'
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': text ? 'text/plain' : 'application/json' }
    const answer = await app.app.request(`/api/v1${path}`, {
      method,
      headers: { ...cookie, ...type, ...more },
      body: body === undefined ? undefined : text ? body : JSON.stringify(body),
    })
    return { status: answer.status, text: await textOf(answer), headers: answer.headers }
  }

  /** A project of a unit, with one indicator of its own and one that the helper unit reports. */
  async function target(place: Place): Promise<Target> {
    const shared = indicator('协作场次', '≥12场', { contributors: [{ agencyCode: 'helper', share: null }] })
    const indicators = [indicator('服务人次', '≥1200人次'), ...(place === 'own' ? [shared] : [])]
    const given = declaration({ agencyCode: place, agencyName: place, projectName: `项目${++made}`, indicators })
    const { text } = await call('bureau', 'POST', '/projects', { declaration: given })
    const project = JSON.parse(text) as { id: number; indicators: { id: number }[]; subprojects: { id: number }[] }
    const reviewer = people.get('reviewer')!
    const [first, second] = project.indicators
    if (place === 'own')
      await store.tx(db =>
        insertReviewers(db, [{ projectId: project.id, accountId: reviewer, assignedAt: now, assignedBy: bureau }]),
      )
    const change = 1_000_000 + project.id
    await store.tx(db => insertTargetChange(db, asked(change, project.id, first!.id)))
    const evidence = await attached(project.id, first!.id, agencies.get(place)!)
    const account = await worker(place)
    const rectification = await ordered(project.id, first!.id, account)
    const ids = {
      change,
      rectification,
      run: await opened(project.id),
      evidence,
      indicator: first!.id,
      shared: second?.id ?? first!.id,
      subproject: project.subprojects[0]!.id,
    }
    return { project: project.id, ...ids, agency: agencies.get(place)!, account }
  }
  const worker = (place: Place) => account('clerk', place)
  /** An order on the first indicator that its unit has not answered yet. */
  async function ordered(projectId: number, indicatorId: number, ownerId: number): Promise<number> {
    return store.tx(async db => {
      const id = await reserveIds(db, 'rectification')
      const order = { demands: '请说明', ownerId, dueOn: '2022-02-20', state: 'open', version: 1 }
      const by = { orderedAt: now, orderedBy: bureau }
      await insertRectification(db, { id, projectId, indicatorId, since: '2021-05', ...order, ...by })
      return id
    })
  }
  /** A monitoring run of this project alone. */
  async function opened(projectId: number): Promise<number> {
    return store.tx(async db => {
      const id = await reserveIds(db, 'monitoring_run')
      const run = { year: 2021, month: '2021-07', name: '监控', documentNo: '', dueOn: '2022-02-20', agencyId: null }
      const kept = { watchListId: null, state: 'open', version: 1, openedAt: now, openedBy: bureau }
      await insertRun(db, { id, ...run, ...kept })
      const nobody = { snapshot: null, submittedAt: null, submittedBy: null, decidedAt: null, decidedBy: null }
      await insertParts(db, [{ runId: id, projectId, state: 'open', version: 1, opinion: '', ...nobody }])
      return id
    })
  }
  /** A picture behind the first indicator's May and June. */
  async function attached(projectId: number, indicatorId: number, agencyId: number): Promise<number> {
    const received = await receive(app.at.files, new Blob([png]).stream(), 1_000)
    await keep(app.at.files, received, now)
    const { hash, size } = received
    return store.tx(async db => {
      const id = await reserveIds(db, 'evidence')
      if (!(await fileByHash(db, hash))) await insertFile(db, { hash, size, type: 'png', storedAt: now, figures: null })
      const [uploaded, removed] = [
        { uploadedAt: now, uploadedBy: bureau },
        { removedAt: null, removedBy: null, removedWhy: '' },
      ]
      await insertEvidence(db, { id, projectId, hash, name: '照片.png', note: '', ...uploaded, ...removed })
      const link = { projectId, indicatorId, agencyId, evidenceId: id, linkedAt: now, linkedBy: bureau }
      await linkEvidence(
        db,
        ['2021-05', '2021-06'].map(month => ({ ...link, month })),
      )
      return id
    })
  }
  /** A target change that nobody here asked for. */
  const asked = (id: number, projectId: number, indicatorId: number) => ({
    id,
    projectId,
    indicatorId,
    target: JSON.stringify(readTarget('≥900人次', '服务人次')),
    plan: null,
    effective: '2021-09',
    documentNo: '1',
    reason: '调减',
    state: 'proposed',
    opinion: '',
    proposedAt: now,
    proposedBy: 0,
    decidedAt: null,
    decidedBy: null,
    version: 1,
  })
  let made = 0
  return { ...app, agencies, people, call, target }
}
