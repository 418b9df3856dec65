import { useRef, useState, type DragEvent } from 'react'
import { checkWords } from '#wording/ui-check'
import type { Brought } from '../../api/check.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'

type Props = { busy: boolean; error: string | null; onBrought: (brought: Brought) => void }

const mostBytes = 10 * 1024 * 1024
const accepted = '.xlsx,.docx,.html,.htm,.txt'

/** A file dropped or chosen, or a table pasted; a table copied from a page or from Word says more as HTML than as text. */
export function CheckDrop({ busy, error, onBrought }: Props) {
  const { t } = useWording(checkWords)
  const [text, setText] = useState('')
  const [html, setHtml] = useState('')
  const [over, setOver] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)

  function take(file: File | undefined) {
    if (!file) return
    setFault(file.size > mostBytes ? t.tooLarge : null)
    if (file.size > mostBytes) return
    const type = /\.html?$/i.test(file.name) ? 'text/html' : file.type || 'application/octet-stream'
    onBrought({ body: file, type, name: file.name })
  }
  function read() {
    setFault(text.trim() === '' ? t.empty : null)
    if (text.trim() === '') return
    const table = /<table[\s>]/i.test(html)
    onBrought(table ? { body: html, type: 'text/html', name: '' } : { body: text, type: 'text/plain', name: '' })
  }
  function onDrop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    <div
      className={over ? 'check-drop over' : 'check-drop'}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <Field label={t.paste} hint={t.drop} error={fault ?? error}>
        {given => (
          <textarea
            {...given}
            className="input check-paste"
            rows={10}
            spellCheck={false}
            value={text}
            onPaste={event => setHtml(text.trim() === '' ? event.clipboardData.getData('text/html') : '')}
            onChange={event => {
              setText(event.target.value)
              if (event.target.value === '') setHtml('')
            }}
          />
        )}
      </Field>
      <div className="check-actions">
        <Button look="primary" busy={busy} onClick={() => input.current?.click()}>
          {busy ? t.reading : t.choose}
        </Button>
        <input
          ref={input}
          type="file"
          accept={accepted}
          aria-label={t.choose}
          className="visually-hidden"
          tabIndex={-1}
          onChange={event => {
            const chosen = event.target.files?.[0]
            event.target.value = ''
            take(chosen)
          }}
        />
        <Button busy={busy} onClick={read}>
          {t.read}
        </Button>
        <small>{t.formats}</small>
      </div>
    </div>
  )
}
