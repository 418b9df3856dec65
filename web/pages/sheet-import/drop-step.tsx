import { useRef, useState, type DragEvent } from 'react'
import { sheetWords } from '#wording/ui-sheets'
import type { Source } from '../../api/sheets.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'
import { accepted, mostBytes, sourceOfFile, sourceOfText } from './source.ts'

type Props = { busy: boolean; error: string | null; onSource: (source: Source) => void }

/** A file dropped or chosen, or a table pasted; a pasted table is read when it is there. */
export function DropStep({ busy, error, onSource }: Props) {
  const { t } = useWording(sheetWords)
  const [text, setText] = useState('')
  const [html, setHtml] = useState('')
  const [over, setOver] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)

  function take(file: File | undefined) {
    if (!file) return
    if (file.size > mostBytes) return setFault(t.tooLarge)
    setFault(null)
    onSource(sourceOfFile(file))
  }
  function read() {
    if (text.trim() === '') return setFault(t.emptyText)
    setFault(null)
    onSource(sourceOfText(text, html))
  }
  function onDrop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    <div
      className={over ? 'sheet-drop over' : 'sheet-drop'}
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
            className="input sheet-paste"
            rows={6}
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
      <div className="sheet-actions">
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
