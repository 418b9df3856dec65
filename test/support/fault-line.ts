/** A line of the fault table, which `npm run faults` prints: what broke, what was met, how many acknowledged saves did not stand. */
export function report(fault: string, met: string, lost: number) {
  process.stdout.write(`${fault} | ${met} | lost: ${lost}\n`)
}

type Entry = { value: number | null; version: number }

/** Saves of a month that were acknowledged and do not stand: each stands in every entry as one version, the last as its value. */
export function lostOf(entries: Entry[], acknowledged: number): number {
  const standing = entries.map(({ value, version }) => Math.min(version, value ?? 0))
  return Math.max(0, acknowledged - Math.min(...standing))
}
