import type { Params } from '#domain/problem'
import type { Language } from '#domain/vocabulary'
import { formatFor, type Format } from './format.ts'

/** One sentence: fixed text, or made from its numbers. */
export type Sentence = string | ((params: Params, format: Format) => string)
export type Catalogue = Record<string, Sentence>
/** The English half of a catalogue must hold exactly the keys of the Chinese half. */
export type Same<T> = { [K in keyof T]: Sentence }

export const formats: Record<Language, Format> = { 'zh-CN': formatFor('zh-CN'), en: formatFor('en') }

/** The sentence for a code; the code itself when a catalogue lacks it, so that nothing is ever silent. */
export const say = (pair: { 'zh-CN': Catalogue; en: Catalogue }, lang: Language, code: string, params: Params = {}): string =>
  sayIn(pair[lang], formats[lang], code, params)

/** Within a catalogue whose sentences quote another's. */
export function sayIn(catalogue: Catalogue, format: Format, code: string, params: Params): string {
  const sentence = Object.hasOwn(catalogue, code) ? catalogue[code] : undefined
  if (sentence === undefined) return code
  return typeof sentence === 'string' ? sentence : sentence(params, format)
}
