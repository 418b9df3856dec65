import { leastDigits, leastFlat, leastRun } from '#domain/copied-numbers'
import { heldBy, type NumberGroup, type TextGroup } from '#domain/copied-groups'
import { commonFrom, leastPassage, leastShared, leastSimilarity, longShared } from '#domain/copied-text'
import { monthOf } from '#domain/month'
import type { Db } from '../../db/open.ts'
import { indicatorNames } from '../../db/queries/writings.ts'
import {
  cutTo,
  groupedNumbers,
  groupedTexts,
  seen,
  type CopiesAsk,
  type Grouped,
  type Seen,
  type Viewer,
} from './copies-groups.ts'
import type { CopiedNumbersAnswer, CopiedTextAnswer } from './copies-schema.ts'

export async function copiedTextAnswer(
  db: Db,
  viewer: Viewer,
  ask: CopiesAsk,
  now: number,
  thisYear: number,
): Promise<CopiedTextAnswer> {
  const looked = await seen(db, viewer, ask, now, thisYear)
  const { year, years, shown, found, working } = looked
  const { counts, page } = cutTo(await groupedTexts(db, viewer, looked), shown, ask)
  const places = page.flatMap(({ group }) => group.members)
  const names = await indicatorNames(db, [...new Set(places.flatMap(place => found.writings[place]!.indicatorId ?? []))])
  return {
    year,
    years,
    at: found.at,
    ...counts,
    working,
    texts: found.text.texts,
    units: found.text.units,
    commonFrom: commonFrom(found.text.units),
    rule: { passage: leastPassage, shared: leastShared, similarity: leastSimilarity, long: longShared },
    items: page.map(row => textItem(row, looked, names)),
  }
}

type Names = Map<number, string>

function textItem({ group, key, aside }: Grouped<TextGroup>, { found, shown }: Seen, names: Names) {
  const { members, units, similarity, shared } = group
  const rows = members.map(member => found.writings[member]!)
  const place = new Map(members.map((member, i) => [member, i]))
  const { passage, texts } = heldBy(
    rows.map(row => row.text),
    group.pairs.map(({ a, b }) => ({ a: place.get(a)!, b: place.get(b)! })),
    found.text.common,
  )
  return {
    key,
    units,
    aside,
    similarity,
    shared,
    passage: passage && { text: rows[0]!.text.slice(passage.from, passage.until), holders: passage.holders },
    reports: rows.map(({ kind, month, section, indicatorId, text, projectId }, i) => {
      const project = shown.get(projectId)!
      return {
        kind,
        project: { id: project.id, name: project.name },
        agency: { id: project.agencyId, name: project.agency },
        indicator: indicatorId === null ? null : { id: indicatorId, name: names.get(indicatorId) ?? '' },
        month,
        section,
        text,
        ...texts[i]!,
      }
    }),
  }
}

export async function copiedNumbersAnswer(
  db: Db,
  viewer: Viewer,
  ask: CopiesAsk,
  now: number,
  thisYear: number,
): Promise<CopiedNumbersAnswer> {
  const looked = await seen(db, viewer, ask, now, thisYear)
  const { year, years, shown, found, working } = looked
  const { counts, page } = cutTo(await groupedNumbers(db, viewer, looked), shown, ask)
  const places = page.flatMap(({ group }) => group.members)
  const names = await indicatorNames(db, [...new Set(places.map(place => found.series[place]!.indicatorId))])
  return {
    year,
    years,
    at: found.at,
    ...counts,
    working,
    rule: { run: leastRun, digits: leastDigits, flat: leastFlat },
    items: page.map(row => numberItem(row, looked, names)),
  }
}

function numberItem({ group, key, aside }: Grouped<NumberGroup>, { year, found, shown }: Seen, names: Names) {
  const { kind, members, from, length, units } = group
  return {
    key,
    units,
    aside,
    kind,
    from: monthOf(year, from + 1),
    length,
    rows: members.map(member => {
      const { projectId, indicatorId, months } = found.series[member]!
      const project = shown.get(projectId)!
      return {
        project: { id: project.id, name: project.name },
        agency: { id: project.agencyId, name: project.agency },
        indicator: { id: indicatorId, name: names.get(indicatorId) ?? '' },
        values: months,
        same: sameMonths(group, member, months),
        reported: months.filter(value => value !== null).length,
      }
    }),
    before: kind === 'lastYear' ? found.series[members[0]!]!.before : null,
  }
}

/** Months whose number another row has as well; of one number all year every month that has it. */
function sameMonths({ kind, pairs, from, length }: NumberGroup, member: number, months: readonly (number | null)[]): number[] {
  const runs = kind === 'shared' ? pairs.filter(({ a, b }) => a === member || b === member) : [{ from, length }]
  const held = (i: number) => runs.some(run => i >= run.from && i < run.from + run.length)
  return months.flatMap((value, i) => ((kind === 'flat' ? value !== null : held(i)) ? [i + 1] : []))
}
