import { hanDigits, hanVariants } from './vocabulary-target.ts'
import { hanYearInName, yearInName } from './vocabulary-twin.ts'

/** A project's twin of the year before: the same name but for its year; its indicators pair by name likewise. */

const digits = (words: string) => [...words].map(char => hanDigits.indexOf(hanVariants[char] ?? char)).join('')

/** Years near the project's own; any other four digits are a number of the name. */
export const near = 3

/** A name without its own year; a year beside it is kept as its distance, so that 2020—2021学年 moves along. */
export function yearlessName(name: string, year: number): string {
  return name
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(hanYearInName, digits)
    .replaceAll(yearInName, (written, found: string) => {
      const apart = Number(found) - year
      if (apart === 0) return ''
      return Math.abs(apart) <= near ? `{${apart}}` : written
    })
}

type Named = { id: number; name: string }

/** The one project of the year before whose name differs only by the year; null without any, or with several. */
export function twinOf(name: string, year: number, before: readonly Named[]): number | null {
  const own = yearlessName(name, year)
  const found = own === '' ? [] : before.filter(row => yearlessName(row.name, year - 1) === own)
  return found.length === 1 ? found[0]!.id : null
}

type Row = Named & { category: string }

/** Own indicator → last year's, by category and yearless name; a name that occurs twice on either side pairs with nothing. */
export function pairIndicators(own: readonly Row[], before: readonly Row[], year: number): Map<number, number> {
  const last = once(before, year - 1)
  const pairs = new Map<number, number>()
  for (const [key, id] of once(own, year)) {
    const found = id === null ? null : (last.get(key) ?? null)
    if (id !== null && found !== null) pairs.set(id, found)
  }
  return pairs
}

/** Ids by category and name; null where the name is not the only one. */
function once(rows: readonly Row[], year: number): Map<string, number | null> {
  const ids = new Map<string, number | null>()
  for (const { id, name, category } of rows) {
    const key = `${category}\n${yearlessName(name, year)}`
    ids.set(key, ids.has(key) ? null : id)
  }
  return ids
}
