import { useRef, useState, type ClipboardEvent, type DragEvent } from 'react'
import { commonWords } from '#wording/ui-common'
import { declarationWords } from '#wording/ui-declaration'
import { parseDeclaration, type Parsed } from '../../api/declarations.ts'
import { ProblemError } from '../../api/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'
import { accepted, prefersHtml, sourceOfFile, sourceOfText, type Source, type SourceFault } from './source-input.ts'
import './paste-step.css'

type Props = {
  text: string
  onText: (text: string) => void
  onParsed: (parsed: Parsed, name: string | null) => void
  onHand: () => void
}

/** Step 1: paste, drop or choose the form, or start from nothing. Text that could not be read stays where it is. */
export function PasteStep({ text, onText, onParsed, onHand }: Props) {
  const { t } = useWording(declarationWords)
  const { t: common } = useWording(commonWords)
  const [html, setHtml] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [over, setOver] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const faults: Record<SourceFault, string> = {
    empty: t.start.empty,
    'too-large': t.start.tooLarge,
    unsupported: t.start.unsupported,
  }

  async function read(source: Source | SourceFault) {
    if (typeof source === 'string') return setError(faults[source])
    setError(null)
    setBusy(true)
    try {
      onParsed(await parseDeclaration(source.body, source.type), source.name)
    } catch (cause) {
      setError(said(cause))
    } finally {
      setBusy(false)
    }
  }
  function said(cause: unknown): string {
    if (!(cause instanceof ProblemError) || cause.status === 0) return common.offline
    if (cause.status === 403) return common.forbidden
    return [cause.title, ...cause.problems.map(({ message }) => message), cause.detail].filter(Boolean).join(' ')
  }
  function onPaste(event: ClipboardEvent) {
    const pasted = event.clipboardData.getData('text/html')
    setHtml(prefersHtml(pasted) && text.trim() === '' ? pasted : '')
    setError(null)
  }
  function onDrop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    const dropped = event.dataTransfer.files[0]
    if (dropped) void read(sourceOfFile(dropped))
  }
  return (
    <div
      className={over ? 'paste-step over' : 'paste-step'}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <p className="quiet">{t.start.lead}</p>
      <Field label={t.start.label} error={error}>
        {given => (
          <textarea
            {...given}
            className="input paste-text"
            rows={16}
            spellCheck={false}
            placeholder={t.start.placeholder}
            value={text}
            onPaste={onPaste}
            onChange={event => {
              onText(event.target.value)
              if (event.target.value === '') setHtml('')
            }}
          />
        )}
      </Field>
      {html !== '' && (
        <p className="paste-html" role="status">
          {t.start.asHtml(String(html.match(/<tr[\s>]/gi)?.length ?? 0))}{' '}
          <button type="button" className="link-button" onClick={() => setHtml('')}>
            {t.start.asText}
          </button>
        </p>
      )}
      <div className="paste-actions">
        <Button look="primary" busy={busy} onClick={() => void read(sourceOfText(text, html))}>
          {busy ? t.start.reading : t.start.read}
        </Button>
        <Button busy={busy} onClick={() => file.current?.click()}>
          {t.start.file}
        </Button>
        <input
          ref={file}
          type="file"
          accept={accepted}
          aria-label={t.start.file}
          className="visually-hidden"
          tabIndex={-1}
          onChange={event => {
            const chosen = event.target.files?.[0]
            event.target.value = ''
            if (chosen) void read(sourceOfFile(chosen))
          }}
        />
        <small>{t.start.drop}</small>
        <button type="button" className="link-button paste-hand" onClick={onHand}>
          {t.start.hand}
        </button>
      </div>
    </div>
  )
}
