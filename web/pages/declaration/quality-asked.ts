import { historyFor } from '#domain/past-year'
import { national2020 } from '#domain/ruleset'
import { qualityCodes, qualityQuestions, type QualityCode, type QualityQuestion } from '#domain/target-quality'
import type { Past } from '../../api/carry-over.ts'
import type { ReviewState } from './review-state.ts'

export const keyOf = ({ path, code }: QualityQuestion) => `${path}#${code}`

/** The questions the server will ask of this declaration, with its own rule. */
export const askedOf = ({ declaration }: ReviewState, past: Past | null): QualityQuestion[] =>
  qualityQuestions(declaration, {
    history: past ? historyFor(declaration, past.indicators) : [],
    overshoot: past?.overshoot ?? national2020.overshootLimit,
  })

/** Of what is asked now, what a person left as it is. */
export const overruledOf = ({ overruled }: ReviewState, asked: readonly QualityQuestion[]) =>
  asked.flatMap(question => {
    const reason = overruled[keyOf(question)]
    return reason ? [{ code: question.code, path: question.path, reason }] : []
  })

/** Questions of one kind together, in the rule's own order. */
export const groupsOf = (asked: readonly QualityQuestion[]): { code: QualityCode; questions: QualityQuestion[] }[] =>
  qualityCodes.flatMap(code => {
    const questions = asked.filter(question => question.code === code)
    return questions.length ? [{ code, questions }] : []
  })
