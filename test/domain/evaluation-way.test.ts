import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  evaluationActs,
  evaluationStates,
  isOpen,
  nextEvaluation,
  type EvaluationAct,
  type EvaluationState,
} from '#domain/evaluation-way'

const usual = { opinion: '', own: false, bureau: true, over: true }
const step = (state: EvaluationState, act: EvaluationAct, over: Partial<typeof usual & { seen: number }> = {}) => {
  const made = nextEvaluation({ state, version: 3 }, act, { ...usual, ...over })
  return made.ok ? made.value.state : made.code
}

test.each<[string, string, string]>([
  ['the unit hands it in', step('draft', 'submit'), 'submitted'],
  ['the department reviews it', step('submitted', 'approve', { bureau: false }), 'reviewed'],
  ['the bureau makes it final', step('reviewed', 'approve'), 'final'],
  ['the department does not', step('reviewed', 'approve', { bureau: false }), 'evaluation-bureau'],
  ['sent back it can be handed in again', step('returned', 'submit'), 'submitted'],
  ['sent back without a word it stays', step('submitted', 'return'), 'opinion-missing'],
  ['with one it goes back, reviewed or not', step('reviewed', 'return', { opinion: '偏差未说明' }), 'returned'],
  ['final it is frozen', step('final', 'return', { opinion: '改' }), 'evaluation-state'],
  ['until the bureau opens it with a reason', step('final', 'reopen', { opinion: '审计调整' }), 'returned'],
  ['and nobody else', step('final', 'reopen', { opinion: '审计调整', bureau: false }), 'evaluation-bureau'],
  ['nobody approves what he wrote', step('submitted', 'approve', { own: true }), 'own-evaluation'],
  ['a running year is not handed in', step('draft', 'submit', { over: false }), 'evaluation-year-running'],
  ['somebody else was faster', step('submitted', 'approve', { seen: 2 }), 'evaluation-moved'],
])('%s', (_, is, expected) => {
  expect(is).toBe(expected)
})

test('whatever is tried, only an open evaluation is written on, and only the bureau reaches or leaves the final state', () => {
  const tried = fc.record({
    act: fc.constantFrom(...evaluationActs),
    opinion: fc.constantFrom('', '意见'),
    own: fc.boolean(),
    bureau: fc.boolean(),
    over: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.constantFrom(...evaluationStates), tried, (state, { act, ...context }) => {
      const made = nextEvaluation({ state, version: 1 }, act, context)
      if (!made.ok) return
      expect(made.value.version).toBe(2)
      if (made.value.state === 'final' || state === 'final') expect(context.bureau).toBe(true)
      if (act === 'approve') expect(context.own).toBe(false)
      if (act === 'return' || act === 'reopen') expect([isOpen(made.value.state), context.opinion]).toEqual([true, '意见'])
    }),
  )
})
