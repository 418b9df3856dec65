import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { commonWords } from '#wording/ui-common'
import { projectWords } from '#wording/ui-project'
import { assignReviewers, foundReviewersQuery, reviewersQuery, type Assigned } from '../../api/reviewers.ts'
import { sessionQuery } from '../../api/session.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { usePastDay } from '../../ui/past-day.tsx'
import { useWording } from '../../ui/language.tsx'
import { problemText } from '../../api/problem-text.ts'
import './reviewers.css'

/** Who reviews the project, for who may assign: names, and the way to change them. */
export function Reviewers({ projectId }: { projectId: number }) {
  const { t } = useWording(projectWords)
  const { data: session } = useQuery(sessionQuery)
  const may = session?.rights.includes('assignReviewers') ?? false
  const past = usePastDay() !== undefined
  const { data } = useQuery({ ...reviewersQuery(projectId), enabled: may })
  const [open, setOpen] = useState(false)
  if (!may || !data) return null
  const names = data.items.map(({ name }) => name)
  return (
    <div>
      <dt>{t.reviewers.name}</dt>
      <dd className="project-reviewers">
        {names.length > 0 && (
          <span className="clip" title={names.join(t.reviewers.between)}>
            {t.reviewers.some(names[0]!, names.length)}
          </span>
        )}
        {!past && (
          <button type="button" className="link-button no-print" onClick={() => setOpen(true)}>
            {names.length > 0 ? t.reviewers.change : t.reviewers.assign}
          </button>
        )}
        {open && <AssignDialog projectId={projectId} assigned={data.items} onClose={() => setOpen(false)} />}
      </dd>
    </div>
  )
}

type Chosen = { id: number; name: string }

function AssignDialog({ projectId, assigned, onClose }: { projectId: number; assigned: Assigned; onClose: () => void }) {
  const { t } = useWording(projectWords)
  const { t: common } = useWording(commonWords)
  const client = useQueryClient()
  const before = assigned.map(({ accountId, name }): Chosen => ({ id: accountId, name }))
  const [chosen, setChosen] = useState(before)
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const found = useQuery(foundReviewersQuery(words.trim()))
  // Who has the project now stays in sight, whatever is searched.
  const others = (found.data?.items ?? []).filter(({ id }) => before.every(one => one.id !== id))
  const has = (id: number) => chosen.some(one => one.id === id)
  const toggle = (one: Chosen) => setChosen(has(one.id) ? chosen.filter(({ id }) => id !== one.id) : [...chosen, one])
  async function save() {
    setBusy(true)
    try {
      const ids = chosen.map(({ id }) => id)
      client.setQueryData(reviewersQuery(projectId).queryKey, await assignReviewers(projectId, ids))
      onClose()
    } catch (cause) {
      setError(problemText(cause) ?? common.offline)
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t.reviewers.title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look="primary" busy={busy} onClick={() => void save()}>
            {t.reviewers.save}
          </Button>
        </>
      }
    >
      <p className="quiet">{t.reviewers.lead}</p>
      <Field label={t.reviewers.find} error={error}>
        {given => (
          <input
            {...given}
            className="input"
            autoComplete="off"
            maxLength={60}
            value={words}
            onChange={event => setWords(event.target.value)}
          />
        )}
      </Field>
      <ul className="reviewer-list" aria-label={t.reviewers.name}>
        {[...before, ...others].map(one => (
          <li key={one.id}>
            <label>
              <input type="checkbox" checked={has(one.id)} onChange={() => toggle(one)} />
              <span className="clip">{one.name}</span>
            </label>
          </li>
        ))}
      </ul>
      {found.data && before.length + others.length === 0 && (
        <p className="quiet">{words ? t.reviewers.nobody : t.reviewers.noReviewers}</p>
      )}
    </Dialog>
  )
}
