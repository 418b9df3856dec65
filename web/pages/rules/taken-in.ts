import { problemsOf } from '#domain/issue'
import type { Problem } from '#domain/problem'
import { ruleSetSchema, type RuleSet } from '#domain/ruleset'

/** A rule set file as it was chosen, on its way to the editor; gone when the page is loaded anew. */
let taken: RuleSet | null = null
export const putTaken = (rules: RuleSet): void => void (taken = rules)
export function takeTaken(): RuleSet | null {
  return taken
}
export const dropTaken = (): void => void (taken = null)

/** Reads an exported file by the very schema the server uses; `null` problems: it is not JSON. */
export function readFile(text: string): { ok: true; rules: RuleSet } | { ok: false; problems: Problem[] | null } {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return { ok: false, problems: null }
  }
  const read = ruleSetSchema.safeParse(given)
  return read.success ? { ok: true, rules: read.data } : { ok: false, problems: problemsOf(read.error.issues) }
}
