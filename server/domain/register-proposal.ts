import type { IndicatorFacts } from './facts.ts'
import type { RegisterRecipe } from './register-recipe.ts'
import { fitsMeasure } from './register.ts'
import * as words from './vocabulary-register.ts'

type Declared = Pick<IndicatorFacts, 'name' | 'aggregation' | 'stages' | 'targets' | 'derivation'> & {
  evidenceSource: string
  /** The sub-projects it was declared for; none = the whole project. */
  subprojectIds: readonly number[]
}

/** How the form's own words would have an indicator follow from the register; null where they do not point to it.
 * A person confirms; nothing is computed before that. */
export function proposeRegisterRecipe(indicator: Declared): RegisterRecipe | null {
  if (indicator.derivation !== null) return null
  const recipe = byWords(indicator)
  if (!recipe || !fitsMeasure(recipe.measure, indicator)) return null
  const { subprojectIds } = indicator
  return subprojectIds.length ? { ...recipe, subprojectIds: [...subprojectIds] } : recipe
}

function byWords({ name, evidenceSource, targets }: Declared): RegisterRecipe | null {
  const kind = words.kindInName.find(([pattern]) => pattern.test(name))?.[1]
  const kinds = kind ? { kinds: [kind] } : {}
  const evident = words.registerEvidence.test(evidenceSource)
  const register = 'register' as const
  if (words.savingName.test(name)) return { kind: register, measure: 'saving' }
  // Acceptances of every kind count, unless the sub-projects narrow them.
  if (words.passName.test(name) && (words.acceptance.test(name) || words.acceptance.test(evidenceSource)))
    return { kind: register, measure: 'passRate' }
  if (!evident) return null
  if (words.promptName.test(name) && !words.otherPromptness.test(name) && words.worksInName.test(name))
    return { kind: register, measure: 'timeliness', ...kinds }
  if (words.coveredName.test(name)) return { kind: register, measure: 'schools', by: 'signed', ...kinds }
  if (words.countName.test(name) && words.countUnit.test(targets.at(-1)?.target.unit ?? ''))
    return { kind: register, measure: 'count', by: words.bought.test(name) ? 'signed' : 'accepted', ...kinds }
  return null
}
