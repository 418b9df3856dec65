import { templateNames, type TemplateKind } from './vocabulary-template.ts'

/** Drawn, not written: in a Word file alone, in a paragraph of its own. */
export const isPictureField = (key: string): boolean => key.startsWith('picture-')

/** Written names are compared without spaces, width and case. */
const plain = (name: string): string => name.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase()

/** What written names mean for a kind of form, inside its blocks and outside. */
export function namesOf(kind: TemplateKind) {
  const { fields, blocks } = templateNames[kind]
  const known = new Map<string, string>()
  // What stands outside comes last: where both are called the same they mean the same.
  for (const one of [...blocks.flatMap(block => block.fields), ...fields])
    for (const name of [one.zh, one.en]) known.set(plain(name), one.key)
  const groups = new Map(blocks.flatMap(block => [block.zh, block.en].map(name => [plain(name), block.key] as const)))
  return {
    field: (name: string): string | undefined => known.get(plain(name)),
    block: (name: string): string | undefined => groups.get(plain(name)),
  }
}

/** Every name one may write, of fields and blocks. */
export function knownNames(kind: TemplateKind): string[] {
  const { fields, blocks } = templateNames[kind]
  const all = [...fields, ...blocks, ...blocks.flatMap(block => block.fields)]
  return [...new Set(all.flatMap(one => [one.zh, one.en]))]
}

/** The known name that takes the fewest changes of a letter, where it is near at all. */
export function nearestName(written: string, known: readonly string[]): string | null {
  const from = plain(written)
  let best: { name: string; distance: number } | null = null
  for (const name of known) {
    const to = plain(name)
    const inside = from.length > 1 && (to.includes(from) || from.includes(to))
    const distance = inside ? 1 : changes([...from].slice(0, 40), [...to])
    if (!best || distance < best.distance) best = { name, distance }
  }
  return best && best.distance <= Math.max(1, Math.floor([...from].length / 2)) ? best.name : null
}

/** Levenshtein's distance. */
function changes(from: readonly string[], to: readonly string[]): number {
  let row = to.map((_, i) => i + 1)
  from.forEach((sign, i) => {
    let left = i + 1
    let corner = i
    row = row.map((above, j) => {
      const next = Math.min(above + 1, left + 1, corner + (sign === to[j] ? 0 : 1))
      corner = above
      return (left = next)
    })
  })
  return row.at(-1) ?? from.length
}
