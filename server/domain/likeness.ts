import { nameNoise } from './vocabulary-quality.ts'

/** How alike two names are: 2 × shared character pairs ÷ all of them (Dice). A name is cut once, however often it is compared. */

/** Of longer names the beginning alone is compared. */
const compared = 100

export type CutName = { bare: string; pairs: ReadonlyMap<string, number>; count: number }

export function cutName(name: string): CutName {
  const bare = name.normalize('NFKC').replaceAll(nameNoise, '')
  const pairs = new Map<string, number>()
  const count = Math.max(0, Math.min(bare.length, compared) - 1)
  for (let i = 0; i < count; i++) {
    const pair = bare.slice(i, i + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return { bare, pairs, count }
}

/** Below this, two names of the same pairs in another order stay: 1 means the very same name. */
const almost = 0.9999

/** Between 0 and 1; 1 only for names that are equal but for marks and blanks. `least`: anything below it may be answered as 0. */
export function likeness(one: CutName, other: CutName, least = 0): number {
  if (one.bare === other.bare) return one.bare === '' ? 0 : 1
  const all = one.count + other.count
  if (all === 0 || (2 * Math.min(one.count, other.count)) / all < least) return 0
  const [few, many] = one.pairs.size <= other.pairs.size ? [one.pairs, other.pairs] : [other.pairs, one.pairs]
  let shared = 0
  for (const [pair, count] of few) shared += Math.min(count, many.get(pair) ?? 0)
  return Math.min(almost, (2 * shared) / all)
}
