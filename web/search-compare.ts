import { overviewSearch } from './search.ts'

/** What an address of a comparison asks for; anything unreadable is dropped. */
export const compareKinds = ['years', 'units', 'indicator'] as const
export type CompareKind = (typeof compareKinds)[number]
export type CompareSearch = {
  kind?: CompareKind
  /** Two years: of this project. */
  projectId?: number
  /** Two units. */
  a?: number
  b?: number
  /** One indicator across the projects of all units, or of one and those below it. */
  name?: string
  unit?: string
  agencyId?: number
  scale?: 'share'
  year?: number
  asOf?: string
  /** Numbers instead of pictures. */
  table?: 1
  /** A past day: both sides as they had been recorded by then. */
  on?: string
}

const idOf = (given: unknown) => {
  const value = typeof given === 'string' ? Number(given) : given
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined
}
/** Names are figures at times: an indicator may be called 2021. */
const textOf = (given: unknown) =>
  typeof given === 'string' || typeof given === 'number' ? String(given).trim().slice(0, 200) || undefined : undefined

export const compareSearch = (given: Record<string, unknown>): CompareSearch => {
  const { year, asOf, agencyId, on } = overviewSearch(given)
  return {
    kind: compareKinds.find(one => one === given.kind),
    projectId: idOf(given.projectId),
    a: idOf(given.a),
    b: idOf(given.b),
    name: textOf(given.name),
    // A unit may be none at all.
    unit: given.unit === '' ? '' : textOf(given.unit),
    agencyId,
    scale: given.scale === 'share' ? 'share' : undefined,
    year,
    asOf,
    table: given.table === 1 ? 1 : undefined,
    // Named only where one is asked for: an address that says nothing of a day keeps the one looked at.
    ...(on === undefined ? {} : { on }),
  }
}
