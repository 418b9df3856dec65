import type Big from 'big.js'
import type { Comparator } from './vocabulary.ts'
import { numeralAsDigits, withDigits } from './han-number.ts'
import { readDate, type Dating } from './target-date.ts'
import { lessIsBetter } from './target-direction.ts'
import { doubtful, misread } from './target-doubt.ts'
import { phraseOf, signOf, type Phrase } from './target-phrase.ts'
import type { Target } from './target.ts'
import * as words from './vocabulary-target.ts'
import { keep, plainText, withoutStop } from './writing.ts'

/** Reads a target as forms write it; `certain: false` where two careful readers could differ. Never throws. */
export function readTarget(raw: string, name?: string | null): Target {
  if (raw.length > longest) return textTarget(raw, false)
  const writing = withoutStop(plainText(raw))
  if (writing === '') return { ...textTarget(raw, raw.trim() === ''), kind: 'none' }
  if (words.noTarget.test(writing)) return { ...textTarget(raw, true), kind: 'none' }
  if (words.qualitativeMark.test(writing)) return textTarget(raw, !/\d/.test(writing))
  if (words.rubric.test(writing) && !words.scoreTarget.test(writing)) return textTarget(raw, false)
  const called = plainText((name ?? '').slice(0, longest))
  const text = withDigits(writing)
  const date = readDate(text, called)
  if (date) return dateTarget(raw, date)
  const phrase = phraseOf(text) ?? inWords(text)
  if (phrase) return manyNumbers(phrase) ? textTarget(raw, false) : numberTarget(raw, phrase, called, text)
  const alone = words.leadingSigns.find(({ word }) => word === text)
  if (alone) return { ...textTarget(raw, false), kind: 'numeric', ...written(alone.sign) }
  return textTarget(raw, !words.openBound.test(text))
}

const longest = 500

/** A numeral in words counts only where nothing but its sign and a known unit stands beside it. */
function inWords(text: string): Phrase | null {
  const digits = numeralAsDigits(text)
  const phrase = digits === null ? null : phraseOf(digits)
  if (!phrase || phrase.subject !== '' || phrase.tail !== '' || phrase.second) return null
  return phrase.first.unit === '' || words.rankUnit.test(phrase.first.unit) ? null : phrase
}

/** More than one demand, or a number that is part of a name (ISO9001): no single value can be read. */
const manyNumbers = ({ subject, tail }: Phrase) => /\d/.test(tail) || (/[A-Za-z]$/.test(subject) && subject.length > 1)

function textTarget(raw: string, certain: boolean): Target {
  return {
    raw: keep(raw),
    kind: 'qualitative',
    comparator: null,
    value: null,
    low: null,
    high: null,
    unit: '',
    scale: 1,
    direction: null,
    directionFrom: null,
    certain,
    from: null,
    until: null,
  }
}

const dateTarget = (raw: string, date: Dating): Target => ({ ...textTarget(raw, date.certain), kind: 'date', ...date })

function written(comparator: Comparator): Pick<Target, 'comparator' | 'direction' | 'directionFrom'> {
  const down = comparator === '<=' || comparator === '<'
  return { comparator, direction: comparator === 'range' ? 'within' : down ? 'down' : 'up', directionFrom: 'written' }
}

const toNumber = (value: Big | null) => (value === null ? null : Number(value.toFixed()))

function numberTarget(raw: string, phrase: Phrase, name: string, writing: string): Target {
  const { first, second } = phrase
  const spoken = `${phrase.subject}${phrase.tail}`
  const down = [name, spoken].some(words => lessIsBetter(words, first.unit, first.scale))
  const certain = !doubtful(phrase, name, writing, down)
  const target = { ...textTarget(raw, certain), kind: 'numeric' as const, unit: first.unit, scale: first.scale }
  if (phrase.subject === '±' && first.value && !second) {
    const [low, high] = [toNumber(first.value.times(-1)), toNumber(first.value)]
    return { ...target, ...written('range'), low, high, certain: phrase.tail === '' && phrase.signs.length === 0 }
  }
  if (second)
    return { ...target, ...written('range'), low: toNumber(first.value), high: toNumber(second.value), scale: second.scale }
  const lost = misread(phrase)
  const sign = lost?.comparator ?? signOf(phrase.signs)
  const value = toNumber(lost ? lost.value : first.value)
  if (sign === '=' && value === 0 && down)
    return { ...target, comparator: '=', direction: 'down', directionFrom: 'written', value }
  if (sign !== null) return { ...target, ...written(sign), value }
  return { ...target, value, direction: down ? 'down' : 'up', directionFrom: down ? 'name' : 'default' }
}
