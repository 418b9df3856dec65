import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { commonWords } from '#wording/ui-common'
import { templateWords } from '#wording/ui-templates'
import { problemText } from '../../api/problem-text.ts'
import { sessionQuery } from '../../api/session.ts'
import { retireTemplate, templatesQuery, type Template } from '../../api/templates.ts'
import { Button } from '../../ui/button.tsx'
import { DataState, Empty, SkeletonRows } from '../../ui/data-state.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FileLink } from '../../ui/file-link.tsx'
import { useWording } from '../../ui/language.tsx'
import { OfficeTabs } from '../../ui/office-links.tsx'
import { Page } from '../../ui/page.tsx'
import { momentText } from '../../ui/when.ts'
import { AddTemplate } from './add-template.tsx'
import { NamesCard } from './names-card.tsx'
import '../../ui/records.css'
import './templates-page.css'

/** Templates of one's own: what there is, adding one, and every placeholder one may use. */
export default function TemplatesPage() {
  const { t } = useWording(templateWords)
  const query = useQuery(templatesQuery)
  const mayKeep = useQuery(sessionQuery).data?.rights.includes('keepTemplates') ?? false
  const [adding, setAdding] = useState(false)
  const [saved, setSaved] = useState<Template | null>(null)
  return (
    <Page title={t.title} className="templates-page">
      <OfficeTabs />
      <div className="records-head">
        <h1>{t.title}</h1>
        {mayKeep && !adding && (
          <Button look="primary" onClick={() => setAdding(true)}>
            {t.add}
          </Button>
        )}
      </div>
      <p className="records-lead">{t.lead}</p>
      <div role="status">{saved && <p className="templates-note">{t.saved(saved.name, saved.version)}</p>}</div>
      {adding && (
        <AddTemplate
          onDone={made => {
            setAdding(false)
            if (made) setSaved(made)
          }}
        />
      )}
      <DataState query={query} loading={<SkeletonRows rows={4} height={48} />}>
        {({ items }) => <Lists items={items} />}
      </DataState>
      <NamesCard />
    </Page>
  )
}

function Lists({ items }: { items: Template[] }) {
  const { t } = useWording(templateWords)
  const standing = items.filter(one => one.retiredAt === null)
  const retired = items.filter(one => one.retiredAt !== null)
  return (
    <>
      {standing.length === 0 ? <Empty>{t.none}</Empty> : <List items={standing} />}
      {retired.length > 0 && (
        <details className="templates-retired">
          <summary>{t.replacedList(retired.length)}</summary>
          <List items={retired} />
        </details>
      )}
    </>
  )
}

function List({ items }: { items: Template[] }) {
  const { t, lang } = useWording(templateWords)
  const [leaving, setLeaving] = useState<Template | null>(null)
  return (
    <div className="records-scroll" tabIndex={0} role="region" aria-label={t.title}>
      <table className="records">
        <thead>
          <tr>
            {(['name', 'kind', 'agency', 'version', 'added', 'act'] as const).map(column => (
              <th key={column} scope="col" className={column === 'act' ? 'act' : undefined}>
                {t.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(one => (
            <tr key={one.id}>
              <th scope="row">
                {one.name}
                <span className="under">{one.fileName}</span>
              </th>
              <td>{t.kinds[one.kind]}</td>
              <td>{one.agency ? t.below(one.agency.name) : t.everyUnit}</td>
              <td>{t.version(one.version)}</td>
              <td>
                {momentText(one.addedAt, lang)}
                <span className="under">{one.retiredAt === null ? one.addedBy : t.retired(momentText(one.retiredAt, lang))}</span>
              </td>
              <td className="act">
                {one.kind === 'portfolio' && one.retiredAt === null && (
                  <FileLink href={`/api/v1/overview/exports/template?templateId=${one.id}`}>{t.exportPortfolio}</FileLink>
                )}
                <FileLink href={`/api/v1/templates/${one.id}/file`}>{t.download}</FileLink>
                {one.may.retire && (
                  <Button look="text" size="small" onClick={() => setLeaving(one)}>
                    {t.retire}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {leaving && <RetireDialog template={leaving} onClose={() => setLeaving(null)} />}
    </div>
  )
}

function RetireDialog({ template, onClose }: { template: Template; onClose: () => void }) {
  const { t } = useWording(templateWords)
  const { t: common } = useWording(commonWords)
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  async function go() {
    setBusy(true)
    try {
      await retireTemplate(template.id)
      await client.invalidateQueries({ queryKey: ['templates'] })
      onClose()
    } catch (cause) {
      setError(problemText(cause) ?? common.offline)
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t.retire}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t.form.cancel}</Button>
          <Button look="danger" busy={busy} onClick={() => void go()}>
            {t.retire}
          </Button>
        </>
      }
    >
      <p>{t.retireSure(template.name)}</p>
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </Dialog>
  )
}
