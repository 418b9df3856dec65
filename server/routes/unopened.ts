import type { Problem } from '#domain/problem'
import { Refusal } from '../refusal.ts'

/** A file that cannot be opened: too much of anything is 413, all else 400. */
export function unopened(problems: Problem[]): Refusal {
  const large = /^document-(too|unzipped)/.test(problems[0]?.code ?? '')
  return new Refusal(large ? 413 : 400, 'table-unreadable', {}, problems)
}
