/** Places in a declaration as the server names them: `indicators.18.category`. */
export type Path = string
type Node = Record<string, unknown> | unknown[]

export const parse = (path: Path): string[] => path.split('.')

export function valueAt(root: unknown, path: Path): unknown {
  return parse(path).reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
    root,
  )
}

/** A field's text; empty where there is none. */
export function textAt(root: unknown, path: Path): string {
  const value = valueAt(root, path)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** A copy with one place changed; everything else stays the same object. */
export function put<T>(root: T, path: Path, value: unknown): T {
  const change = (at: Node, [key, ...rest]: string[]): Node => {
    const next = (below: unknown) => (rest.length === 0 ? value : change(below as Node, rest))
    if (Array.isArray(at)) return at.map((item, i) => (i === Number(key) ? next(item) : item))
    return { ...at, [key!]: next(at[key!]) }
  }
  return change(root as Node, parse(path)) as T
}
