import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { longestPassage } from '#domain/report'
import { reportWords } from '#wording/ui-report'
import { problemText } from '../../api/problem-text.ts'
import { ProblemError } from '../../api/problem.ts'
import { reportQuery, versionsQuery, writePassage, type Section } from '../../api/report.ts'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { useTyped } from '../../ui/use-typed.ts'
import { momentText } from '../../ui/when.ts'

type Stored = NonNullable<Section['passage']>
type Props = { projectId: number; section: Section; mayWrite: boolean }

/** The other's text of a save that came too late. */
function theirsOf(error: unknown): Stored | null {
  if (!(error instanceof ProblemError) || error.status !== 409) return null
  const [conflict] = (error.body.conflicts ?? []) as { theirs: Stored | null }[]
  return conflict?.theirs ?? null
}

/** A passage people write: saved when the field is left, every version kept, never over somebody else's. */
export function Passage({ projectId, section: { section, title, passage }, mayWrite }: Props) {
  const { t, lang } = useWording(reportWords)
  const client = useQueryClient()
  const id = useId()
  const stored = passage?.text ?? ''
  const key = reportQuery(projectId).queryKey
  const keep = (next: Stored) =>
    client.setQueryData(key, report => {
      if (!report) return report
      const sections = report.sections.map(one => (one.section === section ? { ...one, passage: next } : one))
      return { ...report, sections }
    })
  const saving = useMutation({
    // Saves of one field follow one another: each goes by the version the last one left.
    scope: { id: `passage-${projectId}-${section}` },
    mutationFn: ({ said, version }: { said: string; version?: number }) => {
      const now = client.getQueryData(key)?.sections.find(one => one.section === section)?.passage
      return writePassage(projectId, section, { text: said, version: version ?? now?.version ?? 0 })
    },
    onSuccess: next => void keep(next),
  })
  const refused = theirsOf(saving.error)
  const field = useTyped({
    stored,
    written: stored,
    read: typed => typed.trimEnd(),
    fault: () => refused !== null,
    onSave: said => saving.mutateAsync({ said, version: refused?.version }),
  })
  const { text, value: mine } = field
  // Told by a refusal, or seen while writing.
  const theirs = refused ?? (field.overtaken ? passage : null)
  if (!mayWrite)
    return (
      <div className="report-passage">
        <h3>{t.passage}</h3>
        {stored ? <p className="report-words">{stored}</p> : <p className="quiet">{t.unwritten}</p>}
        {passage && <Versions projectId={projectId} section={section} passage={passage} />}
      </div>
    )
  return (
    <div className="report-passage">
      <label className="field-label" htmlFor={id}>
        {t.passage}
      </label>
      <textarea
        id={id}
        className="input"
        lang="zh-CN"
        aria-label={t.passageOf(title)}
        aria-describedby={`${id}-hint`}
        rows={Math.min(Math.max(text.split('\n').length + Math.ceil(text.length / 30), 5), 18)}
        maxLength={longestPassage}
        value={text}
        onChange={event => field.type(event.target.value)}
        onBlur={field.save}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) field.save()
          if (event.key === 'Escape' && !theirs) field.takeBack()
        }}
      />
      <p className="quiet report-hint" id={`${id}-hint`}>
        {t.hint}
      </p>
      {theirs ? (
        <div className="report-conflict" role="alert">
          <p>{t.conflict}</p>
          <h4>{t.theirs(theirs.by)}</h4>
          <p className="report-words">{theirs.text || '—'}</p>
          <h4>{t.yours}</h4>
          <p className="report-words">{mine || '—'}</p>
          <Button
            size="small"
            onClick={() => {
              field.takeBack()
              keep(theirs)
              saving.reset()
            }}
          >
            {t.keepTheirs}
          </Button>{' '}
          <Button size="small" onClick={field.insist}>
            {t.keepYours}
          </Button>
        </div>
      ) : (
        saving.isError && (
          <p className="field-error" role="alert">
            {problemText(saving.error) ?? ''}
          </p>
        )
      )}
      <p className="quiet" role="status">
        {saving.isPending ? t.saving : passage ? t.saved(passage.by, momentText(passage.at, lang)) : ''}
      </p>
      {passage && <Versions projectId={projectId} section={section} passage={passage} />}
    </div>
  )
}

function Versions({ projectId, section, passage }: { projectId: number; section: Section['section']; passage: Stored }) {
  const { t, lang } = useWording(reportWords)
  const [open, setOpen] = useState(false)
  const { data } = useQuery({ ...versionsQuery(projectId, section, passage.version), enabled: open })
  return (
    <details className="report-versions" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{t.versions(passage.version)}</summary>
      <ol>
        {data?.items.map(one => (
          <li key={one.version}>
            <span className="quiet">
              {t.version(one.version)} · {t.saved(one.by, momentText(one.at, lang))}
            </span>
            <p className="report-words">{one.text || '—'}</p>
          </li>
        ))}
      </ol>
    </details>
  )
}
