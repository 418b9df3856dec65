import { z } from '@hono/zod-openapi'
import {
  commonFrom,
  leastPassage,
  leastShared,
  leastSimilarity,
  longShared,
  markedPassages,
  type Pair,
} from '#domain/copied-text'
import { leastDigits, leastFlat, leastRun, type NumberFinding } from '#domain/copied-numbers'
import { monthOf } from '#domain/month'
import type { Db } from '../../db/open.ts'
import { projectYears } from '../../db/queries/projects.ts'
import { indicatorNames, shownProjects } from '../../db/queries/writings.ts'
import type { Scope } from '../../db/scope.ts'
import { copiesOf, type Copies, type Writing } from './copies.ts'

const kinds = ['gap', 'reason', 'measures', 'passage', 'monitoring', 'monthNote', 'spendingNote', 'overall', 'annual'] as const
const placeSchema = z.object({
  kind: z.enum(kinds),
  project: z.object({ id: z.int(), name: z.string() }),
  agency: z.object({ id: z.int(), name: z.string() }),
  indicator: z.object({ id: z.int(), name: z.string() }).nullable(),
  month: z.string().nullable(),
  section: z.string().nullable(),
})
const marksSchema = z.array(z.object({ from: z.int(), until: z.int(), common: z.boolean() }))
const sideSchema = placeSchema.extend({ text: z.string(), marks: marksSchema })
const seriesSchema = z.object({
  project: z.object({ id: z.int(), name: z.string() }),
  agency: z.object({ id: z.int(), name: z.string() }),
  indicator: z.object({ id: z.int(), name: z.string() }),
  values: z.array(z.number().nullable()),
})
const head = {
  year: z.int(),
  years: z.array(z.int()),
  /** When it was found, epoch milliseconds. */
  at: z.int(),
  total: z.int(),
  /** The search is still at work, and nothing is found yet: ask again. Null: it is done. */
  working: z.object({ read: z.int(), projects: z.int() }).nullable(),
}
export const copiedTextSchema = z
  .object({
    ...head,
    texts: z.int(),
    units: z.int(),
    /** A phrase used by more units than this is the trade's own and left out. */
    commonFrom: z.int(),
    rule: z.object({ passage: z.int(), shared: z.int(), similarity: z.number(), long: z.int() }),
    items: z.array(z.object({ similarity: z.number(), shared: z.int(), a: sideSchema, b: sideSchema })),
  })
  .openapi('CopiedText')
export type CopiedTextAnswer = z.infer<typeof copiedTextSchema>
export const copiedNumbersSchema = z
  .object({
    ...head,
    rule: z.object({ run: z.int(), digits: z.int(), flat: z.int() }),
    items: z.array(
      z.object({
        kind: z.enum(['shared', 'flat', 'lastYear']),
        /** First month of the run, and how many months it is long. */
        from: z.string(),
        length: z.int(),
        a: seriesSchema,
        /** The other indicator; of `lastYear` the same one a year before. */
        b: seriesSchema.nullable(),
      }),
    ),
  })
  .openapi('CopiedNumbers')
export type CopiedNumbersAnswer = z.infer<typeof copiedNumbersSchema>

export type CopiesAsk = { year?: number; cut?: Scope; page: number; pageSize: number; fresh: boolean; wait: boolean }
type Shown = Map<number, Awaited<ReturnType<typeof shownProjects>>[number]>

/** The year's findings, and the projects of which this caller may read a word: a pair is shown where both are among them. */
async function seen(db: Db, scope: Scope, { year: asked, fresh, wait }: CopiesAsk, now: number, thisYear: number) {
  const years = await projectYears(db, scope)
  const year = asked ?? years[0] ?? thisYear
  const shown: Shown = new Map((await shownProjects(db, scope, year)).map(row => [row.id, row]))
  const answer = await copiesOf(db, year, now, { fresh, wait })
  const working = 'working' in answer ? answer.working : null
  return { year, years, shown, working, found: 'found' in answer ? answer.found : { ...nothing, at: now } }
}

const nothing: Omit<Copies, 'at'> = {
  stamp: '',
  writings: [],
  text: { pairs: [], more: 0, common: new Set(), units: 0, texts: 0 },
  series: [],
  numbers: [],
}

const inside = (cut: Scope | undefined, agencyId: number) => !cut || cut.all || cut.agencyIds.includes(agencyId)
const between = <T>(rows: readonly T[], { page, pageSize }: CopiesAsk) => rows.slice((page - 1) * pageSize, page * pageSize)

export async function copiedTextAnswer(
  db: Db,
  scope: Scope,
  ask: CopiesAsk,
  now: number,
  thisYear: number,
): Promise<CopiedTextAnswer> {
  const { year, years, shown, found, working } = await seen(db, scope, ask, now, thisYear)
  const { writings, text } = found
  const own = (place: number) => shown.get(writings[place]!.projectId)
  const pairs = text.pairs.filter(({ a, b }) => {
    const [one, other] = [own(a), own(b)]
    return one && other && (inside(ask.cut, one.agencyId) || inside(ask.cut, other.agencyId))
  })
  const page = between(pairs, ask)
  const names = await indicatorNames(db, [
    ...new Set(page.flatMap(({ a, b }) => [a, b].flatMap(place => writings[place]!.indicatorId ?? []))),
  ])
  return {
    year,
    years,
    at: found.at,
    total: pairs.length,
    working,
    texts: text.texts,
    units: text.units,
    commonFrom: commonFrom(text.units),
    rule: { passage: leastPassage, shared: leastShared, similarity: leastSimilarity, long: longShared },
    items: page.map(pair => sidesOf(pair, found, shown, names)),
  }
}

function sidesOf({ a, b, similarity, shared }: Pair, { writings, text }: Copies, shown: Shown, names: Map<number, string>) {
  const [one, other] = [writings[a]!, writings[b]!]
  const marks = markedPassages(one.text, other.text, text.common)
  const side = (row: Writing, own: typeof marks.a) => {
    const project = shown.get(row.projectId)!
    const { kind, month, section, indicatorId } = row
    return {
      kind,
      project: { id: project.id, name: project.name },
      agency: { id: project.agencyId, name: project.agency },
      indicator: indicatorId === null ? null : { id: indicatorId, name: names.get(indicatorId) ?? '' },
      month,
      section,
      text: row.text,
      marks: own,
    }
  }
  return { similarity, shared, a: side(one, marks.a), b: side(other, marks.b) }
}

export async function copiedNumbersAnswer(
  db: Db,
  scope: Scope,
  ask: CopiesAsk,
  now: number,
  thisYear: number,
): Promise<CopiedNumbersAnswer> {
  const { year, years, shown, found, working } = await seen(db, scope, ask, now, thisYear)
  const { series } = found
  const own = (place: number) => shown.get(series[place]!.projectId)
  const rows = found.numbers
    .filter(row => {
      const [one, other] = [own(row.a), row.kind === 'shared' ? own(row.b) : own(row.a)]
      return one && other && (inside(ask.cut, one.agencyId) || inside(ask.cut, other.agencyId))
    })
    .toSorted((x, y) => order[x.kind] - order[y.kind] || y.length - x.length || x.a - y.a)
  const page = between(rows, ask)
  const places = page.flatMap(row => (row.kind === 'shared' ? [row.a, row.b] : [row.a]))
  const names = await indicatorNames(db, [...new Set(places.map(place => series[place]!.indicatorId))])
  const side = (place: number, values = series[place]!.months) => {
    const project = own(place)!
    const { indicatorId } = series[place]!
    return {
      project: { id: project.id, name: project.name },
      agency: { id: project.agencyId, name: project.agency },
      indicator: { id: indicatorId, name: names.get(indicatorId) ?? '' },
      values,
    }
  }
  const beside = (row: NumberFinding) =>
    row.kind === 'shared' ? side(row.b) : row.kind === 'lastYear' ? side(row.a, series[row.a]!.before!) : null
  return {
    year,
    years,
    at: found.at,
    total: rows.length,
    working,
    rule: { run: leastRun, digits: leastDigits, flat: leastFlat },
    items: page.map(row => ({
      kind: row.kind,
      from: monthOf(year, 'from' in row ? row.from + 1 : series[row.a]!.months.findIndex(value => value !== null) + 1),
      length: row.length,
      a: side(row.a),
      b: beside(row),
    })),
  }
}

/** Two units with the same numbers first, then last year's again, then one number all year. */
const order = { shared: 0, lastYear: 1, flat: 2 } as const
