import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { EvaluationAct } from '#domain/evaluation-way'
import { evaluationWords } from '#wording/ui-evaluation'
import { formBackWords } from '#wording/ui-form-back'
import { reviewWords } from '#wording/ui-review'
import {
  evaluationQuery,
  keptQuery,
  moveEvaluation,
  writeEvaluation,
  type Evaluation,
  type RowWriting,
} from '../../api/evaluation.ts'
import { problemText } from '../../api/problem-text.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { TemplateLinks } from '../../ui/template-links.tsx'
import { momentText } from '../../ui/when.ts'
import { EvaluationActs } from './evaluation-acts.tsx'
import { EvaluationTable, ofWeights } from './evaluation-table.tsx'
import { LostCard } from './lost-card.tsx'
import { ReviewCard } from './review-card.tsx'
import { StepsCard } from './steps-card.tsx'
import '../../ui/field.css'
import '../../ui/way-table.css'
import { RecomputedLine } from './recomputed-line.tsx'
import './evaluation.css'

/** A project's year scored, completed by the unit, reviewed, made final. */
export default function EvaluationPage() {
  const { t } = useWording(evaluationWords)
  const { id } = useParams({ from: '/projects/$id/evaluation' })
  const { version } = useSearch({ from: '/projects/$id/evaluation' })
  const now = useQuery({ ...evaluationQuery(Number(id)), enabled: version === undefined })
  const then = useQuery({ ...keptQuery(Number(id), version ?? 0), enabled: version !== undefined })
  const query = version === undefined ? now : then
  return (
    <Page title={query.data ? `${t.title} · ${query.data.project}` : t.title} className="evaluation-page">
      <DataState query={query} loading={<SkeletonRows rows={12} />}>
        {evaluation => <Loaded key={version ?? 'now'} evaluation={evaluation} old={version !== undefined} />}
      </DataState>
    </Page>
  )
}

function Loaded({ evaluation, old }: { evaluation: Evaluation; old: boolean }) {
  const { t } = useWording(evaluationWords)
  const { t: words } = useWording(reviewWords)
  const { t: back } = useWording(formBackWords)
  const client = useQueryClient()
  const { projectId, ruleSet, missing, findings, may } = evaluation
  const key = evaluationQuery(projectId).queryKey
  const [fault, setFault] = useState<unknown>(null)
  // The last step of a kept version is the one that left it.
  const of = old ? `?version=${evaluation.steps.at(-1)?.seq ?? ''}` : ''
  // Points are spoken of below the table they are written in.
  const objections = findings.filter(({ code }) => !ofWeights.has(code) && !code.startsWith('weight'))
  const writing = useMutation({
    scope: { id: `evaluation-${projectId}` },
    mutationFn: (written: { executionWeight: number | null } | { indicatorId: number; said: RowWriting }) => {
      if ('executionWeight' in written) return writeEvaluation(projectId, { ...written, rows: [] })
      // Answers given quickly one after another follow in a queue: each goes by the version the last one left.
      const now = client.getQueryData(key) ?? evaluation
      const { indicatorId, said } = written
      const version = now.indicators.find(row => row.indicatorId === indicatorId)!.version
      return writeEvaluation(projectId, { rows: [{ indicatorId, ...said, version }] })
    },
    onSuccess: next => {
      setFault(null)
      client.setQueryData(key, next)
    },
    onError: cause => {
      setFault(cause)
      void client.invalidateQueries({ queryKey: key, exact: true })
    },
  })
  // In the same queue: a step is taken after what was written before it, and by the version that left.
  const moving = useMutation({
    scope: { id: `evaluation-${projectId}` },
    mutationFn: ({ act, opinion }: { act: EvaluationAct; opinion: string | undefined }) => {
      const { version } = client.getQueryData(key) ?? evaluation
      return moveEvaluation(projectId, act, { ...(opinion ? { opinion } : {}), version })
    },
  })
  async function move(act: EvaluationAct, opinion?: string) {
    try {
      client.setQueryData(key, await moving.mutateAsync({ act, opinion }))
      setFault(null)
      await client.invalidateQueries({ queryKey: [...key, 'review'] })
    } catch (cause) {
      if (opinion !== undefined) throw cause
      setFault(cause)
    }
  }
  return (
    <>
      <Lead evaluation={evaluation} old={old} />
      <Card
        title={t.title}
        beside={<small className="quiet">{t.unit}</small>}
        action={
          // Tables are filled in and taken back as they are now; of a kept one there are its own files.
          <span className="no-print evaluation-tools">
            {evaluation.steps.some(step => step.state === 'final') && (
              <ButtonLink size="small" to="/projects/$id/evaluation/published" params={{ id: String(projectId) }}>
                {words.publish}
              </ButtonLink>
            )}
            <a className="button small" href={`/api/v1/projects/${projectId}/exports/self-evaluation.xlsx${of}`} download>
              {t.xlsx}
            </a>
            {old && (
              <a className="button small" href={`/api/v1/projects/${projectId}/exports/self-evaluation.docx${of}`} download>
                {t.reportFile}
              </a>
            )}
            {may.write && !old && (
              <ButtonLink size="small" to="/projects/$id/evaluation/form" params={{ id: String(projectId) }}>
                {back.link}
              </ButtonLink>
            )}
            {!old && <TemplateLinks projectId={projectId} kinds={['self-evaluation', 'report']} />}
            <Button size="small" onClick={() => window.print()}>
              {t.print}
            </Button>
          </span>
        }
      >
        <EvaluationTable
          evaluation={evaluation}
          onWrite={(indicatorId, said) => writing.mutateAsync({ indicatorId, said })}
          onExecution={executionWeight => writing.mutateAsync({ executionWeight })}
        />
        {may.write && missing.length > 0 && (
          <details className="evaluation-missing no-print">
            <summary>{t.todo(missing.length)}</summary>
            <ul>
              {missing.map(one => (
                <li key={one.path}>{one.message}</li>
              ))}
            </ul>
          </details>
        )}
        {fault !== null && (
          <p className="field-error" role="alert">
            {problemText(fault) ?? ''}
          </p>
        )}
        <EvaluationActs evaluation={evaluation} saving={writing.isPending} onMove={move} />
      </Card>
      {!old && <ReviewCard evaluation={evaluation} />}
      <div className="evaluation-pair">
        <LostCard evaluation={evaluation} />
        <Card title={t.findings}>
          {objections.length === 0 && <p className="quiet">{t.findingsNone}</p>}
          <ul className="evaluation-findings">
            {objections.map(({ code, severity, indicatorId, message }, i) => (
              <li key={i} className={severity}>
                {indicatorId !== null && <b>{nameOf(evaluation, indicatorId)}</b>} <span data-code={code}>{message}</span>
              </li>
            ))}
          </ul>
        </Card>
      </div>
      <StepsCard evaluation={evaluation} />
      <footer className="page-foot">
        <span>{t.rules(ruleSet.code, ruleSet.version)}</span>
        {evaluation.snapshot && !old && <RecomputedLine projectId={evaluation.projectId} />}
        <span>{t.basis[evaluation.basis]}</span>
        {evaluation.origins.length > 0 && (
          <span>{t.origins(evaluation.origins.map(({ title, origin }) => [title, origin] as const))}</span>
        )}
      </footer>
    </>
  )
}

const nameOf = ({ indicators }: Evaluation, id: number) => indicators.find(row => row.indicatorId === id)?.name ?? ''

/** What the final scores come to, once there are any. */
function Result({ final, claimed }: { final: NonNullable<Evaluation['final']>; claimed: number | null }) {
  const { t, format } = useWording(reviewWords)
  if (final.total === null) return <p>{t.resultOpen}</p>
  const own = claimed === null ? '' : t.claimed(format.number(claimed, 2))
  return (
    <p>
      <Rich text={t.result(format.number(final.total, 2), final.grade ?? '') + own} />
    </p>
  )
}

function Lead({ evaluation, old }: { evaluation: Evaluation; old: boolean }) {
  const { t, lang, format } = useWording(evaluationWords)
  const { t: words } = useWording(reviewWords)
  const kept = old ? evaluation.steps.at(-1) : undefined
  const { project, projectId, year, state, opinion, snapshot, total, grade, totalLow, totalHigh, proven } = evaluation
  const points = (value: number) => format.number(value, 2)
  const scored = total === null ? t.lead.open(points(totalLow), points(totalHigh)) : t.lead.scored(points(total), grade ?? '')
  const backed =
    proven.total === null
      ? t.lead.provenOpen(points(proven.totalLow), points(proven.totalHigh))
      : t.lead.proven(points(proven.total))
  return (
    <div className="page-lead">
      <p className="quiet">
        <Link to="/projects/$id" params={{ id: String(projectId) }}>
          {project}
        </Link>{' '}
        · {t.of(year)} · {t.states[state]}
      </p>
      <h1>{t.title}</h1>
      {evaluation.final && <Result final={evaluation.final} claimed={total} />}
      <p>
        <Rich text={scored + backed} />
      </p>
      {kept && (
        <p className="evaluation-version">
          {words.version(momentText(kept.at, lang))}{' '}
          <Link to="/projects/$id/evaluation" params={{ id: String(projectId) }} search={{}}>
            {words.toNow}
          </Link>
        </p>
      )}
      {snapshot && !kept && <p className="quiet">{t.kept}</p>}
      {state === 'returned' && !kept && opinion && <p className="text-warning">{t.returned(opinion)}</p>}
    </div>
  )
}
