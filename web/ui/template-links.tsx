import { useQuery } from '@tanstack/react-query'
import type { TemplateKind } from '#domain/vocabulary-template'
import { templateWords } from '#wording/ui-templates'
import { projectTemplatesQuery, templateExportUrl } from '../api/templates.ts'
import { classes } from './button.tsx'
import { useWording } from './language.tsx'

type Props = { projectId: number; kinds: readonly TemplateKind[]; asOf?: string; runId?: number }

/** The same as lines of a menu. */
export function TemplateLines({ projectId, asOf }: { projectId: number; asOf: string }) {
  const { t } = useWording(templateWords)
  const items = useQuery(projectTemplatesQuery(projectId)).data?.items ?? []
  return items.map(({ id, kind, name, version, type }) => (
    <li key={id}>
      <span>{`${t.kinds[kind]} · ${t.by(name, version)}`}</span>
      <a href={templateExportUrl(projectId, id, { asOf })} download aria-label={`${t.by(name, version)} ${type}`}>
        {type === 'xlsx' ? 'Excel' : 'Word'}
      </a>
    </li>
  ))
}

/** Exports by the unit's own templates, where the nearest unit upwards keeps any; nothing where none does. */
export function TemplateLinks({ projectId, kinds, ...more }: Props) {
  const { t } = useWording(templateWords)
  const items = useQuery(projectTemplatesQuery(projectId)).data?.items ?? []
  return items
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ id, name, version }) => (
      <a
        key={id}
        href={templateExportUrl(projectId, id, more)}
        download
        className={classes('plain', 'small', 'no-print')}
        title={t.byTitle}
      >
        {t.by(name, version)}
      </a>
    ))
}
