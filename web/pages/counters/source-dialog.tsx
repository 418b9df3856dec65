import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { pullKinds, type PullKind } from '#domain/pull'
import { commonWords } from '#wording/ui-common'
import { countersWords } from '#wording/ui-counters'
import { addSource, changeSource, trySource, type Counters, type PullSource } from '../../api/counters.ts'
import { ProblemError } from '../../api/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'
import { draftOf, inputOf, type SourceDraft } from './source-draft.ts'

type Props = { counters: Counters; source?: PullSource; onClose: () => void }
const periods = [15, 60, 360, 1_440, 10_080]

/** A source's settings; trying it fetches once and saves nothing. */
export function SourceDialog({ counters, source, onClose }: Props) {
  const { t } = useWording(countersWords)
  const { t: common } = useWording(commonWords)
  const client = useQueryClient()
  const projectId = counters.project.id
  const open = counters.indicators.filter(row => row.closed === null)
  const [draft, setDraft] = useState(() => draftOf(source, (open.find(row => row.suggested) ?? open[0])?.id))
  const set = (change: Partial<SourceDraft>) => setDraft({ ...draft, ...change })
  const attempt = useMutation({ mutationFn: () => trySource(projectId, { ...inputOf(draft), sourceId: source?.id }) })
  const save = useMutation({
    mutationFn: () =>
      source
        ? changeSource(projectId, source.id, { ...inputOf(draft), version: source.version })
        : addSource(projectId, inputOf(draft)),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['projects', projectId] })
      onClose()
    },
  })
  const error = save.error ?? attempt.error
  const faults = error instanceof ProblemError ? error.problems : []
  const faultOf = (path: string) => faults.find(fault => fault.path === path)?.message
  const text = (label: string, name: keyof SourceDraft, path: string, hint?: string, type = 'text') => (
    <Field label={label} hint={hint} error={faultOf(path)}>
      {given => (
        <input
          {...given}
          type={type}
          autoComplete="off"
          className="input"
          value={String(draft[name])}
          onChange={event => set({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
  const { kind } = draft
  return (
    <Dialog
      title={source ? t.dialogEdit : t.dialogAdd}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button busy={attempt.isPending} onClick={() => attempt.mutate()}>
            {t.tryIt}
          </Button>
          <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>
            {t.save}
          </Button>
        </>
      }
    >
      {text(t.name, 'name', 'name', t.nameHint)}
      <div className="form-columns">
        <Field label={t.indicator} error={faultOf('indicatorId') ?? faultOf('agencyId')}>
          {given => (
            <select
              {...given}
              className="input"
              value={draft.indicatorId ?? ''}
              onChange={event => set({ indicatorId: Number(event.target.value) })}
            >
              {open.map(row => (
                <option key={row.id} value={row.id}>
                  {row.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t.kindLabel}>
          {given => (
            <select {...given} className="input" value={kind} onChange={event => set({ kind: event.target.value as PullKind })}>
              {pullKinds.map(one => (
                <option key={one} value={one}>
                  {t.kind[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {text(t.url, 'url', 'url', t.urlHint[kind])}
      {kind === 'sql' && (
        <Field label={t.query} hint={t.queryHint} error={faultOf('config.query')}>
          {given => (
            <textarea
              {...given}
              className="input"
              rows={3}
              value={draft.query}
              onChange={event => set({ query: event.target.value })}
            />
          )}
        </Field>
      )}
      {kind === 'json' && text(t.items, 'items', 'config.items', t.itemsHint)}
      <div className="form-columns">
        {text(t.at[kind], 'at', 'config.at')}
        {text(t.valueField[kind], 'value', 'config.value')}
      </div>
      {text(t.key[kind], 'key', 'config.key', t.keyHint)}
      <div className="form-columns">
        {kind === 'sql' ? text(t.user, 'user', 'config.user') : text(t.header, 'header', 'config.header')}
        {text(t.secret[kind], 'secret', 'secret', source?.hasSecret ? t.secretKept : t.secretHint, 'password')}
      </div>
      <div className="form-columns">
        <Field label={t.every}>
          {given => (
            <select
              {...given}
              className="input"
              value={draft.everyMinutes}
              onChange={event => set({ everyMinutes: Number(event.target.value) })}
            >
              {[...new Set([...periods, draft.everyMinutes])]
                .sort((a, b) => a - b)
                .map(minutes => (
                  <option key={minutes} value={minutes}>
                    {t.everyOf(minutes)}
                  </option>
                ))}
            </select>
          )}
        </Field>
        <label className="check-line source-on">
          <input type="checkbox" checked={draft.enabled} onChange={event => set({ enabled: event.target.checked })} />
          {t.enabled}
        </label>
      </div>
      <p className="dialog-error" role="alert">
        {error && !faults.length ? (error instanceof ProblemError && (error.detail || error.title)) || t.failedSave : ''}
      </p>
      {attempt.data && !attempt.isPending && <Tried {...attempt.data} />}
    </Dialog>
  )
}

function Tried({
  count,
  empty,
  readings,
}: {
  count: number
  empty: number
  readings: { key: string; day: string; value: number }[]
}) {
  const { t, format } = useWording(countersWords)
  if (!count) return <p role="status">{t.triedNone}</p>
  return (
    <div role="status" className="source-tried">
      <p>{t.tried(format.number(count), empty)}</p>
      <ul>
        {readings.map(row => (
          <li key={row.key}>
            <span>{row.day}</span>
            <span className="figure">{format.number(row.value)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
