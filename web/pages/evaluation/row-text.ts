import type { Language } from '#domain/vocabulary'
import type { Format } from '#wording/format'
import { describeTarget } from '#wording/target'
import type { EvaluationRow } from '../../api/evaluation.ts'

/** A level as it was written; a figure with its sign and unit. */
export const targetText = ({ target }: Pick<EvaluationRow, 'target'>, lang: Language): string =>
  target.kind === 'qualitative' ? target.raw : describeTarget(lang, target)

/** A level in the words it was reported in, with the level it counts as beside them. */
export function actualText({ actual, target }: Pick<EvaluationRow, 'actual' | 'target'>, format: Format): string {
  const { words, level: counted } = actual
  const level = words && counted && words !== counted ? format.beside(words, counted) : counted
  return level ?? format.quantity(actual.value, target.unit, target.scale)
}
