import type { WatchCondition, WatchRule } from '#domain/watch-rule'
import type { Language, Signal } from '#domain/vocabulary'
import { watch as en } from './en/watch.ts'
import { formats } from './say.ts'
import type { Words } from './ui.ts'
import { sayWord } from './words.ts'
import { watch as zh } from './zh/watch.ts'

const words: Words<typeof zh> = { 'zh-CN': zh, en }

/** One condition in words. */
export function sayCondition(lang: Language, one: WatchCondition, agencyName: (id: number) => string | undefined): string {
  const t = words[lang]
  const f = formats[lang]
  const lights = (given: readonly Signal[]) => given.map(signal => sayWord(lang, `signal.${signal}`)).join(t.lightOr)
  switch (one.field) {
    case 'budget':
      return t.budget(one, f)
    case 'rate':
      return t.rate(one, f)
    case 'goal':
      return t.goal(lights(one.signals))
    case 'money':
      return t.money(lights(one.signals))
    case 'weight':
      return t.weight(one, f)
    case 'amount':
      return t.amount(one, f)
    case 'missing':
      return t.missing
    case 'behind':
      return t.behind(one)
    case 'agency':
      return t.agency(agencyName(one.agencyId) ?? t.gone)
    case 'name':
      return t.name(one)
  }
}

/** A list's rule in a sentence. */
export function sayWatchRule(lang: Language, rule: WatchRule, agencyName: (id: number) => string | undefined): string {
  const t = words[lang]
  const said = rule.conditions.map(one => sayCondition(lang, one, agencyName)).join(t[rule.match]) + t.end
  return said.charAt(0).toUpperCase() + said.slice(1)
}
