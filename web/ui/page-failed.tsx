import { useEffect, useId, useState } from 'react'
import { stateWords } from '#wording/ui-states'
import { Button } from './button.tsx'
import { FailureState } from './failure.tsx'
import { failureKind } from './failure-kind.ts'
import { useWording } from './language.tsx'
import { Page } from './page.tsx'
import { useOffline } from './use-connection.ts'

/** A page that threw, or whose code could not be fetched: the shell and the other pages stay. */
export function PageFailed({ error }: { error: unknown }) {
  const { t } = useWording(stateWords)
  const offline = useOffline()
  const kind = failureKind(error)
  const waits = kind === 'notLoaded' && offline
  // Whoever was cut off while going to a page gets it as soon as the line is back.
  useEffect(() => (waits ? () => location.reload() : undefined), [waits])
  return (
    <Page title={t[kind].title}>
      <FailureState kind={kind}>
        <Button look="primary" disabled={waits} onClick={() => location.reload()}>
          {t.reload}
        </Button>
      </FailureState>
      {kind === 'crash' && <Details text={detailsOf(error)} />}
    </Page>
  )
}

/** What a maintainer needs, and nothing of the data: the error, its place, the address, the browser. */
function detailsOf(error: unknown): string {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const lines = what.split('\n').slice(0, 6).join('\n').replaceAll(location.origin, '')
  return [lines, location.pathname + location.search, navigator.userAgent].join('\n')
}

function Details({ text }: { text: string }) {
  const { t } = useWording(stateWords)
  const [copied, setCopied] = useState(false)
  const id = useId()
  const select = () => document.getElementById(id)?.focus()
  const copy = () =>
    // Refused on plain http: the text is then selected, for Ctrl+C.
    void (navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))).then(() => setCopied(true), select)
  return (
    <div className="state-details">
      <div className="state-details-head">
        <label htmlFor={id}>{t.details}</label>
        <Button size="small" onClick={copy}>
          {copied ? t.copied : t.copy}
        </Button>
      </div>
      <textarea id={id} readOnly rows={8} value={text} onFocus={event => event.target.select()} spellCheck={false} />
    </div>
  )
}

export function NotFound() {
  const { t } = useWording(stateWords)
  return (
    <Page title={t.absent.title}>
      <FailureState kind="absent">{history.length > 1 && <Button onClick={() => history.back()}>{t.back}</Button>}</FailureState>
    </Page>
  )
}
