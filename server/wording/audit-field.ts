import type { Language } from '#domain/vocabulary'
import { auditField as zh } from './zh/audit-field.ts'

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
