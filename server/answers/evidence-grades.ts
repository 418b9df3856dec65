import type { GradedValue } from '#domain/evidence'
import { gradeOf, worstGrade } from '#domain/evidence-grade'
import type { IndicatorFacts } from '#domain/facts'
import type { FileFigures } from '#domain/file-figures'
import { findFigure, type Found } from '#domain/find-figure'
import type { GradeOf } from '#domain/progress-view'
import type { EvidenceGrade } from '#domain/vocabulary'
import type { Db } from '../../db/open.ts'
import { evidenceLinks, storedFigures } from '../../db/queries/evidence.ts'
import type { CurrentActual } from '../../db/queries/facts.ts'

// A content's figures never change, nor where a value stands among them: both are kept, the last used longest.
const figures = new Map<string, FileFigures | null>()
const places = new Map<string, Found | null>()
const most = { figures: 200, places: 20_000 }

function remember<T>(into: Map<string, T>, key: string, value: T, limit: number): T {
  into.delete(key)
  into.set(key, value)
  if (into.size > limit) into.delete(into.keys().next().value!)
  return value
}

async function readFigures(db: Db, hashes: Iterable<string>): Promise<Map<string, FileFigures | null>> {
  const wanted = [...new Set(hashes)]
  const read = new Map<string, FileFigures | null>()
  const unknown = wanted.filter(hash => !figures.has(hash))
  for (let at = 0; at < unknown.length; at += 100)
    for (const { hash, figures: stored } of await storedFigures(db, unknown.slice(at, at + 100)))
      read.set(hash, remember(figures, hash, stored === null ? null : (JSON.parse(stored) as FileFigures), most.figures))
  for (const hash of wanted) if (!read.has(hash)) read.set(hash, remember(figures, hash, figures.get(hash) ?? null, most.figures))
  return read
}

/** Where a reported value stands in a content; levels have no figure to be found. */
function placeOf(file: FileFigures | null | undefined, hash: string, value: CurrentActual, indicator: IndicatorFacts) {
  const target = indicator.targets.at(-1)?.target
  if (!file || !target || value.level !== null) return null
  const { numerator, denominator } = value
  const sought = { name: indicator.name, value: value.value, numerator, denominator, unit: target.unit, scale: target.scale }
  const key = `${hash} ${JSON.stringify(Object.values(sought))}`
  const known = places.get(key)
  return known === undefined ? remember(places, key, findFigure(file, sought), most.places) : known
}

export type GradedFile = { evidenceId: number; found: Found | null }

/** How well each reported value is proven, and what each file says of it: one narrow query, and figures seldom fetched. */
export async function gradeValues(
  db: Db,
  projectId: number,
  actuals: readonly CurrentActual[],
  indicators: readonly IndicatorFacts[],
): Promise<{ values: GradedValue[]; files: Map<string, GradedFile[]> }> {
  const links = await evidenceLinks(db, projectId)
  const read = links.length
    ? await readFigures(
        db,
        links.map(({ hash }) => hash),
      )
    : new Map<string, null>()
  const behind = new Map<string, typeof links>()
  for (const link of links) {
    const key = placeKey(link)
    const list = behind.get(key)
    if (list) list.push(link)
    else behind.set(key, [link])
  }
  const byId = new Map(indicators.map(row => [row.id, row]))
  const files = new Map<string, GradedFile[]>()
  const values: GradedValue[] = []
  for (const value of actuals) {
    const indicator = byId.get(value.indicatorId)
    if (!indicator || value.state !== 'reported') continue
    const { indicatorId, month, agencyId, source = null } = value
    const own = (behind.get(placeKey(value)) ?? []).map(({ evidenceId, hash }) => ({
      evidenceId,
      found: placeOf(read.get(hash), hash, value, indicator),
    }))
    if (own.length) files.set(placeKey(value), own)
    const best = own.find(({ found }) => found !== null)
    const found = best?.found ? { evidenceId: best.evidenceId, ...best.found } : null
    const grade = gradeOf({ source, files: own.length, found: found !== null })
    values.push({ indicatorId, month, agencyId, grade, source, files: own.length, found })
  }
  return { values, files }
}

export const placeKey = ({ indicatorId, month, agencyId }: { indicatorId: number; month: string; agencyId: number }) =>
  `${indicatorId}.${month}.${agencyId}`

/** Grades of an indicator's months: a value of several units is proven as well as its worst part. */
export function gradesByMonth(values: readonly GradedValue[]): GradeOf {
  const grades = new Map<string, EvidenceGrade>()
  for (const { indicatorId, month, grade } of values) {
    const key = `${indicatorId}.${month}`
    const before = grades.get(key)
    grades.set(key, before === undefined ? grade : worstGrade([before, grade])!)
  }
  return (indicatorId, month) => grades.get(`${indicatorId}.${month}`) ?? null
}
