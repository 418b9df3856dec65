import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { evaluationWords } from '#wording/ui-evaluation'
import { reportWords } from '#wording/ui-report'
import { reportQuery, type Report } from '../../api/report.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Passage } from './passage.tsx'
import { ReportPaper } from './report-paper.tsx'
import { SectionBlocks } from './section-blocks.tsx'
import '../../ui/field.css'
import '../../ui/way-table.css'
import './report.css'

/** The self-evaluation report: what the figures say of each section, and what people add to it. */
export default function ReportPage() {
  const { t } = useWording(reportWords)
  const { id } = useParams({ from: '/projects/$id/report' })
  const query = useQuery(reportQuery(Number(id)))
  return (
    <Page title={query.data ? `${t.title} · ${query.data.project}` : t.title} className="report-page">
      <DataState query={query} loading={<SkeletonRows rows={12} />}>
        {report => <Loaded report={report} />}
      </DataState>
    </Page>
  )
}

const views = ['edit', 'preview'] as const

function Loaded({ report }: { report: Report }) {
  const { t } = useWording(reportWords)
  const [view, setView] = useState<(typeof views)[number]>('edit')
  const { projectId, sections } = report
  return (
    <>
      <Lead report={report} />
      <div className="report-tools no-print">
        <Segments
          label={t.views.label}
          options={views.map(value => ({ value, text: t.views[value] }))}
          value={view}
          onChange={setView}
        />
        <span>
          {view === 'preview' && <Button onClick={() => window.print()}>{t.print}</Button>}
          <a className="button primary normal" href={`/api/v1/projects/${projectId}/exports/self-evaluation.docx`} download>
            {t.download}
          </a>
        </span>
      </div>
      {view === 'preview' ? (
        <ReportPaper report={report} />
      ) : (
        sections.map(section => (
          <Card key={section.section} title={section.title} className="report-section">
            <div className="report-pair">
              <div className="report-computed" lang="zh-CN">
                {section.blocks.length === 0 ? (
                  <p className="quiet">{t.nothing}</p>
                ) : (
                  <SectionBlocks projectId={projectId} blocks={section.blocks} />
                )}
              </div>
              <Passage projectId={projectId} section={section} mayWrite={report.may.write} />
            </div>
          </Card>
        ))
      )}
    </>
  )
}

function Lead({ report }: { report: Report }) {
  const { t } = useWording(reportWords)
  const { t: evaluation } = useWording(evaluationWords)
  const { projectId, project, year, state, sections } = report
  const params = { id: String(projectId) }
  const written = sections.filter(({ passage }) => passage && passage.text.trim() !== '').length
  return (
    <div className="page-lead no-print">
      <p className="quiet">
        <Link to="/projects/$id" params={params}>
          {project}
        </Link>{' '}
        · {t.of(year)} · {evaluation.states[state]} ·{' '}
        <Link to="/projects/$id/evaluation" params={params}>
          {t.evaluation}
        </Link>
      </p>
      <h1>{t.title}</h1>
      <p>
        <Rich text={t.lead(written, sections.length)} />
      </p>
      {state !== 'draft' && state !== 'returned' && <p className="quiet">{t.frozen}</p>}
    </div>
  )
}
