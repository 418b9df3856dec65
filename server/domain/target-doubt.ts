import Big from 'big.js'
import type { Comparator } from './vocabulary.ts'
import { signOf, type Phrase } from './target-phrase.ts'
import * as words from './vocabulary-target.ts'
import * as names from './vocabulary-target-names.ts'

/** Where two careful readers could differ: then the reader asks. */

export type Misreading = { comparator: Comparator; value: Big | null } | null

/** A sign that a scan turned into a character or into the digit 2: 292% was ≥92%. */
export function misread({ signs, subject, first, second }: Phrase): Misreading {
  if (signs.length > 0 || second) return null
  const damaged = words.damagedSigns[subject]
  if (damaged) return { comparator: damaged, value: first.digits.startsWith('0') ? null : first.value }
  if (subject !== '' || first.fraction || first.value === null) return null
  const without = () => first.value!.times(first.digits.slice(1)).div(first.digits)
  if (first.unit === '%' && /^2(?:[1-9]\d(?:\.\d+)?|100(?:\.0+)?)$/.test(first.digits)) {
    return { comparator: '>=', value: without() }
  }
  // Plans of events are round or follow the calendar (20, 24, 25): 26 times is rather "at least 6".
  const events = words.frequencyUnits.has(first.unit)
  if (events && /^2(?:[1236789]|[1-9]\d0)$/.test(first.digits)) return { comparator: '>=', value: without() }
  return null
}

/** Four digits of things published, or of nothing named, that may hold a lost sign: 2200 was perhaps ≥200. */
const perhapsMisread = ({ signs, subject, first }: Phrase) =>
  signs.length === 0 &&
  subject === '' &&
  /^2[1-9]\d0$/.test(first.digits) &&
  (first.unit === '' || words.publicationUnits.has(first.unit)) &&
  first.scale === 1

/** The unit is missing, and the name or the number shows that one belongs there. */
function unitMissing({ first, signs }: Phrase, name: string, writing: string): boolean {
  if (first.unit !== '' || first.fraction || first.value === null) return false
  if (first.scale > 1) return name === writing || (signs.length === 0 && (names.cost.test(name) || names.budget.test(name)))
  if (first.value.eq(0)) return false
  if (names.scaledUnitInName.test(name) || names.rateName.test(name)) return true
  return first.value.eq(100) && !names.countName.test(name)
}

/** Sign, number and unit came from three cells, and one of them is not where it should be. */
function cellsApart({ first, signs, glued }: Phrase, name: string): boolean {
  if (!first.apart) return false
  if (signs.length === 0) return true
  return glued && first.scale > 1 && !words.moneyUnit.test(first.unit) && !name.includes(first.unit)
}

function disputedName({ signs, first }: Phrase, name: string, down: boolean): boolean {
  const zero = first.value !== null && first.value.eq(0)
  if (signOf(signs) === '=') return down && !zero
  if (signs.length > 0) return false
  const counted = names.disputedCount.test(name) || (names.eventOrCase.test(name) && names.handled.test(name))
  return (
    names.lostName.test(name) ||
    names.disputedRate.test(name) ||
    (counted && first.unit !== '%' && !names.rateName.test(name)) ||
    (words.moneyUnit.test(first.unit) && !down && names.paymentStandard.test(name) && !names.standardIsGood.test(name)) ||
    (zero && !down) ||
    words.rankUnit.test(first.unit)
  )
}

function tailOpen({ first, tail, second, bounded }: Phrase): boolean {
  if (tail === '') return false
  if (second) return bounded || !words.rangeTail.test(tail)
  const covered = first.unit === '%' && words.percentTail.test(tail)
  return !covered || words.changeWords.test(tail) || words.approximate.test(tail) || words.negated.test(tail)
}

function subjectOpen({ signs, subject }: Phrase): boolean {
  if (subject === '') return false
  return (
    signs.length === 0 ||
    !words.plainSubject.test(subject) ||
    words.negation.test(subject) ||
    words.fallEnds.test(subject) ||
    words.approximate.test(subject)
  )
}

/** `down`: less is better by the name. */
export function doubtful(phrase: Phrase, name: string, writing: string, down: boolean): boolean {
  const { first, second } = phrase
  const impossible = first.unit === '%' && names.boundedRate.test(name) && first.value !== null && first.value.gt(1)
  const ends =
    second && first.value && second.value ? first.value.gt(second.value) || first.unit !== second.unit : second !== null
  return (
    first.value === null ||
    phrase.contradictory ||
    phrase.approximate ||
    (first.fraction && first.value.abs().gt(1)) ||
    ends ||
    impossible ||
    words.approximate.test(phrase.subject) ||
    misread(phrase) !== null ||
    perhapsMisread(phrase) ||
    subjectOpen(phrase) ||
    tailOpen(phrase) ||
    unitMissing(phrase, name, writing) ||
    (!second && (cellsApart(phrase, name) || disputedName(phrase, name, down)))
  )
}
