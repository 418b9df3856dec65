import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Progress } from '#domain/progress'
import { projectWords } from '#wording/ui-project'
import { sessionQuery } from '../../api/session.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { Signal } from '../../ui/signal.tsx'
import { Crumbs } from './crumbs.tsx'
import { nextReport } from './next-report.ts'

/** Where we are, two lights kept apart, the next step, and the figures everybody asks for first. */
export function ProjectHead({ progress }: { progress: Progress }) {
  const { t, format } = useWording(projectWords)
  const { project, budget } = progress
  const total = budget.adjusted ?? budget.initial
  const changed = budget.adjusted !== null && budget.adjusted !== budget.initial
  return (
    <header className="project-head">
      <Crumbs progress={progress} />
      <div className="project-title">
        <h1>{project.name}</h1>
        <span className="project-lights">
          <span>
            {t.budgetLight} <Signal signal={budget.signal} />
          </span>
          <span>
            {t.goalLight} <Signal signal={progress.goalSignal} />
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
        {!project.startMonth.endsWith('-01') && <Fact name={t.facts.start}>{format.month(project.startMonth)}</Fact>}
        <Fact name={t.facts.risk} how={t.facts.riskHow}>
          {format.moneyWithUnit(progress.atRiskAmount)}
        </Fact>
        <Fact name={t.facts.progress} how={t.facts.progressHow}>
          {format.percent(progress.progress)}
        </Fact>
      </dl>
    </header>
  )
}

function Fact({ name, note = '', how, children }: { name: string; note?: string; how?: string; children: ReactNode }) {
  return (
    <div title={how}>
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
  const next = session?.rights.includes('enter') ? nextReport(progress) : null
  return (
    <div className="project-actions no-print">
      <ButtonLink to="/projects/$id/history" params={{ id }}>
        {t.history}
      </ButtonLink>
      {progress.asOf !== next && progress.lastMonth !== null && (
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
