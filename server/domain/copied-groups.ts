import { leastRun, type NumberFinding } from './copied-numbers.ts'
import { commonIn, leastPassage, leastShared, tiles, type Marked, type Pair, type Span } from './copied-text.ts'
import { plainOf } from './shingles.ts'

/** Pairs that hold the same passage, or the same run of numbers, as one finding with all who hold it. */

type Edge = { a: number; b: number }

/** Pairs of one group: they meet in a text or series, and there in the same place. In the order of their first pairs. */
function linked<E extends Edge>(edges: readonly E[], meet: (one: E, other: E, at: number) => boolean): E[][] {
  const parent = edges.map((_, i) => i)
  const rootOf = (i: number): number => {
    let root = i
    while (parent[root] !== root) root = parent[root] = parent[parent[root]!]!
    return root
  }
  // A pair is held against one of each place known in a text, not against every pair there.
  const known = new Map<number, number[]>()
  for (const [i, edge] of edges.entries())
    for (const at of [edge.a, edge.b]) {
      const places = known.get(at)
      const met = places?.filter(place => meet(edges[place]!, edge, at)) ?? []
      for (const place of met) {
        const [one, other] = [rootOf(place), rootOf(i)]
        parent[Math.max(one, other)] = Math.min(one, other)
      }
      if (!places) known.set(at, [i])
      else if (met.length === 0) places.push(i)
    }
  const groups = new Map<number, E[]>()
  for (const [i, edge] of edges.entries()) {
    const root = rootOf(i)
    const group = groups.get(root)
    if (group) group.push(edge)
    else groups.set(root, [edge])
  }
  return [...groups.values()]
}

const membersOf = (edges: readonly Edge[]) => [...new Set(edges.flatMap(({ a, b }) => [a, b]))]

export type TextGroup = {
  /** Places in the list of writings: who shares most first. */
  members: number[]
  pairs: Pair[]
  units: number
  similarity: number
  shared: number
  /** What the list is ordered by: what each unit beyond the first shares, once a unit. */
  weight: number
}

/** Twenty characters, the trade's own not counted, are what makes a pair: by as many two pairs are of one passage. */
const samePassage = (one: Pair, other: Pair, at: number) =>
  overlap(at === one.a ? one.spans.a : one.spans.b, at === other.a ? other.spans.a : other.spans.b) >= leastShared

function overlap(one: readonly Span[], other: readonly Span[]): number {
  let sum = 0
  for (const [from, until] of one)
    for (const [start, end] of other) sum += Math.max(0, Math.min(until, end) - Math.max(from, start))
  return sum
}

/** The most suspicious first: long passages, close to the whole text, in many units. */
export function textGroups(pairs: readonly Pair[], unitOf: (member: number) => number): TextGroup[] {
  return linked(pairs, samePassage)
    .map((own): TextGroup => {
      const best = new Map<number, number>()
      for (const { a, b, similarity, shared } of own)
        for (const member of [a, b]) best.set(member, Math.max(best.get(member) ?? 0, similarity * shared))
      const units = new Map<number, number>()
      for (const [member, rank] of best) units.set(unitOf(member), Math.max(units.get(unitOf(member)) ?? 0, rank))
      const ranks = [...units.values()]
      return {
        members: membersOf(own).toSorted((x, y) => best.get(y)! - best.get(x)! || x - y),
        pairs: own,
        units: units.size,
        similarity: Math.max(...own.map(pair => pair.similarity)),
        shared: Math.max(...own.map(pair => pair.shared)),
        weight: ranks.reduce((sum, rank) => sum + rank, 0) - Math.max(...ranks),
      }
    })
    .toSorted((one, other) => other.weight - one.weight || one.members[0]! - other.members[0]!)
}

export type Held = {
  /** The passage of the first text that most hold and that is longest; `holders` of the texts have it letter for letter. */
  passage: { from: number; until: number; holders: number } | null
  /** What of each text stands in another one too, and how much of it that is, the trade's phrases left out of both. */
  texts: { marks: Marked[]; share: number }[]
}

/** What the texts of one group share; `pairs` are places in `written`. */
export function heldBy(written: readonly string[], pairs: readonly Edge[], common: ReadonlySet<number>): Held {
  const plain = written.map(text => plainOf(text))
  const trade = plain.map(({ text }) => commonIn(text, common))
  const covered = plain.map(({ text }) => new Uint8Array(text.length))
  for (const { a, b } of pairs)
    for (const { at, other, length } of tiles(plain[a]!.text, plain[b]!.text)) {
      covered[a]!.fill(1, at, at + length)
      covered[b]!.fill(1, other, other + length)
    }
  const texts = plain.map(({ places }, i) => marked(places, covered[i]!, trade[i]!))
  const lead = plain[0]!
  const widest = widestPassage(
    trade[0]!,
    plain.slice(1).map(({ text }) => tiles(lead.text, text).map(({ at, length }): Span => [at, at + length])),
  )
  const passage = widest && {
    from: lead.places[widest.from]!,
    until: lead.places[widest.until - 1]! + 1,
    holders: widest.others + 1,
  }
  return { passage, texts }
}

function marked(places: readonly number[], covered: Uint8Array, trade: Uint8Array): Held['texts'][number] {
  const marks: Marked[] = []
  let [shared, own] = [0, 0]
  for (let i = 0; i < covered.length; i++) {
    if (trade[i]) continue
    own++
    shared += covered[i]!
  }
  for (let from = 0; from < covered.length; from++) {
    if (!covered[from]) continue
    let until = from
    let phrases = 0
    for (; until < covered.length && covered[until]; until++) phrases += trade[until]!
    marks.push({ from: places[from]!, until: places[until - 1]! + 1, common: phrases * 2 > until - from })
    from = until
  }
  return { marks, share: own === 0 ? 0 : shared / own }
}

/** Of the stretches between two ends of passages the one that counts most: its own characters times the texts that hold it. */
function widestPassage(trade: Uint8Array, others: readonly Span[][]): { from: number; until: number; others: number } | null {
  const rare = [0]
  for (const flag of trade) rare.push(rare.at(-1)! + (flag ? 0 : 1))
  const all = others.flat()
  const [starts, ends] = [new Set(all.map(([from]) => from)), new Set(all.map(([, until]) => until))]
  let best = { from: 0, until: 0, others: 0, worth: 0 }
  for (const from of starts)
    for (const until of ends) {
      if (until - from < leastPassage) continue
      const holders = others.filter(spans => spans.some(span => span[0] <= from && until <= span[1])).length
      const worth = (rare[until]! - rare[from]!) * holders
      if (worth > best.worth || (worth > 0 && worth === best.worth && until - from > best.until - best.from))
        best = { from, until, others: holders, worth }
    }
  return best.worth > 0 ? best : null
}

export type NumberGroup = {
  kind: NumberFinding['kind']
  /** Places in the list of series. */
  members: number[]
  pairs: Extract<NumberFinding, { kind: 'shared' }>[]
  /** The months all of them share, or, where they have none in common, the longest run of two. */
  from: number
  length: number
  units: number
}

type Shared = NumberGroup['pairs'][number]
const sameRun = (one: Shared, other: Shared) =>
  Math.min(one.from + one.length, other.from + other.length) - Math.max(one.from, other.from) >= leastRun

/** Two units and more with the same numbers first, many units and long runs before few; then last year's again, then one number
 * all year. */
export function numberGroups(
  findings: readonly NumberFinding[],
  { unitOf, firstOf }: { unitOf: (member: number) => number; firstOf: (member: number) => number },
): NumberGroup[] {
  const shared = linked(
    findings.filter(row => row.kind === 'shared'),
    sameRun,
  ).map((pairs): NumberGroup => {
    const members = membersOf(pairs).toSorted((x, y) => x - y)
    const from = Math.max(...pairs.map(pair => pair.from))
    const length = Math.min(...pairs.map(pair => pair.from + pair.length)) - from
    const longest = pairs.toSorted((x, y) => y.length - x.length)[0]!
    const run = length >= leastRun ? { from, length } : { from: longest.from, length: longest.length }
    return { kind: 'shared', members, pairs, ...run, units: new Set(members.map(unitOf)).size }
  })
  const alone = findings.flatMap((row): NumberGroup[] => {
    if (row.kind === 'shared') return []
    const from = row.kind === 'flat' ? firstOf(row.a) : row.from
    return [{ kind: row.kind, members: [row.a], pairs: [], from, length: row.length, units: 1 }]
  })
  const weight = ({ units, length }: NumberGroup) => Math.max(1, units - 1) * length
  return [...shared, ...alone].toSorted(
    (x, y) => order[x.kind] - order[y.kind] || weight(y) - weight(x) || x.members[0]! - y.members[0]!,
  )
}

const order = { shared: 0, lastYear: 1, flat: 2 } as const
