import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useRef, useState, type DragEvent } from 'react'
import { commonWords } from '#wording/ui-common'
import { formBackWords } from '#wording/ui-form-back'
import { declaredQuery } from '../../api/declarations.ts'
import { sendForm, type BackPlace, type FormBack } from '../../api/form-back.ts'
import { ProblemError } from '../../api/problem.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { BackTable } from './back-table.tsx'
import '../entry-import/entry-import-page.css'
import './form-back-page.css'

type State = {
  file: File | null
  found: FormBack | null
  table?: number
  saved: number | null
  busy: 'read' | 'save' | null
  moved: boolean
}
const nothing: State = { file: null, found: null, saved: null, busy: null, moved: false }

/** A form comes back: each cell against what is held, accepted one by one, written all at once. */
export default function FormBackPage() {
  const params = useParams({ strict: false })
  const place: BackPlace = params.projectId
    ? { projectId: Number(params.projectId), runId: Number(params.id) }
    : { projectId: Number(params.id) }
  const of = place.runId === undefined ? 'evaluation' : 'monitoring'
  const { t, format } = useWording(formBackWords)
  const { t: common } = useWording(commonWords)
  const project = useQuery(declaredQuery(place.projectId)).data
  const client = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(new Set())
  const [{ file, found, table, saved, busy, moved }, setState] = useState(nothing)
  const [error, setError] = useState<ProblemError | null>(null)
  // An earlier file's answer may come after a newer one's.
  const calls = useRef(0)

  async function send(given: File, wish: { table?: number; save?: boolean; moved?: boolean }) {
    const call = ++calls.current
    const save = wish.save && found ? { version: found.version, accept: [...accepted] } : undefined
    setState(now => ({ ...now, file: given, busy: save ? 'save' : 'read', saved: null, moved: wish.moved ?? false }))
    setError(null)
    const at = wish.table === undefined ? {} : { table: wish.table }
    try {
      const answer = await sendForm(place, given, { ...at, ...(save ? { save } : {}) })
      if (save) void client.invalidateQueries()
      if (call !== calls.current) return
      setState({ file: given, found: answer, ...at, saved: save ? answer.saved : null, busy: null, moved: wish.moved ?? false })
      setAccepted(new Set())
    } catch (cause) {
      if (!(cause instanceof ProblemError)) throw cause
      if (call !== calls.current) return
      // It moved on while one was reading: compared once more, and what was accepted is to be seen anew.
      if (save && cause.status === 409) return void send(given, { ...at, moved: true })
      setState(now => ({ ...now, busy: null, found: save ? now.found : null }))
      setError(cause)
    }
  }
  function take(given: File | undefined) {
    if (!given || busy === 'save') return
    void send(given, {})
  }
  function onDrop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  const title = t.title[of]
  const cells = found?.cells ?? []
  const undone = found !== null && saved === null && found.chosen !== null
  return (
    <Page title={project ? `${title} · ${project.name}` : title} sample={project?.sample ?? false} className="import-page">
      <div className="import-head">
        <p>{project?.name}</p>
        <h1>{title}</h1>
        <p className="quiet">{t.lead}</p>
      </div>
      <div
        className={over ? 'import-box over' : 'import-box'}
        onDragOver={event => (event.preventDefault(), setOver(true))}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <input
          ref={input}
          type="file"
          accept=".xlsx,.docx,.html,.htm"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t.choose}
          onChange={event => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <Button look={found ? 'plain' : 'primary'} busy={busy === 'read'} onClick={() => input.current?.click()}>
          {file ? t.again : t.choose}
        </Button>
        <span className="quiet">{file ? file.name : t.drop}</span>
        <span className="import-links">
          {place.runId === undefined ? (
            <ButtonLink to="/projects/$id/evaluation" params={{ id: String(place.projectId) }}>
              {t.back.evaluation}
            </ButtonLink>
          ) : (
            <ButtonLink
              to="/monitoring/$id/projects/$projectId"
              params={{ id: String(place.runId), projectId: String(place.projectId) }}
            >
              {t.back.monitoring}
            </ButtonLink>
          )}
        </span>
      </div>
      <div role="status">
        {busy && <p className="import-note">{busy === 'save' ? t.saving : t.reading}</p>}
        {saved !== null && <p className="import-note good">{t.saved(saved)}</p>}
        {moved && <p className="import-note">{t.moved}</p>}
        {undone && cells.length === 0 && <p className="import-note good">{t.same}</p>}
      </div>
      {error && (
        <div className="import-note bad" role="alert">
          <b>{error.status === 0 ? common.offline : error.title}</b>
          <p>{error.detail}</p>
          <ul className="import-problems">
            {error.problems.map(({ path, message }) => (
              <li key={`${path} ${message}`}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      {found?.chosen === null && file && (
        <fieldset className="back-tables">
          <legend>{t.which(found.tables.length)}</legend>
          {found.tables.map((one, i) => (
            <Button key={i} onClick={() => void send(file, { table: i })}>
              {t.table(i + 1, one.title, one.project, one.year)}
            </Button>
          ))}
        </fieldset>
      )}
      {undone && (
        <>
          <Left title={t.strange(found.strange.length)} names={found.strange.map(one => format.beside(one.name, one.place))} />
          <Left title={t.absent(found.absent.length)} names={found.absent} />
        </>
      )}
      {undone && cells.length > 0 && file && (
        <BackTable
          cells={cells}
          same={found.same}
          accepted={accepted}
          busy={busy === 'save'}
          onAccept={setAccepted}
          onSave={() => void send(file, { save: true, ...(table === undefined ? {} : { table }) })}
        />
      )}
    </Page>
  )
}

function Left({ title, names }: { title: string; names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <div className="import-note bad">
      <b>{title}</b>
      <ul className="import-problems">
        {names.map((name, i) => (
          <li key={i}>{name}</li>
        ))}
      </ul>
    </div>
  )
}
