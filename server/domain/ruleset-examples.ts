import { national2020, type Origin, type RuleSet } from './ruleset.ts'
import {
  blocksExampleForm,
  blocksExampleName,
  criteriaExampleForm,
  criteriaExampleName,
  publishedCriteria,
} from './vocabulary-ruleset.ts'

/** Rule sets that come with the system beside the national one, never active by themselves: layouts met in published forms. */

const fromForm = (document: string): Origin => ({ standing: 'local', document, clause: null })

/** Two blocks: execution 20, results 80. */
export const hubeiBlocks: RuleSet = {
  ...national2020,
  code: 'hubei-20-80',
  name: blocksExampleName,
  blocks: { execution: 20, results: 80 },
  origins: { ...national2020.origins, blocks: fromForm(blocksExampleForm) },
}

/** Process criteria with a rubric: decision 2, management 13, results 85; the budget's execution carries no points of its own. */
export const hubeiCriteria: RuleSet = {
  ...national2020,
  code: 'hubei-process',
  name: criteriaExampleName,
  blocks: { execution: 0, results: 85 },
  processCriteria: publishedCriteria,
  origins: {
    ...national2020.origins,
    blocks: fromForm(criteriaExampleForm),
    processCriteria: fromForm(criteriaExampleForm),
  },
}

export const shippedRuleSets: readonly RuleSet[] = [national2020, hubeiBlocks, hubeiCriteria]
