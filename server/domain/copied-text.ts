import { HashList } from './postings.ts'
import { fingerprints, plainOf, shingle, shinglesOf } from './shingles.ts'

/** Text that two units share 文字雷同: found by runs of characters, not by being equal, and never a verdict. */

export type Writing = { projectId: number; unitId: number; text: string }

/** A passage shorter than this is a turn of phrase. */
export const leastPassage = 10
/** Less shared than this says nothing: a short sentence of the trade. */
export const leastShared = 20
/** Of the shorter text so much must be shared; long passages count without it. */
export const leastSimilarity = 0.5
export const longShared = 60
/** A phrase that more units use than this (and more than 2% of all) is the trade's, not somebody's: it is left out. */
export const commonUnits = 8
const commonShare = 0.02
/** More pairs than this nobody reads; the rest is said to be there. */
const mostPairs = 20_000

export const commonFrom = (units: number) => Math.max(commonUnits, Math.floor(units * commonShare))

/** `a` and `b` are places in the list of writings. */
export type Pair = {
  a: number
  b: number
  /** Shared ÷ all of the shorter text, the trade's phrases left out of both. */
  similarity: number
  /** Characters shared, without the trade's phrases. */
  shared: number
  /** Where these stand in the plain texts, from–until. */
  spans: { a: Span[]; b: Span[] }
}
export type Span = readonly [from: number, until: number]
export type Found = { pairs: Pair[]; more: number; common: Set<number>; units: number; texts: number }

const rank = ({ similarity, shared }: Pair) => similarity * shared

/** Every pair worth a look, the most striking first. A generator: who runs it lets others in wherever it pauses. */
export function* findCopied(writings: readonly Writing[]): Generator<void, Found> {
  const units = new Set(writings.map(row => row.unitId)).size
  const kept = yield* oncePerUnit(writings)
  const plain = yield* plainTexts(writings, kept)
  const { common, postings } = yield* indexed(writings, plain, commonFrom(units))
  const pairs: Pair[] = []
  const shares = new Uint16Array(writings.length)
  let worked = 0
  for (const a of kept) {
    const touched: number[] = []
    for (const ids of postings.get(a) ?? [])
      for (const b of ids) {
        if (b <= a || writings[b]!.unitId === writings[a]!.unitId) continue
        if (shares[b] === 0) touched.push(b)
        shares[b]!++
      }
    for (const b of touched) {
      // Twenty shared characters keep at least three of their shingles.
      if (shares[b]! >= 3) {
        const pair = compared(a, b, plain, common)
        if (pair) pairs.push(pair)
        worked += 20
      }
      shares[b] = 0
    }
    worked += 1 + touched.length / 10
    if (worked > 2000) {
      worked = 0
      yield
    }
  }
  pairs.sort((one, other) => rank(other) - rank(one) || one.a - other.a || one.b - other.b)
  const more = Math.max(0, pairs.length - mostPairs)
  return { pairs: pairs.slice(0, mostPairs), more, common, units, texts: writings.length }
}

/** A unit that writes the same sentence every month wrote it once; what is too short says nothing. */
function* oncePerUnit(writings: readonly Writing[]): Generator<void, number[]> {
  const seen = new Set<string>()
  const kept: number[] = []
  for (const [i, { unitId, text }] of writings.entries()) {
    if (i % 2000 === 1999) yield
    const key = `${unitId} ${text}`
    if (text.length < leastShared || seen.has(key)) continue
    seen.add(key)
    kept.push(i)
  }
  return kept
}

/** What counts of each text, once for all comparisons. */
function* plainTexts(writings: readonly Writing[], kept: readonly number[]): Generator<void, Map<number, string>> {
  const plain = new Map<number, string>()
  for (const [n, i] of kept.entries()) {
    if (n % 500 === 499) yield
    plain.set(i, plainOf(writings[i]!.text).text)
  }
  return plain
}

/** Which writings share which shingles, and which shingles are the trade's own. */
function* indexed(writings: readonly Writing[], plain: ReadonlyMap<number, string>, most: number) {
  const list = new HashList()
  let n = 0
  for (const [i, text] of plain) {
    if (n++ % 200 === 199) yield
    for (const { hash } of fingerprints(text)) list.add(hash, i)
  }
  const common = new Set<number>()
  const postings = new Map<number, number[][]>()
  for (const group of list.groups()) {
    if (group === null) {
      yield
      continue
    }
    const { hash, ids } = group
    if (ids.length < 2) continue
    const users = new Set(ids.map(id => writings[id]!.unitId)).size
    if (users > most) common.add(hash)
    else if (users > 1)
      for (const id of ids) {
        const own = postings.get(id)
        if (own) own.push(ids)
        else postings.set(id, [ids])
      }
  }
  return { common, postings }
}

function compared(a: number, b: number, plain: ReadonlyMap<number, string>, common: ReadonlySet<number>): Pair | null {
  const [one, other] = [plain.get(a)!, plain.get(b)!]
  const [oneCommon, otherCommon] = [commonIn(one, common), commonIn(other, common)]
  // Looked at from both sides: which runs are found first depends on where one begins.
  const found = tiles(one, other)
  const shared = Math.max(sharedIn(found, oneCommon), sharedIn(tiles(other, one), otherCommon))
  const own = (marks: Uint8Array) => marks.reduce((sum, mark) => sum + (mark ? 0 : 1), 0)
  const shorter = Math.min(own(oneCommon), own(otherCommon))
  if (shorter === 0 || shared < leastShared) return null
  const similarity = Math.min(1, shared / shorter)
  if (similarity < leastSimilarity && shared < longShared) return null
  const spans = {
    a: found.flatMap(({ at, length }) => rareRuns(oneCommon, at, length)),
    b: found.flatMap(({ other: at, length }) => rareRuns(otherCommon, at, length)),
  }
  return { a, b, similarity, shared, spans }
}

/** Characters in shared passages, without those the trade's phrases cover. */
function sharedIn(found: readonly Tile[], common: Uint8Array): number {
  let shared = 0
  for (const { at, length } of found) for (let i = at; i < at + length; i++) if (!common[i]) shared++
  return shared
}

/** The parts of a passage that are not the trade's. */
function rareRuns(common: Uint8Array, at: number, length: number): Span[] {
  const runs: Span[] = []
  for (let from = at; from < at + length; from++) {
    if (common[from]) continue
    let until = from
    while (until < at + length && !common[until]) until++
    runs.push([from, until])
    from = until
  }
  return runs
}

/** The characters that only the trade's phrases cover. */
export function commonIn(text: string, common: ReadonlySet<number>): Uint8Array {
  const marks = new Uint8Array(text.length)
  if (common.size === 0) return marks
  const rare = new Uint8Array(text.length)
  for (const { hash, at } of fingerprints(text)) (common.has(hash) ? marks : rare).fill(1, at, at + shingle)
  return marks.map((mark, i) => (mark && !rare[i] ? 1 : 0))
}

export type Tile = { at: number; other: number; length: number }

/** Shared runs, the longest from each place on (greedy string tiling): no character of either text belongs to two. */
export function tiles(one: string, other: string): Tile[] {
  const places = new Map<number, number[]>()
  shinglesOf(other).forEach((hash, at) => {
    const list = places.get(hash)
    if (list) list.push(at)
    else places.set(hash, [at])
  })
  const hashes = shinglesOf(one)
  const taken = new Uint8Array(other.length)
  const found: Tile[] = []
  for (let at = 0; at < hashes.length;) {
    let best = 0
    let where = 0
    for (const start of places.get(hashes[at]!) ?? []) {
      let length = 0
      while (at + length < one.length && one[at + length] === other[start + length] && !taken[start + length]) length++
      if (length > best) [best, where] = [length, start]
    }
    if (best < leastPassage) {
      at++
      continue
    }
    found.push({ at, other: where, length: best })
    taken.fill(1, where, where + best)
    at += best
  }
  return found
}

/** From–until of a shared passage in a text as it was written; `common`: the trade's own words. */
export type Marked = { from: number; until: number; common: boolean }
