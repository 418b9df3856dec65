import { useParams } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { numberOf } from '#domain/month'
import type { Progress } from '#domain/progress'
import { projectLead } from '#wording/project-lead'
import { projectWords } from '#wording/ui-project'
import { Card } from '../../ui/card.tsx'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { MonthHover } from '../../ui/month-hover.tsx'
import { Page } from '../../ui/page.tsx'
import { PastDay } from '../../ui/past-day.tsx'
import { NotFound } from '../../ui/page-failed.tsx'
import { askedHead, askedIndicator, askedSubproject, type Asked } from './asked.ts'
import { BudgetCard } from './budget-card.tsx'
import { DeclaredForm } from './declared-form.tsx'
import { FollowCard } from '../rectifications/follow-card.tsx'
import { GapRail } from './gap-rail.tsx'
import { HeadWhy } from './head-why.tsx'
import { IndicatorTable } from './indicator-table.tsx'
import { OpenQuestions } from './open-questions.tsx'
import { DayBar, DayBarOf } from './day-bar.tsx'
import { MonthFallback } from './month-fallback.tsx'
import { ProjectHead } from './project-head.tsx'
import { ProjectLinks } from './project-links.tsx'
import { SharedLines } from '../contribution/shared-lines.tsx'
import { ShareLine } from '../evidence/share-line.tsx'
import { LifeBanner } from '../life/life-banner.tsx'
import { LifeCard } from '../life/life-card.tsx'
import { ProjectStrip } from './project-strip.tsx'
import { SpendingTakes } from './spending-takes.tsx'
import { useProgress } from './use-progress.ts'
import { YearEndLine } from './year-end-line.tsx'
import './declared-form.css'
import './project-page.css'

/** One project as of a month: money, every indicator under the ruler, and the gaps that ask for a word. */
export default function ProjectPage() {
  const { t } = useWording(projectWords)
  const { id } = useParams({ from: '/projects/$id' })
  const known = /^\d{1,10}$/.test(id)
  const { query, asOf, lost, on } = useProgress(known ? Number(id) : null)
  if (!known) return <NotFound />
  return (
    <Page
      title={query.data?.project.name ?? t.title}
      sample={query.data?.project.sample}
      className="project-page"
      strip={<ProjectStrip progress={query.data} asOf={asOf} />}
    >
      {query.data && <MonthFallback lost={lost} asOf={query.data.asOf} />}
      <DayBarOf query={query} on={on} />
      <DataState query={query} loading={<Frame />}>
        {progress => (
          <PastDay value={progress.on}>
            <Loaded progress={progress} />
          </PastDay>
        )}
      </DataState>
      {!on && query.data && <DayBar on={undefined} />}
    </Page>
  )
}

function Loaded({ progress }: { progress: Progress }) {
  const { t, lang } = useWording(projectWords)
  const [asked, setAsked] = useState<Asked>(null)
  const onClose = useCallback(() => setAsked(null), [])
  const goTo = useCallback((indicatorId: number) => {
    setAsked({ indicator: indicatorId })
    const row = document.getElementById(`indicator-${indicatorId}`)
    row?.scrollIntoView({ block: 'center' })
    row?.querySelector<HTMLElement>('.why')?.focus({ preventScroll: true })
  }, [])
  const onWhy = useCallback(
    (indicatorId: number | null) => setAsked(indicatorId === null ? null : { indicator: indicatorId }),
    [],
  )
  const open = askedIndicator(asked)
  const head = askedHead(asked)
  return (
    <>
      <MonthHover asOf={numberOf(progress.asOf)} />
      <ProjectHead progress={progress} asked={head} onAsk={setAsked} />
      <ProjectLinks projectId={progress.project.id} />
      <LifeBanner project={progress.project} past={progress.on !== undefined} />
      {head && <HeadWhy id="head-why" what={head} progress={progress} onClose={onClose} onGoTo={goTo} />}
      <div className="page-lead project-lead">
        <p>
          <Rich text={projectLead(progress, lang)} />
        </p>
        <ShareLine progress={progress} />
        <YearEndLine progress={progress} />
      </div>
      <SharedLines progress={progress} />
      <div className="project-columns">
        <div className="project-main">
          <BudgetCard progress={progress} asked={askedSubproject(asked)} onAsk={setAsked} />
          <IndicatorTable progress={progress} open={open} onWhy={onWhy} />
        </div>
        <div className="project-rail">
          <SpendingTakes progress={progress} />
          {progress.on === undefined && <FollowCard progress={progress} indicator={null} />}
          <GapRail progress={progress} open={open} onGoTo={goTo} />
        </div>
      </div>
      <LifeCard progress={progress} />
      <OpenQuestions questions={progress.questions} />
      <DeclaredForm projectId={progress.project.id} />
      <footer className="page-foot">
        <span>{t.footUnit}</span>
        <span>{t.foot(`${progress.ruleSet.code} · ${progress.ruleSet.version}`)}</span>
        {progress.project.sample && <span>{t.sample}</span>}
      </footer>
    </>
  )
}

/** What stands before the numbers come. */
function Frame() {
  const { t } = useWording(projectWords)
  return (
    <>
      <div className="project-head">
        <SkeletonRows rows={2} height={48} />
      </div>
      <div className="project-columns">
        <div className="project-main">
          <Card title={t.budget.title}>
            <SkeletonRows rows={6} height={44} />
          </Card>
          <Card title={t.table.title}>
            <SkeletonRows rows={16} height={37} />
          </Card>
        </div>
        <Card title={t.gaps.title}>
          <SkeletonRows rows={6} height={96} />
        </Card>
      </div>
    </>
  )
}
