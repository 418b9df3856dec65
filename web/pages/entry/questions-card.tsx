import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { Month } from '#domain/month'
import { commonWords } from '#wording/ui-common'
import { questionWords } from '#wording/ui-questions'
import { ProblemError } from '../../api/problem.ts'
import { answerQuestion, questionsQuery, type Question } from '../../api/questions.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { whenText } from '../../ui/when.ts'
import './questions-card.css'

type Props = { projectId: number; month: Month; editable: boolean }

/** What a reviewer would ask, each answered in one line; nothing waits for it. */
export function QuestionsCard({ projectId, month, editable }: Props) {
  const { t } = useWording(questionWords)
  const { data } = useQuery(questionsQuery(projectId, month))
  if (!data?.items.length) return null
  const beside = <small>{data.open ? t.open(data.open) : t.all}</small>
  return (
    <Card title={editable ? t.title : t.review} beside={beside} className="questions-card">
      {editable && <p className="quiet">{t.lead}</p>}
      <ul className="questions">
        {data.items.map(item => (
          <Line key={`${item.code} ${item.indicatorId} ${item.agencyId}`} {...{ item, projectId, month, editable }} />
        ))}
      </ul>
    </Card>
  )
}

/** How many are open, for the dialog that hands the month in. */
export function OpenQuestions({ projectId, month }: Omit<Props, 'editable'>) {
  const { t, lang } = useWording(questionWords)
  const { data } = useQuery(questionsQuery(projectId, month))
  if (!data?.open) return null
  const open = data.items.filter(item => !item.answer)
  return (
    <div className="questions-open">
      <b>{t.open(data.open)}</b>
      <ul>
        {open.map(item => (
          <li key={`${item.code} ${item.indicatorId} ${item.agencyId}`}>
            {item.name ?? t.month}
            {lang === 'en' ? ': ' : '：'}
            {item.message}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Line({ item, projectId, month, editable }: Props & { item: Question }) {
  const { t } = useWording(questionWords)
  const { t: common } = useWording(commonWords)
  const client = useQueryClient()
  const [text, setText] = useState(item.answer?.text ?? '')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState('')
  const name = item.unit ? `${item.name} · ${item.unit}` : (item.name ?? t.month)
  const fresh = text.trim() !== '' && text.trim() !== item.answer?.text
  async function save(event: FormEvent) {
    event.preventDefault()
    if (!fresh) return
    setBusy(true)
    setError('')
    try {
      client.setQueryData(questionsQuery(projectId, month).queryKey, await answerQuestion(projectId, month, item, text.trim()))
      // The pages that show answers beside their values read anew when they are opened.
      void client.invalidateQueries({ queryKey: ['projects', projectId, 'questions'], refetchType: 'none' })
    } catch (cause) {
      setError(cause instanceof ProblemError && cause.status !== 0 ? cause.detail || cause.title : common.offline)
    }
    setBusy(false)
  }
  return (
    <li className={item.answer ? 'answered' : undefined}>
      <b>{name}</b>
      <p>{item.message}</p>
      {item.before && <p className="quiet">{t.before(item.before.text)}</p>}
      {editable ? (
        <form onSubmit={event => void save(event)}>
          <input
            className="input"
            aria-label={t.label(name)}
            placeholder={t.placeholder}
            maxLength={300}
            value={text}
            // The grid's own keys stay out of this line.
            onKeyDown={event => event.stopPropagation()}
            onChange={event => setText(event.target.value)}
          />
          {fresh && (
            <Button type="submit" size="small" busy={busy}>
              {t.save}
            </Button>
          )}
        </form>
      ) : (
        <p className={item.answer ? undefined : 'quiet'}>{item.answer?.text ?? t.none}</p>
      )}
      {item.answer && <small className="quiet">{t.by(item.answer.by ?? '', whenText(item.answer.at))}</small>}
      {error && <small role="alert">{error}</small>}
    </li>
  )
}
