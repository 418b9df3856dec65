import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { monthOf, shiftMonth } from '#domain/month'
import type { Progress } from '#domain/progress'
import { projectWords } from '#wording/ui-project'
import { sessionQuery } from '../../api/session.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { Signal, useSignalWord } from '../../ui/signal.tsx'
import { SubscribeButton } from '../../ui/subscribe-button.tsx'
import { WhyButton } from '../../ui/why.tsx'
import type { HeadVerdict } from './asked.ts'
import { LifeMenu } from '../life/life-menu.tsx'
import { Crumbs } from './crumbs.tsx'
import { FormsMenu } from './forms-menu.tsx'
import { nextReport } from './next-report.ts'
import { Reviewers } from './reviewers.tsx'

type Props = { progress: Progress; asked: HeadVerdict | null; onAsk: (asked: HeadVerdict | null) => void }

/** Where we are, two lights kept apart, the next step, and the figures everybody asks for first. */
export function ProjectHead({ progress, asked, onAsk }: Props) {
  const { t, format } = useWording(projectWords)
  const word = useSignalWord()
  const { project, budget, goalSignal } = progress
  const total = budget.adjusted ?? budget.initial
  const changed = budget.adjusted !== null && budget.adjusted !== budget.initial
  return (
    <header className="project-head">
      <Crumbs progress={progress} />
      <div className="project-title">
        <h1>{project.name}</h1>
        <span className="project-lights">
          <span>
            {t.budgetLight} {ask('budget', t.headWhy.ask(t.budgetLight, word(budget.signal)), <Signal signal={budget.signal} />)}
          </span>
          <span>
            {t.goalLight} {ask('goal', t.headWhy.ask(t.goalLight, word(goalSignal)), <Signal signal={goalSignal} />)}
          </span>
        </span>
        <Actions progress={progress} />
      </div>
      <dl className="project-facts">
        <Fact name={t.facts.total} note={changed ? t.facts.initial(format.moneyWithUnit(budget.initial)) : ''}>
          {format.moneyWithUnit(total)}
        </Fact>
        <Fact name={t.facts.subprojects}>{t.facts.count(budget.subprojects.length)}</Fact>
        <Fact name={t.facts.indicators}>{t.facts.count(progress.indicators.length)}</Fact>
        {project.type && <Fact name={t.facts.type}>{project.type}</Fact>}
        <Fact name={t.facts.period}>
          {t.facts.months(format.month(project.startMonth), format.month(monthOf(project.year, 12)))}
        </Fact>
        <Fact name={t.facts.risk}>{asFigure('risk', t.facts.risk, format.moneyWithUnit(progress.atRiskAmount))}</Fact>
        <Fact name={t.facts.progress}>{asFigure('progress', t.facts.progress, format.percent(progress.progress))}</Fact>
        <Reviewers projectId={project.id} />
      </dl>
    </header>
  )

  function ask(what: HeadVerdict, label: string, children: ReactNode) {
    const open = asked === what
    return (
      <WhyButton open={open} controls="head-why" label={label} onToggle={() => onAsk(open ? null : what)}>
        {children}
      </WhyButton>
    )
  }
  function asFigure(what: HeadVerdict, name: string, text: string) {
    return ask(what, t.headWhy.ask(name, text), text)
  }
}

function Fact({ name, note = '', children }: { name: string; note?: string; children: ReactNode }) {
  return (
    <div>
      <dt>
        {name} {note && <span>{note}</span>}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}

function Actions({ progress }: { progress: Progress }) {
  const { t, format } = useWording(projectWords)
  const { data: session } = useQuery(sessionQuery)
  const id = String(progress.project.id)
  const { life } = progress.project
  const asked = life.now === 'running' && !life.readOnly
  const next = asked && session?.rights.includes('enter') ? nextReport(progress) : null
  return (
    <div className="project-actions no-print">
      {progress.lastYear && (
        <ButtonLink
          to="/projects/$id"
          params={{ id: String(progress.lastYear.projectId) }}
          search={{ asOf: shiftMonth(progress.asOf, -12) }}
        >
          {t.lastYear(progress.lastYear.year)}
        </ButtonLink>
      )}
      <ButtonLink to="/projects/$id/history" params={{ id }}>
        {t.history}
      </ButtonLink>
      <SubscribeButton about={{ subject: 'project', subjectId: progress.project.id, name: progress.project.name }} />
      {progress.on === undefined && <FormsMenu progress={progress} />}
      <LifeMenu project={progress.project} />
      {progress.on === undefined && progress.asOf !== next && progress.lastMonth !== null && (
        <ButtonLink to="/projects/$id/months/$month" params={{ id, month: progress.asOf }}>
          {t.see(format.month(progress.asOf))}
        </ButtonLink>
      )}
      {next !== null && (
        <ButtonLink look="primary" to="/projects/$id/months/$month" params={{ id, month: next }}>
          {t.fill(format.month(next))}
        </ButtonLink>
      )}
    </div>
  )
}
