import type { Language } from '#domain/vocabulary'
import { word as en } from './en/word.ts'
import { say } from './say.ts'
import { word as zh } from './zh/word.ts'

export const wordCatalogues = { 'zh-CN': zh, en }
export type Word = keyof typeof zh

/** The word for a code: `signal.behind` is 滞后, behind. */
export const sayWord = (lang: Language, key: Word): string => say(wordCatalogues, lang, key)
