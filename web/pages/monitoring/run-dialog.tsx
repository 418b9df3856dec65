import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { commonWords } from '#wording/ui-common'
import { followWords } from '#wording/ui-follow'
import { agenciesQuery } from '../../api/agencies.ts'
import { openRun } from '../../api/monitoring.ts'
import { watchListsQuery } from '../../api/watch-lists.ts'
import { problemText } from '../../api/problem-text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'
import { dayOf } from '../../ui/when.ts'
import '../rectifications/thread.css'

const month = 30 * 86_400_000

/** The bureau opens a run; July of the year in hand is what the year's middle asks for. */
export function RunDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWording(followWords)
  const { t: common } = useWording(commonWords)
  const client = useQueryClient()
  const { data: agencies } = useQuery(agenciesQuery)
  const { data: lists } = useQuery(watchListsQuery({}))
  const [chosen, setChosen] = useState<string | null>(null)
  // The newest year that has projects.
  const asOf = chosen ?? `${lists?.year ?? dayOf().slice(0, 4)}-07`
  const [name, setName] = useState<string | null>(null)
  const [documentNo, setDocumentNo] = useState('')
  const [dueOn, setDueOn] = useState(() => dayOf(Date.now() + month))
  const active = lists?.items.filter(one => one.state === 'active') ?? []
  const [scope, setScope] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const { run } = t
  const [year, last] = [Number(asOf.slice(0, 4)), Number(asOf.slice(5))]
  const called = name ?? run.nameOf(year, last)

  async function send() {
    if (!called.trim() || !last || !dueOn) return setError(run.missing)
    setBusy(true)
    try {
      const [kind, id] = [scope.slice(0, 1), Number(scope.slice(1)) || null]
      const of = { agencyId: kind === 'a' ? id : null, watchListId: kind === 'l' ? id : null }
      await openRun({ year, month: asOf, name: called, documentNo, dueOn, ...of })
      await client.invalidateQueries()
      onClose()
    } catch (cause) {
      setError(problemText(cause) ?? common.offline)
      setBusy(false)
    }
  }

  return (
    <Dialog
      title={run.openTitle}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look="primary" busy={busy} onClick={() => void send()}>
            {run.send}
          </Button>
        </>
      }
    >
      <div className="rect-form">
        <p className="quiet">{run.openLead}</p>
        <div className="rect-pair">
          <Field label={run.month}>
            {given => (
              <input {...given} type="month" className="input" value={asOf} onChange={event => setChosen(event.target.value)} />
            )}
          </Field>
          <Field label={run.dueOn}>
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
        <Field label={run.name}>
          {given => (
            <input {...given} className="input" maxLength={200} value={called} onChange={event => setName(event.target.value)} />
          )}
        </Field>
        <div className="rect-pair">
          <Field label={run.documentNo}>
            {given => (
              <input
                {...given}
                className="input"
                maxLength={200}
                value={documentNo}
                onChange={event => setDocumentNo(event.target.value)}
              />
            )}
          </Field>
          <Field label={run.scope}>
            {given => (
              <select {...given} className="input" value={scope} onChange={event => setScope(event.target.value)}>
                <option value="">{run.all}</option>
                {active.length > 0 && (
                  <optgroup label={run.lists}>
                    {active.map(one => (
                      <option key={one.id} value={`l${one.id}`}>
                        {one.name}
                      </option>
                    ))}
                  </optgroup>
                )}
                <optgroup label={run.agencies}>
                  {agencies?.items.map(one => (
                    <option key={one.id} value={`a${one.id}`}>
                      {one.name}
                    </option>
                  ))}
                </optgroup>
              </select>
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
