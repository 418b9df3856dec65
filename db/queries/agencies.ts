import { and, asc, count, eq, inArray, sql } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { prepared } from '../prepared.ts'
import { shownAgencies, within, type Scope } from '../scope.ts'

const { agency } = table
const columns = {
  id: agency.id,
  code: agency.code,
  name: agency.name,
  parentId: agency.parentId,
  sample: agency.sample,
  version: agency.version,
}
export type AgencyRow = Awaited<ReturnType<typeof listAgencies>>['items'][number]

export async function listAgencies(db: Db, scope: Scope, page = 1, pageSize = 200) {
  const where = shownAgencies(scope, agency.id)
  const items = await db
    .select(columns)
    .from(agency)
    .where(where)
    .orderBy(asc(agency.code))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
  const [row] = await db.select({ total: count() }).from(agency).where(where)
  return { items, total: row?.total ?? 0 }
}

export async function agencyByCode(db: Db, code: string) {
  const [row] = await db.select(columns).from(agency).where(eq(agency.code, code))
  return row
}

export async function agenciesByCode(db: Db, codes: string[]) {
  return codes.length ? await db.select(columns).from(agency).where(inArray(agency.code, codes)) : []
}

export async function agencyById(db: Db, scope: Scope, id: number) {
  const [row] = await db
    .select(columns)
    .from(agency)
    .where(and(eq(agency.id, id), within(scope, agency.id)))
  return row
}

/** Ids and parents of the whole tree: small, read when a session is opened. */
export async function agencyTree(db: Db) {
  return await prepared(db, 'agency_tree', d =>
    d.select({ id: agency.id, parentId: agency.parentId, name: agency.name }).from(agency),
  )()
}

type Tree = Awaited<ReturnType<typeof agencyTree>>
const trees = new WeakMap<Db, { state: string; tree: Tree }>()

/** As `agencyTree`, kept until an agency was added or changed: every request of a unit's people asks for it.
 * Only for the reading connection, which never sees what is rolled back. */
export async function standingTree(db: Db): Promise<Tree> {
  const [row] = await prepared(db, 'agency_tree_state', d =>
    d.select({ count: count(), changes: sql<number>`coalesce(sum(${agency.version}), 0)`.mapWith(Number) }).from(agency),
  )()
  const state = `${row?.count} ${row?.changes}`
  const known = trees.get(db)
  if (known?.state === state) return known.tree
  const tree = await agencyTree(db)
  trees.set(db, { state, tree })
  return tree
}

export async function insertAgency(db: Db, row: Omit<AgencyRow, 'version'>) {
  await db.insert(agency).values({ ...row, version: 1 })
}

export async function updateAgency(
  db: Db,
  id: number,
  version: number,
  change: Partial<Pick<AgencyRow, 'code' | 'name' | 'parentId'>>,
) {
  await db
    .update(agency)
    .set({ ...change, version: version + 1 })
    .where(and(eq(agency.id, id), eq(agency.version, version)))
}

/** Names of some units. */
export async function agencyNames(db: Db, ids: number[]): Promise<Map<number, string>> {
  if (!ids.length) return new Map()
  const rows = await db.select({ id: agency.id, name: agency.name }).from(agency).where(inArray(agency.id, ids))
  return new Map(rows.map(row => [row.id, row.name]))
}
