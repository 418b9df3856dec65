import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Month } from '#domain/month'
import type { Progress } from '#domain/progress'
import { hasEnded } from '#domain/project-life'
import type { LifeAct } from '#domain/vocabulary-life'
import { commonWords } from '#wording/ui-common'
import { lifeWords } from '#wording/ui-life'
import { agenciesQuery } from '../../api/agencies.ts'
import { projectsOfYearQuery, recordLife } from '../../api/project-life.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'
import { MonthPick } from './month-pick.tsx'
import { problemText } from '../../api/problem-text.ts'

type Props = { project: Progress['project']; acts: readonly LifeAct[]; onClose: () => void }

/** One act in a project's life: what, from which month, why, by which document, and what follows from it. */
export function LifeDialog({ project, acts, onClose }: Props) {
  const { t, format } = useWording(lifeWords)
  const { t: common } = useWording(commonWords)
  const client = useQueryClient()
  const [act, setAct] = useState<LifeAct | null>(null)
  const [month, setMonth] = useState<Month | null>(null)
  const [other, setOther] = useState<{ id: number; name: string } | null>(null)
  const [reason, setReason] = useState('')
  const [documentNo, setDocumentNo] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const needsOther = act === 'move' || act === 'merge'
  const ready = act !== null && month !== null && reason.trim() !== '' && (!needsOther || other !== null)
  // What still runs is archived once its year is over.
  const year = act === 'archive' && !hasEnded(project.life.now) ? project.year + 1 : project.year

  async function record() {
    setTried(true)
    if (!ready) return
    setBusy(true)
    const to = act === 'move' ? { agencyId: other!.id } : act === 'merge' ? { projectId: other!.id } : {}
    try {
      await recordLife(project.id, { event: act, effective: month, reason, documentNo, ...to })
      await client.invalidateQueries()
      onClose()
    } catch (cause) {
      setError(problemText(cause) ?? common.offline)
      setBusy(false)
    }
  }

  return (
    <Dialog
      title={t.title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look="primary" busy={busy} onClick={() => void record()}>
            {t.submit}
          </Button>
        </>
      }
    >
      <div className="life-form">
        <p className="quiet">{t.lead}</p>
        <Field label={t.act} error={tried && act === null ? t.choiceMissing : null}>
          {given => (
            <select
              {...given}
              className="input"
              value={act ?? ''}
              onChange={event => {
                setAct((event.target.value || null) as LifeAct | null)
                setMonth(null)
                setOther(null)
                setError(null)
              }}
            >
              <option value="">{t.choose}</option>
              {acts.map(name => (
                <option key={name} value={name}>
                  {t.acts[name]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {act === 'move' && <Units own={project.agency.id} missing={tried && !other ? t.choiceMissing : null} onPick={setOther} />}
        {act === 'merge' && <Projects project={project} missing={tried && !other ? t.choiceMissing : null} onPick={setOther} />}
        <MonthPick
          label={act === 'close' ? t.last : t.effective}
          year={year}
          value={month}
          error={tried && month === null ? t.monthMissing : null}
          onPick={setMonth}
        />
        <Field label={t.reason} error={tried && reason.trim() === '' ? t.reasonMissing : null}>
          {given => (
            <textarea
              {...given}
              className="input"
              rows={2}
              maxLength={2000}
              value={reason}
              onChange={e => setReason(e.target.value)}
            />
          )}
        </Field>
        <Field label={t.documentNo}>
          {given => (
            <input
              {...given}
              className="input"
              maxLength={200}
              value={documentNo}
              onChange={e => setDocumentNo(e.target.value)}
            />
          )}
        </Field>
        {act && month && (!needsOther || other) && (
          <p className="life-preview" aria-live="polite">
            <b>{t.after}</b> {t.preview[act](monthText(month), other?.name ?? '')}
          </p>
        )}
        {error && (
          <p className="field-error" role="alert">
            {error}
          </p>
        )}
      </div>
    </Dialog>
  )

  function monthText(of: Month) {
    return of.startsWith(String(project.year)) ? format.month(of) : of
  }
}

type PickProps = { missing: string | null; onPick: (picked: { id: number; name: string } | null) => void }

function Units({ own, missing, onPick }: PickProps & { own: number }) {
  const { t } = useWording(lifeWords)
  const { data } = useQuery(agenciesQuery)
  return <Choice label={t.unit} missing={missing} items={data?.items.filter(unit => unit.id !== own) ?? []} onPick={onPick} />
}

function Projects({ project, missing, onPick }: PickProps & { project: Progress['project'] }) {
  const { t } = useWording(lifeWords)
  const { data } = useQuery(projectsOfYearQuery(project.year))
  return (
    <Choice label={t.project} missing={missing} items={data?.items.filter(one => one.id !== project.id) ?? []} onPick={onPick} />
  )
}

function Choice({ label, items, missing, onPick }: PickProps & { label: string; items: { id: number; name: string }[] }) {
  const { t } = useWording(lifeWords)
  return (
    <Field label={label} error={missing}>
      {given => (
        <select
          {...given}
          className="input"
          defaultValue=""
          onChange={event => onPick(items.find(item => item.id === Number(event.target.value)) ?? null)}
        >
          <option value="">{t.choose}</option>
          {items.map(item => (
            <option key={item.id} value={item.id}>
              {item.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
