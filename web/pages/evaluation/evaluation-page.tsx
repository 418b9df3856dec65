import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { EvaluationAct } from '#domain/evaluation-way'
import { evaluationWords } from '#wording/ui-evaluation'
import { formBackWords } from '#wording/ui-form-back'
import { evaluationQuery, moveEvaluation, writeEvaluation, type Evaluation, type RowWriting } from '../../api/evaluation.ts'
import { problemText } from '../../api/problem-text.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { TemplateLinks } from '../../ui/template-links.tsx'
import { momentText } from '../../ui/when.ts'
import { EvaluationActs } from './evaluation-acts.tsx'
import { EvaluationTable } from './evaluation-table.tsx'
import { LostCard } from './lost-card.tsx'
import '../../ui/field.css'
import '../../ui/way-table.css'
import { RecomputedLine } from './recomputed-line.tsx'
import './evaluation.css'

/** A project's year scored, completed by the unit, reviewed, made final. */
export default function EvaluationPage() {
  const { t } = useWording(evaluationWords)
  const { id } = useParams({ from: '/projects/$id/evaluation' })
  const query = useQuery(evaluationQuery(Number(id)))
  return (
    <Page title={query.data ? `${t.title} · ${query.data.project}` : t.title} className="evaluation-page">
      <DataState query={query} loading={<SkeletonRows rows={12} />}>
        {evaluation => <Loaded evaluation={evaluation} />}
      </DataState>
    </Page>
  )
}

function Loaded({ evaluation }: { evaluation: Evaluation }) {
  const { t, lang } = useWording(evaluationWords)
  const { t: back } = useWording(formBackWords)
  const client = useQueryClient()
  const { projectId, ruleSet, missing, findings, steps, may } = evaluation
  const key = evaluationQuery(projectId).queryKey
  const [fault, setFault] = useState<unknown>(null)
  const writing = useMutation({
    scope: { id: `evaluation-${projectId}` },
    mutationFn: ({ indicatorId, said }: { indicatorId: number; said: RowWriting }) => {
      // Answers given quickly one after another follow in a queue: each goes by the version the last one left.
      const now = client.getQueryData(key) ?? evaluation
      const version = now.indicators.find(row => row.indicatorId === indicatorId)!.version
      return writeEvaluation(projectId, { rows: [{ indicatorId, ...said, version }] })
    },
    onSuccess: next => {
      setFault(null)
      client.setQueryData(key, next)
    },
    onError: setFault,
  })
  async function move(act: EvaluationAct, opinion?: string) {
    try {
      client.setQueryData(
        key,
        await moveEvaluation(projectId, act, { ...(opinion ? { opinion } : {}), version: evaluation.version }),
      )
      setFault(null)
    } catch (cause) {
      if (opinion !== undefined) throw cause
      setFault(cause)
    }
  }
  return (
    <>
      <Lead evaluation={evaluation} />
      <Card
        title={t.title}
        beside={<small className="quiet">{t.unit}</small>}
        action={
          <span className="no-print evaluation-tools">
            <a className="button small" href={`/api/v1/projects/${projectId}/exports/self-evaluation.xlsx`} download>
              {t.xlsx}
            </a>
            {may.write && (
              <ButtonLink size="small" to="/projects/$id/evaluation/form" params={{ id: String(projectId) }}>
                {back.link}
              </ButtonLink>
            )}
            <TemplateLinks projectId={projectId} kinds={['self-evaluation', 'report']} />
            <Button size="small" onClick={() => window.print()}>
              {t.print}
            </Button>
          </span>
        }
      >
        <EvaluationTable evaluation={evaluation} onWrite={(indicatorId, said) => writing.mutate({ indicatorId, said })} />
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
      <div className="evaluation-pair">
        <LostCard evaluation={evaluation} />
        <Card title={t.findings}>
          {findings.length === 0 && <p className="quiet">{t.findingsNone}</p>}
          <ul className="evaluation-findings">
            {findings.map(({ code, severity, indicatorId, message }, i) => (
              <li key={i} className={severity}>
                {indicatorId !== null && <b>{nameOf(evaluation, indicatorId)}</b>} <span data-code={code}>{message}</span>
              </li>
            ))}
          </ul>
        </Card>
      </div>
      <Card title={t.steps}>
        {steps.length === 0 && <p className="quiet">{t.stepsNone}</p>}
        <ol className="evaluation-steps">
          {steps.map(step => (
            <li key={step.seq}>
              <span>{momentText(step.at, lang)}</span> {step.by} {step.state === 'final' ? t.settled : t.events[step.event]}
              {step.opinion && <q>{step.opinion}</q>}
            </li>
          ))}
        </ol>
      </Card>
      <footer className="page-foot">
        <span>{t.rules(ruleSet.code, ruleSet.version)}</span>
        {evaluation.snapshot && <RecomputedLine projectId={evaluation.projectId} />}
        <span>{t.basis[evaluation.basis]}</span>
      </footer>
    </>
  )
}

const nameOf = ({ indicators }: Evaluation, id: number) => indicators.find(row => row.indicatorId === id)?.name ?? ''

function Lead({ evaluation }: { evaluation: Evaluation }) {
  const { t, format } = useWording(evaluationWords)
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
      <p>
        <Rich text={scored + backed} />
      </p>
      {snapshot && <p className="quiet">{t.kept}</p>}
      {state === 'returned' && opinion && <p className="text-warning">{t.returned(opinion)}</p>}
    </div>
  )
}
