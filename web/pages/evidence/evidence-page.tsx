import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { numberOf, yearOf } from '#domain/month'
import type { EvidenceList } from '#domain/evidence'
import type { Progress } from '#domain/progress'
import { evidenceWords } from '#wording/ui-evidence'
import { evidenceQuery } from '../../api/evidence.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { MonthFallback } from '../project/month-fallback.tsx'
import { ProjectStrip } from '../project/project-strip.tsx'
import { useProgress } from '../project/use-progress.ts'
import { AllFiles } from './all-files.tsx'
import { GradeGrid } from './grade-grid.tsx'
import { ShareLine } from './share-line.tsx'
import { TypedOnly } from './typed-only.tsx'
import './evidence.css'

/** What stands behind a project's values, by indicator and month under the ruler. */
export default function EvidencePage() {
  const { t } = useWording(evidenceWords)
  const { id } = useParams({ from: '/projects/$id/evidence' })
  const { query: progress, asOf, lost } = useProgress(Number(id))
  const list = useQuery(evidenceQuery(Number(id)))
  const both = {
    data: progress.data && list.data ? { progress: progress.data, list: list.data } : undefined,
    error: progress.error ?? list.error,
    isFetching: progress.isFetching || list.isFetching,
    refetch: () => Promise.all([progress.refetch(), list.refetch()]),
  }
  return (
    <Page
      title={`${t.title}${progress.data ? ` · ${progress.data.project.name}` : ''}`}
      sample={progress.data?.project.sample}
      className="evidence-page"
      strip={<ProjectStrip progress={progress.data} asOf={asOf} />}
    >
      <div className="evidence-head">
        <h1>{t.title}</h1>
        <span className="quiet">{progress.data?.project.name}</span>
        <ButtonLink to="/projects/$id" params={{ id }} search={{ asOf: progress.data?.asOf }}>
          {t.toProject}
        </ButtonLink>
      </div>
      {progress.data && <MonthFallback lost={lost} asOf={progress.data.asOf} />}
      <DataState query={both} loading={<Frame />}>
        {data => <Loaded {...data} />}
      </DataState>
    </Page>
  )
}

function Loaded({ progress, list }: { progress: Progress; list: EvidenceList }) {
  const search = useSearch({ from: '/projects/$id/evidence' })
  const navigate = useNavigate({ from: '/projects/$id/evidence' })
  const { indicatorId, month } = search
  const inYear = month !== undefined && yearOf(month) === progress.project.year && numberOf(month) <= numberOf(progress.asOf)
  const chosen = indicatorId !== undefined && inYear ? { indicatorId, month } : null
  const choose = (place: { indicatorId: number; month: string } | null) =>
    void navigate({
      search: { asOf: search.asOf, indicatorId: place?.indicatorId, month: place?.month },
      replace: true,
      resetScroll: false,
    })
  return (
    <>
      <div className="evidence-lead">
        <ShareLine progress={progress} />
      </div>
      <GradeGrid progress={progress} list={list} chosen={chosen} onChoose={choose} />
      <AllFiles progress={progress} list={list} />
      <TypedOnly
        progress={progress}
        onChoose={place => {
          choose(place)
          document.querySelector('.grade-card')?.scrollIntoView()
        }}
      />
    </>
  )
}

function Frame() {
  const { t } = useWording(evidenceWords)
  return (
    <Card title={t.byMonth}>
      <SkeletonRows rows={16} />
    </Card>
  )
}
