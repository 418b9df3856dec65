import { problemsOf } from '#domain/issue'
import { ruleSetSchema, type RuleSet } from '#domain/ruleset'
import type { Language } from '#domain/vocabulary'
import { sayProblem } from '#wording/refusals'

/** A rule set while it is written: what is no number yet stands as NaN, which the schema refuses at its place. */
export type Draft = RuleSet

type Holder = Record<string, unknown>

export const valueAt = (draft: Draft, path: string): unknown =>
  path.split('.').reduce<unknown>((at, key) => (at as Holder | null)?.[key], draft)

/** The draft with one place changed; everything beside the way to it stays the very same. */
export function withValue(draft: Draft, path: string, value: unknown): Draft {
  const change = (held: unknown, keys: string[]): unknown => {
    const [key, ...rest] = keys
    if (key === undefined) return value
    if (Array.isArray(held)) return held.map((item, i) => (i === Number(key) ? change(item, rest) : (item as unknown)))
    return { ...(held as Holder), [key]: change((held as Holder)[key], rest) }
  }
  return change(draft, path.split('.')) as Draft
}

/** What is wrong, by place, in the reader's words: judged by the very schema the server uses. */
export function wrongIn(draft: Draft, lang: Language): Map<string, string> {
  const read = ruleSetSchema.safeParse(draft)
  const problems = read.success ? [] : problemsOf(read.error.issues)
  return new Map(problems.map(({ path, code, params }) => [path, sayProblem(lang, code, params)]))
}

/** How a number is written on the screen: shares as percent, money in 万元. */
export type Unit = 'plain' | 'percent' | 'wan'
const factor: Record<Unit, number> = { plain: 1, percent: 100, wan: 1e-6 }

/** 0.6 → 60, without the dust of binary fractions. */
export const written = (value: number, unit: Unit): string =>
  Number.isNaN(value) ? '' : String(Number((value * factor[unit]).toPrecision(12)))

/** NaN where it is no number. */
export function typed(text: string, unit: Unit): number {
  const bare = text.replaceAll(/[,，\s]/g, '').replace(/[%％]$/, '')
  if (!/^-?\d+(\.\d+)?$/.test(bare)) return Number.NaN
  const value = Number((Number(bare) / factor[unit]).toPrecision(12))
  return unit === 'wan' ? Math.round(value) : value
}
