import { useId, useState } from 'react'
import type { QualityQuestion } from '#domain/target-quality'
import { sayQuestion } from '#wording/question'
import { carryWords } from '#wording/ui-carry'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { groupsOf, keyOf } from './quality-asked.ts'
import { focusPath } from './question-list.tsx'
import { useReview } from './review-context.ts'
import './quality-list.css'

/** So many of one kind are read at once; the rest opens on demand. */
const shown = 4

/** Questions about the targets: each changed, or left with a reason; none stops the project from being created. */
export function QualityList() {
  const { t } = useWording(carryWords)
  const { state, quality, past } = useReview()
  if (quality.length === 0) return null
  const open = quality.filter(question => !state.overruled[keyOf(question)]).length
  return (
    <details className="quality" open={state.carried !== null || undefined}>
      <summary>
        <b>{t.quality.title}</b> <span>{t.quality.open(open, quality.length)}</span>
      </summary>
      <p className="quality-note">
        {t.quality.note} {past && t.quality.past(past.project.year, past.project.name)}
      </p>
      {groupsOf(quality).map(({ code, questions }) => (
        <Group key={code} title={t.quality.group[code]} questions={questions} />
      ))}
    </details>
  )
}

function Group({ title, questions }: { title: string; questions: readonly QualityQuestion[] }) {
  const { t } = useWording(carryWords)
  const { state } = useReview()
  const id = useId()
  const [all, setAll] = useState(false)
  const [writing, setWriting] = useState(false)
  const rest = all ? [] : questions.slice(shown)
  const openKeys = questions.map(keyOf).filter(key => !state.overruled[key])
  return (
    <section className="quality-group" aria-labelledby={id}>
      <h2 id={id}>
        {title} <small>{questions.length}</small>
        {openKeys.length > 1 && !writing && (
          <Button size="small" onClick={() => setWriting(true)}>
            {t.quality.keepAll(openKeys.length)}
          </Button>
        )}
      </h2>
      {writing && <ReasonForm keys={openKeys} what={title} onDone={() => setWriting(false)} />}
      <ul>
        {(all ? questions : questions.slice(0, shown)).map(question => (
          <Asked key={keyOf(question)} question={question} />
        ))}
      </ul>
      {rest.length > 0 && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {t.quality.more(rest.length)}
        </button>
      )}
    </section>
  )
}

function Asked({ question }: { question: QualityQuestion }) {
  const { t, lang } = useWording(carryWords)
  const { state } = useReview()
  const [writing, setWriting] = useState(false)
  const reason = state.overruled[keyOf(question)]
  const what = String(question.params.name ?? t.quality.whole)
  return (
    <li className={reason ? 'answered' : undefined}>
      <p>{sayQuestion(lang, question)}</p>
      {writing ? (
        <ReasonForm keys={[keyOf(question)]} what={what} given={reason} onDone={() => setWriting(false)} />
      ) : (
        <span className="quality-acts">
          {reason && <small>{t.quality.kept(reason)}</small>}
          <Button size="small" onClick={() => focusPath(fieldOf(question.path))} aria-label={`${t.quality.fix} ${what}`}>
            {t.quality.fix}
          </Button>
          <Button
            size="small"
            onClick={() => setWriting(true)}
            aria-label={`${reason ? t.quality.again : t.quality.keep} ${what}`}
          >
            {reason ? t.quality.again : t.quality.keep}
          </Button>
        </span>
      )}
    </li>
  )
}

/** Evidence and points stand in a row's folded part: where it is closed, its name is shown. */
function fieldOf(path: string): string {
  const there = document.querySelector(`[data-path="${path}"]`)
  return there ? path : path.replace(/\.(?:evidenceSource|weight)$/, '.name')
}

type FormProps = { keys: readonly string[]; what: string; given?: string; onDone: () => void }

function ReasonForm({ keys, what, given = '', onDone }: FormProps) {
  const { t } = useWording(carryWords)
  const { dispatch } = useReview()
  const [reason, setReason] = useState(given)
  return (
    <form
      className="quality-reason"
      onSubmit={event => {
        event.preventDefault()
        if (reason.trim() === '') return
        dispatch({ type: 'overrule', keys, reason: reason.trim() })
        onDone()
      }}
    >
      <input
        className="input"
        aria-label={t.quality.reasonOf(what)}
        placeholder={t.quality.reason}
        maxLength={1000}
        value={reason}
        onChange={event => setReason(event.target.value)}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the field was just asked for by a button
        autoFocus
      />
      <Button type="submit" size="small">
        {t.quality.confirm}
      </Button>
      <Button size="small" onClick={onDone}>
        {t.quality.cancel}
      </Button>
    </form>
  )
}
