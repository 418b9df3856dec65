import type { Params } from '#domain/problem'
import type { Language } from '#domain/vocabulary'
import { plausibility as en } from './en/plausibility.ts'
import { say } from './say.ts'
import { plausibility as zh } from './zh/plausibility.ts'

const pair = { 'zh-CN': zh, en }

/** A plausibility question with its figures. */
export const sayDoubt = (lang: Language, { code, params }: { code: string; params: Params }): string =>
  say(pair, lang, code, params)
