import type { Computed } from '#domain/computed'
import type { Problem } from '#domain/problem'
import type { Target } from '#domain/target'
import type { Language } from '#domain/vocabulary'
import { sheet as en } from './en/sheet.ts'
import { say } from './say.ts'
import { describeTarget } from './target.ts'
import { sheet as zh } from './zh/sheet.ts'

const catalogue = { 'zh-CN': zh, en }

/** What the sheets say of a month, in a sentence: how many count, the value, how sure it is. */
export function saySheetResult(
  lang: Language,
  said: Pick<Computed, 'value' | 'numerator' | 'denominator' | 'level' | 'basis'>,
  target?: Target,
): string {
  const { value, numerator, denominator, basis } = said
  const more = basis.kind === 'survey' ? `.${basis.reading}` : basis.kind === 'signUp' ? `.${basis.count}` : ''
  const ratio = numerator === null || !denominator ? null : numerator / denominator
  const wanted = target ? describeTarget(lang, target) : ''
  return say(catalogue, lang, `result.${basis.kind}${more}`, {
    level: said.level,
    ...basis,
    value,
    numerator,
    denominator,
    ratio,
    target: wanted,
  })
}

/** What a person should know of how a file was read. */
export const saySheetNote = (lang: Language, { code, params }: Pick<Problem, 'code' | 'params'>): string =>
  say(catalogue, lang, code, params)
