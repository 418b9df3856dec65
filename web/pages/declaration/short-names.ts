/** Names without what all of them begin with: 建设、运维 of 2021年信息化建设、2021年信息化运维. One name alone stays whole. */
export function shortNames(names: readonly string[]): ReadonlyMap<string, string> {
  const first = names[0] ?? ''
  let same = names.length > 1 ? first.length : 0
  for (const name of names) while (!name.startsWith(first.slice(0, same))) same--
  // At least two characters stay, or the rest says nothing.
  const cut = Math.min(same, ...names.map(name => Math.max(0, name.length - 2)))
  return new Map(names.map(name => [name, name.slice(cut)]))
}
