import type { Month } from '#domain/month'
import { questionWords } from '#wording/ui-questions'
import type { AnsweredQuestion } from '../../api/questions.ts'
import { Answered } from '../../ui/answered.tsx'
import { useWording } from '../../ui/language.tsx'

const questionOf = ({ month, agencyId, code }: AnsweredQuestion) => `${month}.${agencyId}.${code}`

/** The last answer to each question up to a month; the earlier ones stand in the history. */
export function answeredUntil(answers: readonly AnsweredQuestion[], asOf: Month): AnsweredQuestion[] {
  const last = new Map(answers.filter(({ month }) => month <= asOf).map(answer => [questionOf(answer), answer]))
  return [...last.values()]
}

/** Under the months' figures: what was asked about them, in words, with its answer. */
export function AnsweredMonths({ answers }: { answers: readonly AnsweredQuestion[] }) {
  const { t, format } = useWording(questionWords)
  if (answers.length === 0) return null
  return (
    <ul className="answered-months" aria-label={t.given}>
      {answers.map((answer, i) => (
        <li key={questionOf(answer)} id={answers[i - 1]?.month === answer.month ? undefined : `answers-${answer.month}`}>
          <b>{format.month(answer.month)}</b>
          <Answered given={answer} />
        </li>
      ))}
    </ul>
  )
}
