/** A record's detail as lines: each field with its value before and after, deep ones by their path. */
export type Change = { path: string; before: string | null; after: string | null; same: boolean }

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const plain = (value: unknown) =>
  typeof value === 'string' ? value : value === null || isObject(value) ? '—' : JSON.stringify(value)

function* leaves(value: unknown, path: string): Generator<[string, string]> {
  if (isObject(value) && Object.keys(value).length) {
    for (const [name, inner] of Object.entries(value)) yield* leaves(inner, path ? `${path}.${name}` : name)
  } else yield [path, plain(value)]
}

/** Fields that changed first; what stood unchanged beside them is kept, after an act that names both. */
export function changesOf(detail: Record<string, unknown>): { changes: Change[]; rest: [string, string][] } {
  const { before, after, ...more } = detail
  const was = new Map(before === undefined ? [] : leaves(before, ''))
  const is = new Map(after === undefined ? [] : leaves(after, ''))
  const paths = [...new Set([...is.keys(), ...was.keys()])]
  // A change names only what it touches; the rest of the thing before stays as it was.
  const changes = paths.map(path => {
    const [old, now] = [was.get(path) ?? null, is.get(path) ?? null]
    return { path, before: old, after: now, same: old === now || (before !== undefined && after !== undefined && now === null) }
  })
  const rest = [...leaves(more, '')].filter(([path]) => path !== '')
  return { changes: changes.toSorted((a, b) => Number(a.same) - Number(b.same)), rest }
}
