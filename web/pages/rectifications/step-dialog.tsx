import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { RectificationAct } from '#domain/rectification'
import { commonWords } from '#wording/ui-common'
import { followWords } from '#wording/ui-follow'
import { evidenceQuery } from '../../api/evidence.ts'
import { stepRectification, type FollowUp, type Thread } from '../../api/follow.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'
import { dayOf } from '../../ui/when.ts'
import { problemText } from '../../api/problem-text.ts'
import './thread.css'

type Props = { thread: Thread; act: RectificationAct; owners: FollowUp['owners']; onClose: () => void }

/** One step of an order, with its words and whatever else it needs. */
export function StepDialog({ thread, act, owners, onClose }: Props) {
  const { t } = useWording(followWords)
  const { t: common } = useWording(commonWords)
  const client = useQueryClient()
  const others = owners.filter(one => one.id !== thread.owner.id)
  const [text, setText] = useState('')
  const [dueOn, setDueOn] = useState('')
  const [ownerId, setOwnerId] = useState(others[0]?.id ?? 0)
  const [files, setFiles] = useState<number[]>([])
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const { rect } = t
  const asksDay = act === 'extend' || act === 'return'

  async function send() {
    setBusy(true)
    try {
      const { version } = thread
      await stepRectification(thread.id, act, { text, version, evidenceIds: files, dueOn, ownerId })
      await client.invalidateQueries()
      onClose()
    } catch (cause) {
      setError(problemText(cause) ?? common.offline)
      setBusy(false)
    }
  }

  return (
    <Dialog
      title={rect.acts[act]}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look={act === 'withdraw' ? 'danger' : 'primary'} busy={busy} onClick={() => void send()}>
            {rect.confirm}
          </Button>
        </>
      }
    >
      <div className="rect-form">
        <p className="quiet">{rect.leads[act]}</p>
        <Field label={rect.text[act]}>
          {given => (
            <textarea
              {...given}
              className="input"
              rows={3}
              maxLength={4000}
              value={text}
              onChange={event => setText(event.target.value)}
            />
          )}
        </Field>
        {act === 'answer' && <Files projectId={thread.project.id} chosen={files} onChange={setFiles} />}
        {asksDay && (
          <Field label={act === 'extend' ? rect.newDue : rect.newDueIf}>
            {given => (
              <input
                {...given}
                type="date"
                className="input"
                min={dayOf()}
                value={dueOn}
                onChange={event => setDueOn(event.target.value)}
              />
            )}
          </Field>
        )}
        {act === 'handOver' && (
          <Field label={rect.owner} error={others.length === 0 ? rect.noOwners : null}>
            {given => (
              <select {...given} className="input" value={ownerId} onChange={event => setOwnerId(Number(event.target.value))}>
                {others.map(one => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {error && (
          <p className="field-error" role="alert">
            {error}
          </p>
        )}
      </div>
    </Dialog>
  )
}

type FilesProps = { projectId: number; chosen: number[]; onChange: (ids: number[]) => void }

/** Files the project already holds; the newest first. */
function Files({ projectId, chosen, onChange }: FilesProps) {
  const { t } = useWording(followWords)
  const { data } = useQuery(evidenceQuery(projectId))
  const items = (data?.items ?? []).filter(item => !item.removed).toSorted((a, b) => b.id - a.id)
  return (
    <fieldset className="rect-files">
      <legend className="field-label">{t.rect.evidence}</legend>
      {items.length === 0 && <p className="quiet">{t.rect.noEvidence}</p>}
      {items.map(item => (
        <label key={item.id}>
          <input
            type="checkbox"
            checked={chosen.includes(item.id)}
            onChange={event => onChange(event.target.checked ? [...chosen, item.id] : chosen.filter(id => id !== item.id))}
          />{' '}
          {item.name}
        </label>
      ))}
    </fieldset>
  )
}
