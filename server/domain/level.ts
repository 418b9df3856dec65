import type { IndicatorFacts, TargetVersion } from './facts.ts'
import { defaultStages, levels } from './vocabulary.ts'
import { done, metPrefixes, notBegun, partlyPrefixes, unmetPrefixes } from './vocabulary-level.ts'

/** How far a level or stage is, 0 (not begun, not met) to 1 (final, met). */

/** What a month of this indicator consists of: a level, numerator and denominator, or one number. */
export type Takes = 'level' | 'fraction' | 'number'
type Measured = Pick<IndicatorFacts, 'aggregation' | 'stages'> & { targets: readonly Pick<TargetVersion, 'target'>[] }

export function takes(indicator: Measured): Takes {
  const { aggregation } = indicator
  if (aggregation === 'ratio' || aggregation === 'ratio_last' || aggregation === 'weighted') return 'fraction'
  if (aggregation === 'sum') return 'number'
  const target = indicator.targets.at(-1)?.target
  if (target?.kind !== 'numeric' || indicator.stages !== null) return 'level'
  // The latest percentage of several units cannot be added: it is read like a rate.
  return aggregation === 'last' && target.unit === '%' ? 'fraction' : 'number'
}

const stagesOf = (indicator: Measured): readonly string[] =>
  indicator.stages ?? (indicator.aggregation === 'milestone' ? defaultStages : [])

const ownWord = (indicator: Measured): string => {
  const target = indicator.targets.at(-1)?.target
  return target?.kind === 'qualitative' ? target.raw.trim() : ''
}

/** The words offered to a person; rankOf also takes the target's own word with its usual prefixes. */
export function offeredLevels(indicator: Measured): string[] {
  return [...levels, ...stagesOf(indicator).filter(stage => !(levels as readonly string[]).includes(stage))]
}

const starts = (level: string, word: string, prefixes: readonly string[]) => prefixes.some(prefix => level === prefix + word)

/** Null when the word is none of the levels, the stages, or the target's own word (规范, 基本规范, 不规范). */
export function rankOf(level: string, indicator: Measured): number | null {
  if (level === levels[0]) return 1
  if (level === levels[1]) return 0.5
  if (level === levels[2]) return 0
  const stages = stagesOf(indicator)
  const at = stages.indexOf(level)
  if (at >= 0) return notBegun.test(stages[0]!) ? at / (stages.length - 1) : (at + 1) / stages.length
  if (indicator.stages === null && stages.length > 0 && level === done) return 1
  const word = ownWord(indicator)
  if (word === '') return null
  if (starts(level, word, metPrefixes)) return 1
  if (starts(level, word, partlyPrefixes)) return 0.5
  return starts(level, word, unmetPrefixes) ? 0 : null
}
