import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { templateKinds, type TemplateField, type TemplateKind } from '#domain/vocabulary-template'
import { templateWords } from '#wording/ui-templates'
import { templateNamesQuery } from '../../api/templates.ts'
import { Card } from '../../ui/card.tsx'
import { FileLink } from '../../ui/file-link.tsx'
import { useWording } from '../../ui/language.tsx'
import { Segments } from '../../ui/segments.tsx'
import '../../ui/way-table.css'

/** Every placeholder of a form with an example, and a file to begin with. */
export function NamesCard() {
  const { t } = useWording(templateWords)
  const [kind, setKind] = useState<TemplateKind>('self-evaluation')
  const known = useQuery(templateNamesQuery).data?.kinds.find(one => one.kind === kind)
  const starter = (type: 'xlsx' | 'docx') => `/api/v1/templates/starters/${kind}?type=${type}`
  return (
    <Card
      title={t.names.title}
      className="templates-names"
      action={
        <span className="templates-starters no-print">
          <FileLink href={starter('xlsx')} look="plain">
            {t.names.starter} xlsx
          </FileLink>
          <FileLink href={starter('docx')} look="plain">
            {t.names.starter} docx
          </FileLink>
        </span>
      }
    >
      <p className="quiet templates-hint">{t.names.lead}</p>
      <Segments
        label={t.form.kind}
        options={templateKinds.map(value => ({ value, text: t.kinds[value] }))}
        value={kind}
        onChange={setKind}
      />
      {known && <Names title={t.names.once} fields={known.fields} />}
      {known?.blocks.map(block => (
        <Names key={block.key} title={t.names.block(`{{#${block.zh}}}`, `{{/${block.zh}}}`)} fields={block.fields} />
      ))}
    </Card>
  )
}

function Names({ title, fields }: { title: string; fields: readonly TemplateField[] }) {
  const { t } = useWording(templateWords)
  return (
    <div className="way-scroll" tabIndex={0} role="region" aria-label={title}>
      <table className="way-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.names.zh}</th>
            <th scope="col">{t.names.en}</th>
            <th scope="col">{t.names.example}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(field => (
            <tr key={field.key}>
              <th scope="row" lang="zh-CN">
                <code>{`{{${field.zh}}}`}</code>
              </th>
              <td lang="en">
                <code>{`{{${field.en}}}`}</code>
              </td>
              <td lang="zh-CN">{field.example || <span className="quiet">{t.blank}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
