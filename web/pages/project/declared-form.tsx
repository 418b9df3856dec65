import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { projectWords } from '#wording/ui-project'
import { projectDetailQuery, type ProjectDetail } from '../../api/project-detail.ts'
import { InCard } from '../../ui/card.tsx'
import { PersonalData } from '../life/personal.tsx'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'

/** The long texts and tables of the declared form; fetched when first opened. */
export function DeclaredForm({ projectId }: { projectId: number }) {
  const { t } = useWording(projectWords)
  const [opened, setOpened] = useState(false)
  return (
    <details className="card project-details" onToggle={event => setOpened(opened || event.currentTarget.open)}>
      <summary>
        {t.form.title} <small>{t.form.open}</small>
      </summary>
      {opened && <Form projectId={projectId} />}
    </details>
  )
}

function Form({ projectId }: { projectId: number }) {
  const query = useQuery(projectDetailQuery(projectId))
  return (
    <InCard value={true}>
      <DataState query={query} loading={<SkeletonRows rows={4} />}>
        {detail => (
          <div className="declared">
            <Texts texts={detail.texts} />
            <div>
              <Tables detail={detail} />
              <PersonalData detail={detail} />
            </div>
          </div>
        )}
      </DataState>
    </InCard>
  )
}

const order = ['overallObjective', 'annualObjective', 'overview', 'basis', 'necessity', 'safeguards', 'plan'] as const

function Texts({ texts }: { texts: ProjectDetail['texts'] }) {
  const { t } = useWording(projectWords)
  const filled = order.filter(name => texts[name].trim() !== '')
  if (filled.length === 0) return <p className="quiet">{t.form.none}</p>
  return (
    <div className="declared-texts">
      {filled.map(name => (
        <section key={name}>
          <h3>{t.form[name]}</h3>
          {/* Sanitised by the server when it was saved (server/documents/rich-text.ts). */}
          <div className="rich" lang="zh-CN" dangerouslySetInnerHTML={{ __html: texts[name] }} />
        </section>
      ))}
    </div>
  )
}

function Tables({ detail }: { detail: ProjectDetail }) {
  const { t, format } = useWording(projectWords)
  const { arranged, allocated, spent } = detail.priorYear
  const prior = arranged !== null || allocated !== null || spent !== null
  return (
    <div className="declared-tables">
      <MoneyTable
        title={t.form.subprojects}
        head={[t.form.name, t.form.budget]}
        rows={detail.subprojects.map(row => [row.name, format.money(row.budget)])}
      />
      <MoneyTable
        title={t.form.funding}
        head={[t.form.source, t.form.total, t.form.priorYear, t.form.thisYear]}
        rows={detail.funding.map(row => [
          row.source,
          format.money(row.total),
          format.money(row.priorYear),
          format.money(row.thisYear),
        ])}
      />
      {prior && (
        <MoneyTable
          title={t.form.prior}
          head={[t.form.arranged, t.form.allocated, t.form.spent]}
          rows={[[format.money(arranged), format.money(allocated), format.money(spent)]]}
        />
      )}
      {detail.projectAttribute && (
        <p>
          <small>
            {t.form.attribute} {detail.projectAttribute}
          </small>
        </p>
      )}
    </div>
  )
}

function MoneyTable({ title, head, rows }: { title: string; head: string[]; rows: string[][] }) {
  if (rows.length === 0) return null
  return (
    <table>
      <caption>{title}</caption>
      <thead>
        <tr>
          {head.map(name => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, at) => (
              <td key={at}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
