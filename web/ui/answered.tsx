import { questionWords } from '#wording/ui-questions'
import type { AnsweredQuestion } from '../api/questions.ts'
import { useWording } from './language.tsx'
import { whenText } from './when.ts'
import './answered.css'

/** A question once asked about a value, with the line that answers it, who gave it and when. */
export function Answered({ given }: { given: AnsweredQuestion }) {
  const { t } = useWording(questionWords)
  return (
    <dl className="answered-question">
      <dt>{t.asked}</dt>
      <dd className="quiet">{given.message}</dd>
      <dt>{t.said}</dt>
      <dd>
        {given.text} <small className="quiet">{t.by(given.by ?? '', whenText(given.at))}</small>
      </dd>
    </dl>
  )
}
