import { useRef, useState, type DragEvent } from 'react'
import { checkWords } from '#wording/ui-check'
import { checkBatchWords } from '#wording/ui-check-batch'
import type { Brought } from '../../api/check.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'
import { droppedFiles, givenOf, type Given } from './dropped-files.ts'

type Props = {
  busy: boolean
  error: string | null
  onBrought: (brought: Brought) => void
  onMany: (given: Given[]) => void
}

const mostBytes = 10 * 1024 * 1024
const mostTogether = 50 * 1024 * 1024
const mostFiles = 500
/** Every browser knows it; the types do not. */
const wholeFolder: object = { webkitdirectory: '' }
const accepted = '.xlsx,.docx,.html,.htm,.txt,.zip'

/** One file as it is sent: what a browser says of its kind is often wrong. */
export const broughtOf = ({ name, file }: Given): Brought => ({
  body: file,
  type: /\.html?$/i.test(name) ? 'text/html' : file.type || 'application/octet-stream',
  name: file.name,
})

/** A file dropped or chosen, or a table pasted; a table copied from a page or from Word says more as HTML than as text. */
export function CheckDrop({ busy, error, onBrought, onMany }: Props) {
  const { t } = useWording(checkWords)
  const { t: batch } = useWording(checkBatchWords)
  const [text, setText] = useState('')
  const [html, setHtml] = useState('')
  const [over, setOver] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)

  function take(given: Given[]) {
    const [first] = given
    if (!first) return setFault(batch.none)
    if (given.length > 1 || /\.zip$/i.test(first.name)) return takeMany(given)
    setFault(first.file.size > mostBytes ? t.tooLarge : null)
    if (first.file.size <= mostBytes) onBrought(broughtOf(first))
  }
  function takeMany(given: Given[]) {
    const bytes = given.reduce((sum, { file }) => sum + file.size, 0)
    const much = given.length > mostFiles ? batch.tooMany(mostFiles) : bytes > mostTogether ? batch.tooLarge(50) : null
    setFault(much)
    const byName = (a: Given, b: Given) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true })
    if (much === null) onMany(given.toSorted(byName))
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
    void droppedFiles(event.dataTransfer).then(take, () => setFault(batch.none))
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
      <Field label={t.paste} hint={`${t.drop} ${batch.many}`} error={fault ?? error}>
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
          multiple
          accept={accepted}
          aria-label={t.choose}
          className="visually-hidden"
          tabIndex={-1}
          onChange={event => {
            const chosen = givenOf(event.target.files ?? [])
            event.target.value = ''
            if (chosen.length > 0) take(chosen)
          }}
        />
        <Button busy={busy} onClick={() => folder.current?.click()}>
          {batch.folder}
        </Button>
        <input
          ref={folder}
          type="file"
          {...wholeFolder}
          aria-label={batch.folder}
          className="visually-hidden"
          tabIndex={-1}
          onChange={event => {
            const chosen = givenOf(event.target.files ?? [])
            event.target.value = ''
            if (chosen.length > 0) takeMany(chosen)
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
