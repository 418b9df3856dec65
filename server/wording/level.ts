import type { Target } from '#domain/target'
import type { Language } from '#domain/vocabulary'
import { level as en } from './en/level.ts'
import { say } from './say.ts'
import { level as zh, shortLevel } from './zh/level.ts'

const catalogue = { 'zh-CN': zh, en }

/** A level or stage in the reader's language; a word of the form itself stays as it is. */
export function levelWord(lang: Language, level: string, target: Pick<Target, 'kind' | 'raw'>): string {
  return say(catalogue, lang, level, { word: target.kind === 'qualitative' ? target.raw.trim() : '' })
}

/** The same for a month's cell. */
export const levelInCell = (lang: Language, level: string, target: Pick<Target, 'kind' | 'raw'>): string =>
  (lang === 'zh-CN' ? shortLevel[level] : undefined) ?? levelWord(lang, level, target)
