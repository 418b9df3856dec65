import type { Rule } from '#domain/problem'
import type { Language } from '#domain/vocabulary'
import { rule as en } from './en/rule.ts'
import { say } from './say.ts'
import { rule as zh } from './zh/rule.ts'

export const ruleCatalogues = { 'zh-CN': zh, en }

/** The rule with its sentence, as the interface answers it. */
export const sayRule = (lang: Language, rule: Rule): Rule & { text: string } => ({
  ...rule,
  text: say(ruleCatalogues, lang, rule.code, rule.params),
})
