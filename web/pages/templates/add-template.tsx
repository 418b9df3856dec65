import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type DragEvent } from 'react'
import { templateKinds, type TemplateKind } from '#domain/vocabulary-template'
import { templateWords } from '#wording/ui-templates'
import { commonWords } from '#wording/ui-common'
import { agenciesQuery } from '../../api/agencies.ts'
import { ProblemError } from '../../api/problem.ts'
import { sessionQuery } from '../../api/session.ts'
import { addTemplate, pickProjectsQuery, previewTemplate, type Template, type TemplatePreview } from '../../api/templates.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'
import { agencyOptions } from '../overview/agency-options.ts'
import { PreviewView } from './preview-view.tsx'
import '../../ui/field.css'

const forAll = 0
const accepted = '.xlsx,.docx'

/** A template on its way in: checked, shown with a real project's values, then kept. */
export function AddTemplate({ onDone }: { onDone: (made: Template | null) => void }) {
  const { t } = useWording(templateWords)
  const { t: common } = useWording(commonWords)
  const client = useQueryClient()
  const session = useQuery(sessionQuery).data
  const agencies = agencyOptions(useQuery(agenciesQuery).data?.items ?? [])
  // Who keeps the calendar is the bureau.
  const bureau = session?.rights.includes('editCalendar') ?? false
  const [kind, setKind] = useState<TemplateKind>('self-evaluation')
  const [name, setName] = useState('')
  const [agency, setAgency] = useState<number | null>(null)
  const [file, setFile] = useState<File | null>(null)
  const [q, setQ] = useState('')
  const [project, setProject] = useState<number | null>(null)
  const [preview, setPreview] = useState<TemplatePreview | null>(null)
  const [busy, setBusy] = useState<'preview' | 'save' | null>(null)
  const [error, setError] = useState<ProblemError | null>(null)
  const [missing, setMissing] = useState<'name' | 'file' | 'project' | null>(null)
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  // An answer about an earlier file or kind is not shown beside a newer one.
  const looks = useRef(0)
  const projects = useQuery(pickProjectsQuery(q)).data?.items ?? []
  const chosen = project ?? projects[0]?.id ?? null
  const place = agency ?? (bureau ? forAll : (agencies[0]?.id ?? forAll))

  function take(given: File | undefined) {
    if (!given || busy === 'save') return
    setFile(given)
    forget()
    setMissing(null)
    if (name === '') setName(given.name.replace(/\.\w+$/, '').slice(0, 100))
  }
  function forget() {
    looks.current++
    setPreview(null)
    setError(null)
    setBusy(null)
  }
  async function look() {
    setMissing(file === null ? 'file' : kind !== 'portfolio' && chosen === null ? 'project' : null)
    if (file === null || (kind !== 'portfolio' && chosen === null)) return
    forget()
    const call = looks.current
    setBusy('preview')
    try {
      const found = await previewTemplate(kind, kind === 'portfolio' ? null : chosen, file)
      if (call === looks.current) setPreview(found)
    } catch (cause) {
      if (!(cause instanceof ProblemError)) throw cause
      if (call === looks.current) setError(cause)
    } finally {
      if (call === looks.current) setBusy(null)
    }
  }
  async function save() {
    setMissing(file === null ? 'file' : name.trim() === '' ? 'name' : null)
    if (file === null || name.trim() === '') return
    looks.current++
    setBusy('save')
    setError(null)
    try {
      const made = await addTemplate(kind, name.trim(), place, file)
      await client.invalidateQueries({ queryKey: ['templates'] })
      onDone(made)
    } catch (cause) {
      if (!(cause instanceof ProblemError)) throw cause
      setError(cause)
      setBusy(null)
    }
  }
  function onDrop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    <Card title={t.add} className="templates-add">
      <div className="templates-form">
        <Field label={t.form.kind}>
          {given => (
            <select
              {...given}
              className="input"
              value={kind}
              disabled={busy === 'save'}
              onChange={event => (setKind(event.target.value as TemplateKind), forget())}
            >
              {templateKinds.map(one => (
                <option key={one} value={one}>
                  {t.kinds[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t.form.agency} hint={t.form.agencyHint}>
          {given => (
            <select {...given} className="input" value={place} onChange={event => setAgency(Number(event.target.value))}>
              {bureau && <option value={forAll}>{t.everyUnit}</option>}
              {agencies.map(({ id, name: unit, depth }) => (
                <option key={id} value={id}>
                  {'　'.repeat(depth) + unit}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t.form.name} hint={t.form.nameHint} error={missing === 'name' ? t.form.nameMissing : null}>
          {given => (
            <input {...given} className="input" maxLength={100} value={name} onChange={event => setName(event.target.value)} />
          )}
        </Field>
        {kind !== 'portfolio' && (
          <Field label={t.form.project} error={missing === 'project' ? t.form.projectMissing : null}>
            {given => (
              <>
                <input
                  className="input"
                  aria-label={t.form.projectHint}
                  placeholder={t.form.projectHint}
                  value={q}
                  onChange={event => (setQ(event.target.value), setProject(null))}
                />
                <select
                  {...given}
                  className="input"
                  value={chosen ?? ''}
                  onChange={event => setProject(Number(event.target.value))}
                >
                  {projects.map(one => (
                    <option key={one.id} value={one.id}>
                      {`${one.year} ${one.name} · ${one.agency.name}`}
                    </option>
                  ))}
                </select>
              </>
            )}
          </Field>
        )}
      </div>
      <div
        className={over ? 'templates-drop over' : 'templates-drop'}
        onDragOver={event => (event.preventDefault(), setOver(true))}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <input
          ref={input}
          type="file"
          accept={accepted}
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t.form.file}
          onChange={event => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <Button onClick={() => input.current?.click()}>{file ? t.form.again : t.form.choose}</Button>
        <span className="quiet">{file ? file.name : t.form.drop}</span>
        {missing === 'file' && (
          <span className="field-error" role="alert">
            {t.form.fileMissing}
          </span>
        )}
      </div>
      <div className="templates-acts">
        <Button busy={busy === 'preview'} onClick={() => void look()}>
          {busy === 'preview' ? t.form.previewing : t.form.preview}
        </Button>
        <Button look="primary" busy={busy === 'save'} onClick={() => void save()}>
          {t.form.save}
        </Button>
        <Button look="text" onClick={() => onDone(null)}>
          {t.form.cancel}
        </Button>
      </div>
      {error && (
        <div className="templates-note bad" role="alert">
          <b>{error.status === 0 ? common.offline : error.problems.length ? t.refused(error.problems.length) : error.title}</b>
          {error.problems.length === 0 && <p>{error.detail}</p>}
          <ul>
            {error.problems.map(({ path, message }, i) => (
              <li key={`${path} ${i}`}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      {preview && <PreviewView preview={preview} name={name} />}
    </Card>
  )
}
