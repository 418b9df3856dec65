import type { Language } from '#domain/vocabulary'
import { formats } from './say.ts'
import { wordCatalogues } from './words.ts'
import { auditField as zh, auditState } from './zh/audit-field.ts'

/** English names of the interface are words run together: `annualObjective`. */
const apart = (name: string) =>
  name.replaceAll(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)

/** A field of a record, deep ones by their path, in words: `entries.0.value` is 填报项 1 · 值. A name nobody translated stands as it is. */
export function fieldText(lang: Language, path: string): string {
  const said: string[] = []
  for (const name of path.split('.'))
    if (/^\d{1,6}$/.test(name) && said.length) said.push(`${said.pop()!} ${Number(name) + 1}`)
    else said.push(lang === 'en' ? apart(name) : Object.hasOwn(zh, name) ? zh[name]! : name)
  return said.join(' · ')
}

/** Fields whose values are codes, and what their words begin with. */
const coded: Record<string, string> = {
  aggregation: 'aggregation',
  also: 'role',
  causes: 'cause',
  likelihood: 'likelihood',
  pacing: 'pacing',
  role: 'role',
}
const money = new Set(['allocated', 'awardPrice', 'fen', 'offPurpose', 'procurementBudget', 'spent'])

/** A value of such a field as people read it: codes in words, fen in yuan to the cent; anything else as it was recorded. */
export function valueText(lang: Language, path: string, value: string): string {
  const name = path.split('.').findLast(part => !/^\d+$/.test(part)) ?? ''
  const words: Record<string, unknown> = wordCatalogues[lang]
  const word = Object.hasOwn(coded, name) ? words[`${coded[name]}.${value}`] : undefined
  if (typeof word === 'string') return word
  if (lang === 'zh-CN' && name === 'state' && Object.hasOwn(auditState, value)) return auditState[value]!
  if (!money.has(name) || !/^-?\d{1,15}$/.test(value)) return value
  const yuan = formats[lang].number(Number(value) / 100, 2)
  return lang === 'en' ? `¥${yuan}` : `${yuan}元`
}
