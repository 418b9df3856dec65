import type { Finding } from '#domain/finding'
import type { Language } from '#domain/vocabulary'
import { check as en } from './en/check.ts'
import { say } from './say.ts'
import { sayFinding } from './trial.ts'
import { check as zh } from './zh/check.ts'

const pair = { 'zh-CN': zh, en }

/** An objection to a handed-in table, in a sentence. */
export function sayObjection(lang: Language, finding: Pick<Finding, 'code' | 'params'>): string {
  const { code, params } = finding
  const key = [`${code}.${String(params.variant)}`, code].find(one => Object.hasOwn(pair[lang], one))
  return key === undefined ? sayFinding(lang, finding) : say(pair, lang, key, params)
}

/** What of a table could not be read, in a sentence. */
export const sayUnread = (lang: Language, code: string): string => say(pair, lang, `unread.${code}`)
