import type { Rule } from '#domain/problem'
import type { Language } from '#domain/vocabulary'
import { forecast as en } from './en/forecast.ts'
import { say } from './say.ts'
import { forecast as zh } from './zh/forecast.ts'

export const forecastCatalogues = { 'zh-CN': zh, en }

/** What a forecast rests on, in one sentence. */
export const sayForecast = (lang: Language, rule: Rule): Rule & { text: string } => ({
  ...rule,
  text: say(forecastCatalogues, lang, rule.code, rule.params),
})
