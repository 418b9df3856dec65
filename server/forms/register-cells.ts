import { daySchema } from '#domain/day'
import { cutName, likeness } from '#domain/likeness'
import type { Problem } from '#domain/problem'
import { contractKinds, kindWritings, type ContractKind } from '#domain/vocabulary-register'
import { hasUnit, readAmount, type MoneyUnit } from './amount.ts'
import { passedWords } from './register-columns.ts'

/** Cells of a register: each is read, or told with its place what is wrong with it. */

export const placeOf = (sheet: string, row: number, column: number): string => {
  let letters = ''
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  return `${sheet ? `${sheet}!` : ''}${letters}${row}`
}

/** Gathers what is wrong and what is asked; `at` names the cell. */
export type Findings = { problems: Problem[]; questions: Problem[] }

/** #DIV/0!, #REF! …: the formula has no value. */
const formulaError = /^#(DIV\/0!|REF!|N\/A|VALUE!|NAME\?|NUM!|NULL!|GETTING_DATA|SPILL!|CALC!)/i
export function refusesFormula(text: string, at: string, { problems }: Findings): boolean {
  if (!formulaError.test(text)) return false
  problems.push({ path: at, code: 'cell-formula-error', params: { text } })
  return true
}

export function readMoney(
  text: string,
  heading: { heading: string; unit: MoneyUnit | null },
  at: string,
  into: Findings,
): number | null {
  if (text === '' || refusesFormula(text, at, into)) return null
  if (heading.unit === null && !hasUnit(text)) {
    into.problems.push({ path: at, code: 'money-unit-missing', params: { heading: heading.heading, text } })
    return null
  }
  const fen = readAmount(text, heading.unit ?? '元')
  if (fen === null) into.problems.push({ path: at, code: 'cell-not-money', params: { text } })
  return fen
}

/** The days between which a bare number is taken for a date that lost its format: 2000 to 2049. */
const serials = { from: 36_526, until: 54_788 }
const two = (text: string) => text.padStart(2, '0')
const written = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s+0?0:00(?::00)?)?$/

/** 2021-03-01, 2021/3/1, 2021.3.1, 2021年3月1日, 20210301; a bare 44256 is read as the day it stands for, and asked about. */
export function readDay(text: string, at: string, into: Findings): string | null {
  if (text === '' || refusesFormula(text, at, into)) return null
  const plain = text.normalize('NFKC').trim()
  const match = written.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (match) {
    const day = `${match[1]}-${two(match[2]!)}-${two(match[3]!)}`
    if (daySchema.safeParse(day).success) return day
  } else if (/^\d{5}(\.\d+)?$/.test(plain) && Number(plain) >= serials.from && Number(plain) <= serials.until) {
    const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(plain)) * 86_400_000).toISOString().slice(0, 10)
    into.questions.push({ path: at, code: 'cell-date-as-number', params: { text, day } })
    return day
  }
  into.problems.push({ path: at, code: 'cell-not-day', params: { text } })
  return null
}

export function readPassed(text: string, at: string, into: Findings): boolean | null {
  if (text === '' || refusesFormula(text, at, into)) return null
  if ((passedWords.yes as readonly string[]).includes(text)) return true
  if ((passedWords.no as readonly string[]).includes(text)) return false
  into.problems.push({ path: at, code: 'cell-not-passed', params: { text } })
  return null
}

const tight = (text: string) => text.normalize('NFKC').replaceAll(/\s/g, '')

export function readKind(text: string, at: string, into: Findings): ContractKind | null {
  const kind = contractKinds.find(one => kindWritings[one].includes(tight(text)))
  if (kind || refusesFormula(text, at, into)) return kind ?? null
  const choices = contractKinds.map(one => kindWritings[one][0]!).join('、')
  into.problems.push({ path: at, code: text === '' ? 'kind-missing' : 'kind-unknown', params: { text, choices } })
  return null
}

/** The sub-project of that name; an unknown name is refused with the nearest one there is. */
export function readSubproject(
  text: string,
  subprojects: readonly { id: number; name: string }[],
  at: string,
  into: Findings,
): number | null {
  if (text === '' || refusesFormula(text, at, into)) return null
  const found = subprojects.find(one => tight(one.name) === tight(text))
  if (found) return found.id
  const given = cutName(text)
  const [nearest] = subprojects
    .map(({ name }) => ({ name, alike: likeness(cutName(name), given) }))
    .toSorted((a, b) => b.alike - a.alike)
  into.problems.push({ path: at, code: 'subproject-unknown', params: { name: text, nearest: nearest?.name ?? null } })
  return null
}
