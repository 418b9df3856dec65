import { checkBatchWords } from '#wording/ui-check-batch'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { bytesOf, saveFile } from '../../ui/save-file.ts'
import { BatchRows, type Opened } from './batch-rows.tsx'
import type { Batch } from './use-batch.ts'
import './batch.css'

type Props = {
  batch: Batch
  /** The table that is being opened with its notes, and why it was not. */
  opening: string | null
  error: string | null
  onOpen: (opened: Opened) => void
  onCancel: () => void
  onAgain: () => void
}

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Many tables at once: how far it is, each as it comes, at the end the sums and the report. */
export function BatchView({ batch, opening, error, onOpen, onCancel, onAgain }: Props) {
  const { t } = useWording(checkBatchWords)
  const { state, files, of, end } = batch
  const heading = {
    sending: t.sending,
    checking: t.progress(files.length, of),
    done: end ? t.done(end.tables, end.unreadable) : '',
    cancelled: t.cancelled(files.length, of),
    broken: t.broken(files.length, of),
  }[state]
  const under = state === 'sending' || state === 'checking'
  const download = () => {
    if (!end) return
    saveFile(new Blob([bytesOf(end.report.content)], { type: workbook }), end.report.name)
  }
  const unread = files.filter(({ problem }) => problem !== null)
  return (
    <>
      <div className="records-head check-head">
        <div>
          <p className="check-file">{[t.title, t.saved].join(' · ')}</p>
          <h1 aria-live="polite">{heading}</h1>
        </div>
        <span className="check-acts no-print">
          {under ? <Button onClick={onCancel}>{t.cancel}</Button> : <Button onClick={onAgain}>{t.again}</Button>}
          {end && (
            <Button look="primary" onClick={download}>
              {t.download}
            </Button>
          )}
        </span>
      </div>
      {under && (
        <progress
          className="batch-progress"
          aria-label={heading}
          max={of}
          {...(state === 'sending' ? {} : { value: files.length })}
        />
      )}
      <p className="quiet" role="status">
        {opening === null ? '' : t.opening(opening)}
      </p>
      {error !== null && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <div className={end ? 'check-lay' : 'batch-lay'}>
        <BatchRows batch={batch} onOpen={onOpen} />
        {end && (
          <aside className="check-side">
            {end.kinds.length > 0 && (
              <Card title={t.kindsTitle}>
                <ul className="batch-kinds">
                  {end.kinds.map(kind => (
                    <li key={`${kind.severity} ${kind.code}`}>
                      <b className={kind.severity}>{kind.label}</b>
                      <span>{t.ofTables(kind.count, kind.tables)}</span>
                    </li>
                  ))}
                </ul>
              </Card>
            )}
            {unread.length > 0 && (
              <Card title={t.unreadableTitle}>
                <ul className="check-unread">
                  {unread.map(({ name, problem }, i) => (
                    <li key={i}>
                      {name}
                      <small>{problem}</small>
                    </li>
                  ))}
                </ul>
              </Card>
            )}
          </aside>
        )}
      </div>
    </>
  )
}
