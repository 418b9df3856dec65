import { questionWords } from '#wording/ui-questions'
import type { AnsweredQuestion } from '../../api/questions.ts'
import { Answered } from '../../ui/answered.tsx'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'

/** Answers that belong to no single value: about a month's money or the month as a whole. */
export function WholeMonths({ answers }: { answers: readonly AnsweredQuestion[] }) {
  const { t, format } = useWording(questionWords)
  if (answers.length === 0) return null
  return (
    <Card title={t.whole} className="history-steps">
      <ul className="history-whole">
        {answers.map(answer => (
          <li key={`${answer.month}.${answer.code}.${answer.indicatorId}.${answer.agencyId}.${answer.version}`}>
            <b>{format.month(answer.month)}</b>
            <Answered given={answer} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
