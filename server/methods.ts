/** The methods each path knows, by its routes; none for a path that is not there. */
export function methodsOf(routes: readonly { method: string; path: string }[]): (path: string) => string[] {
  const byPattern = new Map<string, Set<string>>()
  for (const { method, path } of routes) {
    // What is said for every method, such as who asks, is no answer of its own.
    if (method === 'ALL') continue
    const known = byPattern.get(path) ?? new Set<string>()
    byPattern.set(path, known.add(method))
    if (method === 'GET') known.add('HEAD')
  }
  const patterns = [...byPattern].map(([path, methods]) => {
    const parts = path
      .split('/')
      .map(part => (part.startsWith(':') ? '[^/]+' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)))
    return { whole: new RegExp(`^${parts.join('/')}$`), methods }
  })
  return path => [...new Set(patterns.filter(one => one.whole.test(path)).flatMap(one => [...one.methods]))].sort()
}
