import type { Progress } from '#domain/progress'
import { projectWords } from '#wording/ui-project'
import { useWording } from '../../ui/language.tsx'

/** What the declaration's reader could not decide and nobody has answered yet. */
export function OpenQuestions({ questions }: { questions: Progress['questions'] }) {
  const { t } = useWording(projectWords)
  if (questions.length === 0) return null
  return (
    <details className="card project-details">
      <summary>{t.questions.title(questions.length)}</summary>
      <ul>
        {questions.map((question, index) => (
          <li key={index}>{question.message}</li>
        ))}
      </ul>
    </details>
  )
}
