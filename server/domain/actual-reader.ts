import Big from 'big.js'
import type { Level } from './vocabulary.ts'
import { levels } from './vocabulary.ts'
import { withDigits } from './han-number.ts'
import type { Quantity } from './quantity.ts'
import { readDate } from './target-date.ts'
import { phraseOf, type Phrase } from './target-phrase.ts'
import type { Target } from './target.ts'
import * as words from './vocabulary-actual.ts'
import { approximate, changeWords, noTarget, percentTail, qualitativeMark } from './vocabulary-target.ts'
import { plainText, withoutStop } from './writing.ts'

/** An actual as written on a form, made comparable with its target. `value` is in the target's base unit, or null where it cannot be
 * compared; `certain: false` beside a value means a person should look. `until` is the date reached, for date targets. */
export type ActualReading = {
  kind: Target['kind']
  value: number | null
  level: Level | null
  until: string | null
  certain: boolean
}

const longest = 500
const nothing: ActualReading = { kind: 'none', value: null, level: null, until: null, certain: true }
const [reached, half, missed] = levels

/** Reads by the rules for an actual as written (domain rules §7). Never throws. */
export function readActual(raw: string, target: Target, name?: string | null): ActualReading {
  if (raw.length > longest) return { ...nothing, kind: 'qualitative', certain: false }
  const text = withDigits(withoutStop(plainText(raw)))
  if (text === '') return nothing
  if (noTarget.test(text)) return { ...nothing, certain: target.kind === 'none' || /^[^\p{L}]+$/u.test(text) }
  if (target.kind === 'qualitative' || !/\d/.test(text)) {
    const level = levelOf(text, target)
    if (level || !/\d/.test(text)) return { ...nothing, kind: 'qualitative', ...(level ?? { level: null, certain: false }) }
  }
  const date = target.kind === 'numeric' ? null : readDate(text, plainText((name ?? '').slice(0, longest)))
  if (date) return { ...nothing, kind: 'date', until: date.until, certain: date.until !== null }
  const phrase = phraseOf(text)
  if (!phrase || phrase.second || /\d/.test(phrase.tail)) return { ...nothing, kind: 'qualitative', certain: false }
  return numberReading(phrase, target, raw)
}

function levelOf(text: string, target: Target): { level: Level; certain: boolean } | null {
  const own = withoutStop(plainText(target.raw)).replace(qualitativeMark, '').replace(/\)$/, '')
  if (words.optionList.test(text) && words.goodOption.test(text) && words.badOption.test(text)) return null
  if (target.kind === 'qualitative' && own !== '') {
    if (text === own || text === words.metPrefix + own) return { level: reached, certain: true }
    if (text === words.partlyPrefix + own) return { level: half, certain: true }
    if (words.unmetPrefixes.some(prefix => text === prefix + own)) return { level: missed, certain: true }
    if (own === words.yes && text === words.no) return { level: missed, certain: true }
  }
  if (words.partly.test(text)) return { level: half, certain: true }
  if (words.underWay.test(text)) return { level: half, certain: false }
  if (words.unmet.test(text)) return { level: missed, certain: true }
  return words.met.test(text) && !words.negative.test(text) ? { level: reached, certain: true } : null
}

/** In the target's base unit: a bare number takes the target's unit and scale, a bare number against % is divided by 100. */
function comparable({ value, unit, scale, fraction }: Quantity, target: Target): Big | null {
  if (value === null) return null
  if (unit === '' && target.unit === '%') return fraction ? value : scale === 1 ? value.div(100) : null
  if (unit === '') return scale === 1 && !fraction ? value.times(target.scale) : value
  if (target.unit === '') return unit === '%' ? null : value
  const ratio = words.unitRatio(unit, target.unit)
  return ratio && value.times(ratio[0]).div(ratio[1])
}

/** A bare number that, read by the rule, lands far from its target: 0.98 against 95%, or yuan against ten thousands of yuan. */
function farOff({ unit, fraction }: Quantity, value: Big, target: Target): boolean {
  if (unit !== '' || fraction || target.value === null || target.value <= 0 || value.eq(0)) return false
  if (target.unit === '%') return target.value >= 0.1 && value.lte(0.01)
  return target.scale > 1 && value.gt(new Big(target.value).times(100))
}

function numberReading(phrase: Phrase, target: Target, raw: string): ActualReading {
  const { first, subject, tail } = phrase
  const sameWriting = plainText(raw) === plainText(target.raw)
  const known = target.kind === 'numeric' && (target.value !== null || target.low !== null)
  const value = known && !words.notReached.test(subject) ? comparable(first, target) : null
  const stated = words.doneSubject.test(subject.replaceAll(' ', ''))
  const covered = tail === '' || (first.unit === '%' && percentTail.test(tail) && !changeWords.test(tail))
  // Inside a sentence only a number in the target's own unit can be meant.
  const usable = value !== null && ((stated && covered) || (first.unit !== '' && target.unit !== ''))
  if (!usable) return { ...nothing, kind: 'numeric', value: known && sameWriting ? target.value : null, certain: false }
  const doubted =
    !stated ||
    !covered ||
    phrase.approximate ||
    approximate.test(`${subject}${tail}`) ||
    phrase.contradictory ||
    farOff(first, value, target) ||
    (phrase.signs.length > 0 && sameWriting)
  return {
    ...nothing,
    kind: 'numeric',
    value: Number(value.toFixed()),
    certain: (target.certain || first.unit !== '') && !doubted,
  }
}
