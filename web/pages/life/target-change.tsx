import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Month } from '#domain/month'
import type { IndicatorProgress, Progress } from '#domain/progress'
import { readTarget } from '#domain/target-reader'
import { commonWords } from '#wording/ui-common'
import { lifeWords } from '#wording/ui-life'
import { indicatorHistoryQuery, projectDetailQuery } from '../../api/project-detail.ts'
import { proposeChange } from '../../api/project-life.ts'
import { sessionQuery } from '../../api/session.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'
import { Signal } from '../../ui/signal.tsx'
import { monthNow } from '../../ui/when.ts'
import { changePreview, type PreviewMonth } from './change-preview.ts'
import { MonthPick } from './month-pick.tsx'
import { problemText } from '../../api/problem-text.ts'

type Props = { progress: Progress; indicator: IndicatorProgress }

/** The way to 指标值变更, for who may ask. */
export function TargetChangeButton(props: Props) {
  const { t } = useWording(lifeWords)
  const { data: session } = useQuery(sessionQuery)
  const [open, setOpen] = useState(false)
  const { life } = props.progress.project
  if (!session?.rights.includes('declare') || life.readOnly) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t.change.open}</Button>
      {open && <TargetChangeDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function TargetChangeDialog({ progress, indicator, onClose }: Props & { onClose: () => void }) {
  const { t } = useWording(lifeWords)
  const { t: common } = useWording(commonWords)
  const client = useQueryClient()
  const { id, year } = progress.project
  const { data: detail } = useQuery(projectDetailQuery(id))
  const { data: history } = useQuery(indicatorHistoryQuery(id, indicator.id))
  const [raw, setRaw] = useState('')
  const [effective, setEffective] = useState<Month | null>(null)
  const [documentNo, setDocumentNo] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const target = raw.trim() === '' ? null : readTarget(raw, indicator.name)
  const wrong = target === null ? (tried ? t.change.empty : null) : target.certain ? null : t.change.uncertain
  const filled = effective !== null && documentNo.trim() !== '' && reason.trim() !== ''
  const current = detail?.indicators.find(row => row.id === indicator.id)?.target.raw ?? indicator.target.raw

  async function ask() {
    setTried(true)
    if (!target?.certain || !filled) return
    setBusy(true)
    try {
      await proposeChange(id, { indicatorId: indicator.id, target: raw.trim(), effective, documentNo, reason })
      await client.invalidateQueries()
      onClose()
    } catch (cause) {
      setError(problemText(cause) ?? common.offline)
      setBusy(false)
    }
  }

  return (
    <Dialog
      title={t.change.title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look="primary" busy={busy} onClick={() => void ask()}>
            {t.change.submit}
          </Button>
        </>
      }
    >
      <div className="life-form">
        <p className="quiet">{t.change.lead}</p>
        <p>
          {t.change.old} <b>{current}</b>
          {target && (
            <>
              {' → '}
              <b>{raw.trim()}</b>
            </>
          )}
        </p>
        <Field label={t.change.next} hint={t.change.nextHint} error={wrong}>
          {given => <input {...given} className="input" maxLength={500} value={raw} onChange={e => setRaw(e.target.value)} />}
        </Field>
        <MonthPick
          label={t.effective}
          year={year}
          value={effective}
          error={tried && effective === null ? t.monthMissing : null}
          onPick={setEffective}
        />
        <Field label={t.change.documentNo} error={tried && documentNo.trim() === '' ? t.change.documentMissing : null}>
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
        {detail && history && target?.certain && effective && (
          <Preview months={changePreview(detail, indicator.id, history.actuals, { target, effective }, monthNow())} />
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

/** Only the months whose light would change: the rest need no look. */
function Preview({ months }: { months: PreviewMonth[] }) {
  const { t, format } = useWording(lifeWords)
  const changed = months.filter(({ before, after }) => before !== after)
  return (
    <div className="life-preview" aria-live="polite">
      <b>{t.change.preview}</b>
      {changed.length === 0 ? (
        <p>{t.change.same}</p>
      ) : (
        <table className="change-preview">
          <thead>
            <tr>
              <th scope="col">{t.change.month}</th>
              <th scope="col">{t.change.before}</th>
              <th scope="col">{t.change.after}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map(({ month, before, after }) => (
              <tr key={month}>
                <th scope="row">{format.month(month)}</th>
                <td>
                  <Signal signal={before} />
                </td>
                <td>
                  <Signal signal={after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
