import type { z } from 'zod'
import type { Params, Problem } from './problem.ts'

type Issue = z.core.$ZodIssue

/** Turns what a schema found wrong into problems with places, to be worded in the reader's language. */
export function problemsOf(issues: readonly Issue[]): Problem[] {
  return issues.flatMap(issue => {
    const path = issue.path.join('.')
    if (issue.code !== 'unrecognized_keys') return [{ path, ...codeOf(issue) }]
    // A field nobody asked for is told where it stands, one by one.
    return issue.keys.map(key => ({ path: [...issue.path, key].join('.'), code: 'field.unknown', params: { keys: key } }))
  })
}

function codeOf(issue: Issue): Omit<Problem, 'path'> {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.includes('received undefined')
        ? { code: 'field.required', params: {} }
        : { code: 'field.type', params: { expected: issue.expected } }
    case 'too_small':
      if (issue.inclusive === false) return { code: 'field.above', params: { limit: Number(issue.minimum) } }
      return { code: 'field.too-small', params: { limit: Number(issue.minimum) } }
    case 'too_big':
      if (issue.inclusive === false) return { code: 'field.below', params: { limit: Number(issue.maximum) } }
      return { code: 'field.too-big', params: { limit: Number(issue.maximum) } }
    case 'invalid_format':
      return issue.pattern?.includes('0[1-9]|1[0-2]')
        ? { code: 'field.month', params: {} }
        : { code: 'field.format', params: { pattern: issue.pattern ?? null } }
    case 'invalid_value':
      return { code: 'field.choice', params: { choices: issue.values.map(String).join(', ') } }
    case 'not_multiple_of':
      return { code: 'field.step', params: { step: issue.divisor } }
    case 'custom':
      return ownProblem(issue.params ?? {})
    default:
      return { code: 'field.invalid', params: {} }
  }
}

/** A rule of ours between several fields names its own sentence. */
function ownProblem({ problem, ...params }: Record<string, unknown>): Omit<Problem, 'path'> {
  return typeof problem === 'string' ? { code: problem, params: params as Params } : { code: 'field.invalid', params: {} }
}

/** Signs that are no text: the zero sign, at which some databases end a text, halves of a character, and the sign
 * that stands where bytes could not be read. */
const noText = (text: string) => text.includes('\0') || text.includes('\ufffd') || /\p{Surrogate}/u.test(text)

/** The places of texts that could not be kept as they were given. */
export function signsNoTextHolds(value: unknown, path: (string | number)[] = []): Problem[] {
  if (typeof value === 'string') return noText(value) ? [{ path: path.join('.'), code: 'field.signs', params: {} }] : []
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item, i) => signsNoTextHolds(item, [...path, i]))
  return Object.entries(value).flatMap(([key, held]) =>
    noText(key) ? [{ path: path.join('.'), code: 'field.signs', params: {} }] : signsNoTextHolds(held, [...path, key]),
  )
}
