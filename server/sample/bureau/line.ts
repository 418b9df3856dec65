import type { SampleAgency } from '../agencies.ts'

/** The table of a department's projects: a unit with its code, then its projects, one a line:
 * `[mark] name | kind | budget in 万元 | fate and extras | first output; second output | benefit | whom it serves`.
 * Mark `+`: begun in 2021, so without a twin; `-`: ended with 2020. An output is `name 240公里` or `name =6场`. */

export const kinds = [
  'works',
  'equipment',
  'platform',
  'operation',
  'monitoring',
  'service',
  'subsidy',
  'training',
  'events',
  'grants',
] as const
export type KindName = (typeof kinds)[number]

/** How a project's year goes. */
export const fates = [
  'steady',
  'perfect',
  'ahead',
  'late',
  'stopped',
  'sluggish',
  'recover',
  'rush',
  'unmet',
  'unhappy',
  'partly',
  'over',
  'forgets',
  'halfReports',
] as const
export type Fate = (typeof fates)[number]

/** What may come on top: how the money goes, how reports go, what changes. */
export const extras = ['slow', 'stuck', 'fast', 'tardy', 'returned', 'typo', 'refund', 'retarget'] as const
export type Extra = (typeof extras)[number]

export type Count = { name: string; sign: string; amount: string; scale: string; unit: string }
export type Line = {
  agency: SampleAgency
  name: string
  /** In which of the two years it runs. */
  years: readonly number[]
  kind: KindName
  /** 万元. */
  budget: number
  fate: Fate
  extras: readonly Extra[]
  /** Added to the budget in June, 万元. */
  added: number
  outputs: readonly [Count, Count]
  benefit: Count
  served: string
}

export type Department = { agency: SampleAgency; units: SampleAgency[]; lines: Line[] }

const marks: Record<string, readonly number[]> = { '': [2020, 2021], '+': [2021], '-': [2020] }

export function departmentOf(code: string, name: string, table: string): Department {
  const units: SampleAgency[] = []
  const lines: Line[] = []
  for (const text of table.split('\n').map(one => one.trim())) {
    if (text === '') continue
    const unit = /^(\S+) (\d+)$/.exec(text)
    if (unit) units.push({ code: unit[2]!, name: unit[1]!, parent: code })
    else lines.push(lineOf(text, units.at(-1)!))
  }
  return { agency: { code, name, parent: null }, units, lines }
}

function lineOf(text: string, agency: SampleAgency): Line {
  const [head = '', kind = '', budget = '', course = '', outputs = '', benefit = '', served = ''] = text
    .split('|')
    .map(one => one.trim())
  const [, mark = '', name = ''] = /^([+-]?)\s*(\S+)$/.exec(head) ?? wrong(text)
  const [fate = '', ...rest] = course.split(/\s+/)
  const [first, second] = outputs.split(/;\s*/).map(countOf)
  const added = rest.find(word => /^\+\d+$/.test(word))
  return {
    agency,
    name,
    years: marks[mark]!,
    kind: oneOf(kinds, kind),
    budget: Number(budget) || wrong(text),
    fate: oneOf(fates, fate),
    extras: rest.filter(word => word !== added).map(word => oneOf(extras, word)),
    added: Number(added ?? 0),
    outputs: [first ?? wrong(text), second ?? wrong(text)],
    benefit: countOf(benefit),
    served: served || wrong(text),
  }
}

function countOf(text: string): Count {
  const [, name = '', sign = '', amount = '', scale = '', unit = ''] =
    /^(\S+) ([=≥]?)([\d.]+)([万亿]?)(\S+)$/.exec(text) ?? wrong(text)
  return { name, sign: sign || '≥', amount, scale, unit }
}

const oneOf = <T extends string>(words: readonly T[], word: string): T => words.find(one => one === word) ?? wrong(word)

function wrong(text: string): never {
  throw new Error(`the sample's table cannot be read here: ${text}`)
}
