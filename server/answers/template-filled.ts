import type { Problem } from '#domain/problem'
import type { TemplateKind } from '#domain/vocabulary-template'
import { readBytes, type Files } from '../files/file-store.ts'
import { Refusal } from '../refusal.ts'
import { fillTemplate } from '../templates/template.ts'
import type { Values } from '../templates/token.ts'

export const templateRefused = (problems: Problem[]) => {
  const large = /^document-(too-large|unzipped)/.test(problems[0]?.code ?? '')
  return new Refusal(large ? 413 : 422, 'template-refused', { count: problems.length }, problems)
}

/** A kept template with values in it. What is no template any more is lost; what would grow too large is refused. */
export async function filledTemplate(files: Files, hash: string, kind: TemplateKind, values: Values) {
  const filled = fillTemplate(await readBytes(files, hash), kind, values)
  if (filled.ok) return filled.value
  const lost = filled.problems.every(({ code }) => /^document-(empty|unreadable)$/.test(code))
  throw lost ? new Refusal(410, 'template-lost', {}, filled.problems) : templateRefused(filled.problems)
}
