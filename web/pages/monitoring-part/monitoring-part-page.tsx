import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { fullYearBudget } from '#domain/budget'
import { numberOf } from '#domain/month'
import type { PartAct } from '#domain/monitoring-run'
import { followWords } from '#wording/ui-follow'
import { formBackWords } from '#wording/ui-form-back'
import {
  movePart,
  partQuery,
  tableUrl,
  writeLine,
  type LineWriting,
  type MonitoringLine,
  type MonitoringPart,
} from '../../api/monitoring.ts'
import { problemText } from '../../api/problem-text.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { TemplateLinks } from '../../ui/template-links.tsx'
import { Page } from '../../ui/page.tsx'
import { momentText } from '../../ui/when.ts'
import { MissingList } from './missing-list.tsx'
import { MonitoringRow } from './monitoring-line.tsx'
import '../../ui/field.css'
import '../../ui/way-table.css'
import './monitoring-part.css'

/** A project's monitoring table 绩效目标执行监控表: filled from what is there, completed, handed in, decided. */
export default function MonitoringPartPage() {
  const { t } = useWording(followWords)
  const { id, projectId } = useParams({ from: '/monitoring/$id/projects/$projectId' })
  const query = useQuery(partQuery(Number(id), Number(projectId)))
  return (
    <Page title={query.data?.table.project ?? t.table.title} className="monitoring-part">
      <DataState query={query} loading={<SkeletonRows rows={12} />}>
        {part => <Loaded part={part} />}
      </DataState>
    </Page>
  )
}

function Loaded({ part }: { part: MonitoringPart }) {
  const { t, lang, format } = useWording(followWords)
  const { t: back } = useWording(formBackWords)
  const client = useQueryClient()
  const [opinion, setOpinion] = useState('')
  const { run, projectId, table, missing, may } = part
  const take = (next: MonitoringPart) => client.setQueryData(partQuery(run.id, projectId).queryKey, next)
  const writing = useMutation({
    scope: { id: `part-${run.id}-${projectId}` },
    mutationFn: ({ line, said }: { line: MonitoringLine; said: LineWriting }) => {
      // Answers given quickly one after another follow in a queue: each goes by the version the last one left.
      const now = client.getQueryData(partQuery(run.id, projectId).queryKey)
      const version = now?.table.lines.find(one => one.indicatorId === line.indicatorId)?.version ?? line.version
      return writeLine(run.id, projectId, line.indicatorId, { ...said, version })
    },
    onSuccess: take,
    onError: () => void client.invalidateQueries({ queryKey: partQuery(run.id, projectId).queryKey }),
  })
  const step = useMutation({
    mutationFn: (act: PartAct) => movePart(run.id, projectId, act, { opinion, version: part.version }),
    onSuccess: next => {
      take(next)
      setOpinion('')
      void client.invalidateQueries()
    },
  })
  const words = t.table
  // A declaration of one level has nothing to show in the second.
  const levels = table.lines.some(line => line.subcategory !== '')
  // Opened lines stay open; the last one asked for is at the end.
  const [opened, setOpened] = useState<number[]>([])
  const open = (id: number) => setOpened([...opened.filter(one => one !== id), id])
  const month = numberOf(table.month)
  const error = step.error ?? writing.error
  const { budget } = table
  const spending = table.lines.find(line => line.indicatorId === 0)
  const figures = [
    [words.initial, format.money(budget.initial)],
    [words.adjusted, format.money(fullYearBudget(budget))],
    [words.spent(month), format.money(budget.spent)],
    [words.rate(month), format.percent(budget.rateOfInitial)],
    [words.expected, format.money(spending?.forecast ?? null)],
  ] as const
  return (
    <>
      <div className="page-lead">
        <p className="quiet">
          <Link to="/monitoring/$id" params={{ id: String(run.id) }}>
            {run.name}
          </Link>{' '}
          · {t.run.states[part.state]} ·{' '}
          {run.pastDue && part.may.write ? <span className="way-late">{t.run.pastDue(run.dueOn)}</span> : t.run.due(run.dueOn)}
        </p>
        <h1>{table.project}</h1>
        <p className="quiet">
          {part.snapshot && part.submittedAt !== null
            ? words.snapshot(momentText(part.submittedAt, lang), part.submittedBy ?? '')
            : words.draft}
        </p>
        {part.state === 'returned' && part.opinion && <p className="text-warning">{words.returned(part.opinion)}</p>}
      </div>
      <Card
        title={words.title}
        beside={<small className="quiet">{[table.department, table.agency].filter(Boolean).join(' · ')}</small>}
        action={
          <span className="no-print part-tools">
            <a className="button small" href={tableUrl(run.id, projectId)} download>
              {words.xlsx}
            </a>
            {may.write && (
              <ButtonLink
                size="small"
                to="/monitoring/$id/projects/$projectId/form"
                params={{ id: String(run.id), projectId: String(projectId) }}
              >
                {back.link}
              </ButtonLink>
            )}
            <TemplateLinks projectId={projectId} kinds={['monitoring']} runId={run.id} />
            <Button size="small" onClick={() => window.print()}>
              {words.print}
            </Button>
          </span>
        }
      >
        <div className="way-scroll" tabIndex={0} role="region" aria-label={words.money}>
          <table className="way-table way-cards part-money">
            <thead>
              <tr>
                {[words.money, ...figures.map(([head]) => head)].map(head => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row" className="way-wide">
                  {words.total}
                </th>
                {figures.map(([head, figure]) => (
                  <td key={head} data-label={head}>
                    {figure}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </div>
        <div className="way-scroll" tabIndex={0} role="region" aria-label={words.rows}>
          <table className="way-table part-table">
            <thead>
              <tr>
                {[
                  words.columns.category,
                  ...(levels ? [words.columns.subcategory] : []),
                  words.columns.name,
                  words.columns.target,
                  words.actual(month),
                  words.columns.forecast,
                  words.columns.causes,
                  words.columns.note,
                  words.columns.likelihood,
                ].map(head => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.lines.map(line => (
                <MonitoringRow
                  key={line.indicatorId}
                  line={line}
                  opened={opened.at(-1) === line.indicatorId ? 'last' : opened.includes(line.indicatorId)}
                  onOpen={() => open(line.indicatorId)}
                  mayWrite={may.write}
                  levels={levels}
                  month={month}
                  onWrite={said => writing.mutateAsync({ line, said })}
                />
              ))}
            </tbody>
          </table>
        </div>
        {may.write && <MissingList part={part} onGo={open} />}
        {error && (
          <p className="field-error" role="alert">
            {problemText(error) ?? ''}
          </p>
        )}
        <div className="part-foot no-print">
          {may.write && (
            <>
              <span role="status" className="quiet">
                {writing.isPending ? words.saving : missing.length > 0 ? words.todo(missing.length) : words.complete}
              </span>
              <Button look="primary" busy={step.isPending} onClick={() => step.mutate('submit')}>
                {words.submit}
              </Button>
            </>
          )}
          {may.decide && (
            <>
              <input
                className="input"
                aria-label={words.opinion}
                placeholder={words.opinion}
                value={opinion}
                onChange={event => setOpinion(event.target.value)}
              />
              <Button onClick={() => step.mutate('return')}>{words.return}</Button>
              {part.state === 'submitted' && (
                <Button look="primary" busy={step.isPending} onClick={() => step.mutate('approve')}>
                  {words.approve}
                </Button>
              )}
            </>
          )}
        </div>
      </Card>
    </>
  )
}
