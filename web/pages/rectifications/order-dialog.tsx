import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Month } from '#domain/month'
import { commonWords } from '#wording/ui-common'
import { followWords } from '#wording/ui-follow'
import { orderRectification, type FollowUp } from '../../api/follow.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useWord, useWording } from '../../ui/language.tsx'
import { dayOf } from '../../ui/when.ts'
import { problemText } from '../../api/problem-text.ts'
import './thread.css'

type Props = {
  projectId: number
  indicator: { id: number; name: string } | null
  since: Month
  owners: FollowUp['owners']
  onClose: () => void
}

const month = 30 * 86_400_000

/** What is demanded of whom, by when. */
export function OrderDialog({ projectId, indicator, since, owners, onClose }: Props) {
  const { t, format } = useWording(followWords)
  const { t: common } = useWording(commonWords)
  const wordOf = useWord()
  const client = useQueryClient()
  const [demands, setDemands] = useState('')
  const [ownerId, setOwnerId] = useState(owners[0]?.id ?? 0)
  const [dueOn, setDueOn] = useState(() => dayOf(Date.now() + month))
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const { rect } = t

  async function send() {
    if (!demands.trim() || !ownerId || !dueOn) return setError(rect.missing)
    setBusy(true)
    try {
      await orderRectification(projectId, { indicatorId: indicator?.id ?? null, since, demands, ownerId, dueOn })
      await client.invalidateQueries()
      onClose()
    } catch (cause) {
      setError(problemText(cause) ?? common.offline)
      setBusy(false)
    }
  }

  return (
    <Dialog
      title={rect.orderTitle(indicator?.name ?? rect.spending)}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look="primary" busy={busy} disabled={owners.length === 0} onClick={() => void send()}>
            {rect.send}
          </Button>
        </>
      }
    >
      <div className="rect-form">
        <p className="quiet">{rect.orderLead(format.yearMonth(since))}</p>
        <Field label={rect.demands} hint={rect.demandsHint}>
          {given => (
            <textarea
              {...given}
              className="input"
              rows={3}
              maxLength={4000}
              value={demands}
              onChange={event => setDemands(event.target.value)}
            />
          )}
        </Field>
        <div className="rect-pair">
          <Field label={rect.owner} error={owners.length === 0 ? rect.noOwners : null}>
            {given => (
              <select {...given} className="input" value={ownerId} onChange={event => setOwnerId(Number(event.target.value))}>
                {owners.map(one => (
                  <option key={one.id} value={one.id}>
                    {one.name} · {wordOf(`role.${one.role as 'clerk'}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={rect.dueOn}>
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
        </div>
        {error && (
          <p className="field-error" role="alert">
            {error}
          </p>
        )}
      </div>
    </Dialog>
  )
}
