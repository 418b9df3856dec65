import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { numberOf } from '#domain/month'
import { indicatorWords } from '#wording/ui-indicator'
import { projectWords } from '#wording/ui-project'
import type { Progress } from '#domain/progress'
import { indicatorHistoryQuery } from '../../api/project-detail.ts'
import { answeredQuery } from '../../api/questions.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DataState, Empty, SkeletonRows } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { MonthHover } from '../../ui/month-hover.tsx'
import { Page } from '../../ui/page.tsx'
import { PastDay } from '../../ui/past-day.tsx'
import { NotFound } from '../../ui/page-failed.tsx'
import { UnitsCard } from '../contribution/units-card.tsx'
import { IndicatorEvidence } from '../evidence/indicator-evidence.tsx'
import { DayBar, DayBarOf } from '../project/day-bar.tsx'
import { MonthFallback } from '../project/month-fallback.tsx'
import { ProjectStrip } from '../project/project-strip.tsx'
import { useProgress } from '../project/use-progress.ts'
import { FollowCard } from '../rectifications/follow-card.tsx'
import { ChanceCard } from './chance-card.tsx'
import { CumulativeSection } from './cumulative-section.tsx'
import { DefinitionCard } from './definition-card.tsx'
import { GapOfIndicator } from './gap-of-indicator.tsx'
import { IndicatorHead } from './indicator-head.tsx'
import { MonthsSection } from './months-section.tsx'
import { NeedCard } from './need-card.tsx'
import { NeedSection } from './need-section.tsx'
import { VersionsCard } from './versions-card.tsx'
import '../project/project-page.css'
import './indicator-page.css'
import './indicator-year.css'

const isId = (text: string) => /^\d{1,10}$/.test(text)

/** One indicator: its verdict in a sentence, its year under the ruler, what it still takes, and every version of every value. */
export default function IndicatorPage() {
  const { t } = useWording(indicatorWords)
  const { id, indicatorId } = useParams({ from: '/projects/$id/indicators/$indicatorId' })
  const known = isId(id) && isId(indicatorId)
  const { query, asOf, lost, on } = useProgress(known ? Number(id) : null)
  if (!known) return <NotFound />
  const name = query.data?.indicators.find(one => one.id === Number(indicatorId))?.name
  return (
    <Page
      title={name ?? t.title}
      sample={query.data?.project.sample}
      className="indicator-page"
      strip={<ProjectStrip progress={query.data} asOf={asOf} />}
    >
      {query.data && <MonthFallback lost={lost} asOf={query.data.asOf} />}
      <DayBarOf query={query} on={on} />
      <DataState query={query} loading={<Frame />}>
        {progress => (
          <PastDay value={progress.on}>
            <Loaded progress={progress} indicatorId={Number(indicatorId)} />
          </PastDay>
        )}
      </DataState>
      {!on && query.data && <DayBar on={undefined} />}
    </Page>
  )
}

function Loaded({ progress, indicatorId }: { progress: Progress; indicatorId: number }) {
  const { t } = useWording(indicatorWords)
  const { t: project } = useWording(projectWords)
  const index = progress.indicators.findIndex(one => one.id === indicatorId)
  const indicator = progress.indicators[index]
  const [month, set] = useState<number | null>(null)
  const pointing = { month, set }
  const history = useQuery({
    ...indicatorHistoryQuery(progress.project.id, indicatorId, progress.on),
    enabled: indicator !== undefined,
  })
  const answered = useQuery({ ...answeredQuery(progress.project.id, indicatorId), enabled: indicator !== undefined })
  if (!indicator) {
    return (
      <div className="page-lead">
        <h1>{t.absent}</h1>
        <Empty
          action={
            <ButtonLink to="/projects/$id" params={{ id: String(progress.project.id) }} search={{ asOf: progress.asOf }}>
              {t.back}
            </ButtonLink>
          }
        >
          {t.absentHow(progress.project.name)}
        </Empty>
      </div>
    )
  }
  const given = { progress, indicator }
  return (
    <>
      <MonthHover asOf={numberOf(progress.asOf)} month={month} />
      <IndicatorHead {...given} index={index} />
      <div className="project-columns">
        <div className="project-main">
          <div className="card indicator-year">
            <CumulativeSection {...given} pointing={pointing} />
            <MonthsSection
              {...given}
              actuals={(history.data?.actuals ?? []).filter(row => row.recordedAt <= (history.data?.until ?? Infinity))}
              answers={answered.data?.items ?? []}
              pointing={pointing}
            />
            <NeedSection {...given} pointing={pointing} />
          </div>
        </div>
        <div className="indicator-rail">
          <ChanceCard indicator={indicator} />
          <NeedCard {...given} />
          <GapOfIndicator {...given} />
          {progress.on === undefined && <FollowCard progress={progress} indicator={indicator} />}
          <DefinitionCard {...given} />
        </div>
        <div className="indicator-record">
          <UnitsCard {...given} />
          <IndicatorEvidence {...given} />
          <VersionsCard {...given} query={history} />
        </div>
      </div>
      <footer className="page-foot">
        <span>{project.foot(`${progress.ruleSet.code} · ${progress.ruleSet.version}`)}</span>
        {progress.project.sample && <span>{project.sample}</span>}
      </footer>
    </>
  )
}

function Frame() {
  const { t } = useWording(indicatorWords)
  return (
    <div className="project-columns">
      <div className="project-main">
        <Card title={t.cumulative}>
          <SkeletonRows rows={7} />
        </Card>
        <Card title={t.months.title}>
          <SkeletonRows rows={7} />
        </Card>
      </div>
      <Card title={t.need.title}>
        <SkeletonRows rows={5} />
      </Card>
    </div>
  )
}
