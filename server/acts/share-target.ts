import type { Problem } from '#domain/problem'
import type { Db } from '../../db/open.ts'
import { agenciesByCode, agencyNames } from '../../db/queries/agencies.ts'
import { replaceContributors } from '../../db/queries/contributors.ts'
import { readActuals, type Plan } from '../../db/queries/facts.ts'
import type { Patch, SharedBy } from './project-patch.ts'

type Unit = { agencyId: number; share: number | null }
export type Sharing = { rows: Map<number, Unit[]>; changed: Set<number>; problems: Problem[] }

/** Who shall share which target: units by number or code, each once, none that is not there, and none left out that has reported:
 * its values would vanish from the total. Sending back what is stored changes nothing. */
export async function readSharing(db: Db, plan: Plan, patch: Patch): Promise<Sharing> {
  const sharing: Sharing = { rows: new Map(), changed: new Set(), problems: [] }
  const asked = (patch.indicators ?? []).flatMap(({ id, contributors }, i) =>
    contributors ? [{ id, i, units: contributors }] : [],
  )
  if (!asked.length) return sharing
  const known = await knownUnits(
    db,
    plan,
    asked.flatMap(row => row.units),
  )
  for (const { id, i, units } of asked) {
    const indicator = plan.indicators.find(row => row.id === id)
    if (!indicator) continue
    const at = `indicators.${i}.contributors`
    const found: Unit[] = []
    units.forEach((unit, k) => {
      const agencyId = known.idOf(unit)
      if (agencyId === undefined)
        sharing.problems.push({
          path: `${at}.${k}`,
          code: 'no-such-unit',
          params: { code: unit.agencyCode ?? unit.agencyId ?? '' },
        })
      else if (found.some(one => one.agencyId === agencyId))
        sharing.problems.push({ path: `${at}.${k}`, code: 'duplicate-contributor', params: {} })
      else found.push({ agencyId, share: unit.share })
    })
    const next = found.length ? found.map(one => one.agencyId) : [plan.agencyId]
    const stored = indicator.contributors.map(agencyId => ({ agencyId, share: indicator.shares?.[agencyId] ?? null }))
    if (same(found.length ? found : [{ agencyId: plan.agencyId, share: null }], stored)) continue
    sharing.rows.set(id, found)
    sharing.changed.add(id)
    sharing.problems.push(...(await lostValues(db, plan, id, next, at, known.names)))
  }
  return sharing
}

async function knownUnits(db: Db, plan: Plan, units: SharedBy[]) {
  const codes = new Map(
    (await agenciesByCode(db, [...new Set(units.flatMap(unit => unit.agencyCode ?? []))])).map(row => [row.code, row.id]),
  )
  const ids = [...new Set([...units.flatMap(unit => unit.agencyId ?? []), ...plan.indicators.flatMap(row => row.contributors)])]
  const names = await agencyNames(db, ids)
  const idOf = ({ agencyId, agencyCode }: SharedBy) =>
    agencyId === undefined ? codes.get(agencyCode ?? '') : names.has(agencyId) ? agencyId : undefined
  return { names, idOf }
}

async function lostValues(
  db: Db,
  plan: Plan,
  indicatorId: number,
  next: number[],
  path: string,
  names: Map<number, string>,
): Promise<Problem[]> {
  const reported = (await readActuals(db, plan.id)).filter(row => row.indicatorId === indicatorId && row.state === 'reported')
  const lost = [...new Set(reported.map(row => row.agencyId))].filter(unit => !next.includes(unit))
  return lost.map(unit => ({ path, code: 'contributor-has-values', params: { unit: names.get(unit) ?? String(unit) } }))
}

const keyOf = (units: Unit[]) =>
  units
    .map(({ agencyId, share }) => `${agencyId}:${share ?? ''}`)
    .sort()
    .join()
const same = (a: Unit[], b: Unit[]) => keyOf(a) === keyOf(b)

export async function saveSharing(db: Db, projectId: number, { rows }: Sharing): Promise<void> {
  for (const [indicatorId, units] of rows)
    await replaceContributors(
      db,
      projectId,
      indicatorId,
      units.map(unit => ({ projectId, indicatorId, ...unit })),
    )
}
