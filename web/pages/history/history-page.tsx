import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { monthsOf } from '#domain/month'
import { historyLead } from '#wording/history-lead'
import { dayWords } from '#wording/ui-day'
import { historyWords } from '#wording/ui-history'
import { agenciesQuery } from '../../api/agencies.ts'
import { declaredQuery, type Declared } from '../../api/declarations.ts'
import { historyQuery, type History } from '../../api/months.ts'
import { answeredQuery, type AnsweredQuestion } from '../../api/questions.ts'
import type { HistorySearch } from '../../search.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { DataState, Empty, SkeletonRows } from '../../ui/data-state.tsx'
import { Field } from '../../ui/field.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { DayBar, DayBarOf } from '../project/day-bar.tsx'
import { answersOf } from './answers-of.ts'
import { leadFacts } from './lead-facts.ts'
import { StepList } from './step-list.tsx'
import { VersionRow } from './version-row.tsx'
import { versionsOf } from './versions.ts'
import { WholeMonths } from './whole-months.tsx'
import './history-page.css'

const pageSize = 200

/** Every version of every value and amount: who, when, why; the one in force is marked. */
export default function HistoryPage() {
  const { t, format } = useWording(historyWords)
  const { id } = useParams({ from: '/projects/$id/history' })
  const search = useSearch({ from: '/projects/$id/history' })
  const project = useQuery(declaredQuery(Number(id)))
  const query = useQuery(historyQuery(Number(id), search))
  const answered = useQuery(answeredQuery(Number(id), search.indicatorId))
  const all = {
    data:
      project.data && query.data && answered.data
        ? {
            on: query.data.on,
            project: project.data,
            history: query.data,
            answers: by(inMonth(answered.data.items, search.month), query.data.until),
          }
        : undefined,
    error: project.error ?? query.error ?? answered.error,
    isFetching: project.isFetching || query.isFetching || answered.isFetching,
    refetch: () => Promise.all([project.refetch(), query.refetch(), answered.refetch()]),
  }
  return (
    <Page
      title={`${t.title}${project.data ? ` · ${project.data.name}` : ''}`}
      sample={project.data?.sample ?? false}
      className="history-page"
    >
      <div className="history-head">
        <h1>{t.title}</h1>
        <span className="history-project">{project.data?.name}</span>
        <span className="history-links">
          {search.month && !query.data?.on && (
            <ButtonLink to="/projects/$id/months/$month" params={{ id, month: search.month }}>
              {t.toMonth(format.month(search.month))}
            </ButtonLink>
          )}{' '}
          <ButtonLink to="/projects/$id" params={{ id }} search={{}}>
            {t.toProject}
          </ButtonLink>
        </span>
      </div>
      {project.data && <Filters project={project.data} search={search} />}
      <DayBarOf query={all} on={search.on} />
      <DataState query={all} loading={<SkeletonRows rows={12} />}>
        {data => (
          <>
            <StepList events={data.history.events} until={data.history.until} />
            <LaterNote history={data.history} />
            <Versions {...data} filtered={Boolean(search.month ?? search.indicatorId)} />
          </>
        )}
      </DataState>
      {!search.on && all.data && <DayBar on={undefined} />}
    </Page>
  )
}

const by = (answers: AnsweredQuestion[], until = Infinity) => answers.filter(answer => answer.at <= until)
const inMonth = (answers: AnsweredQuestion[], month: string | undefined) =>
  month === undefined ? answers : answers.filter(answer => answer.month === month)

/** On a past day: how many of the rows came afterwards. */
function LaterNote({ history }: { history: History }) {
  const { t } = useWording(dayWords)
  const { until, actuals, expenditures } = history
  if (until === undefined) return null
  const later = [...actuals, ...expenditures].filter(row => row.recordedAt > until).length
  return later > 0 ? <p className="history-later">{t.laterRows(later)}</p> : null
}

function Filters({ project, search }: { project: Declared; search: HistorySearch }) {
  const { t, format } = useWording(historyWords)
  const navigate = useNavigate({ from: '/projects/$id/history' })
  const change = (next: HistorySearch) => void navigate({ search: { ...search, ...next }, replace: true })
  return (
    <div className="history-filters no-print">
      <Field label={t.month}>
        {given => (
          <select
            {...given}
            className="input"
            value={search.month ?? ''}
            onChange={event => change({ month: event.target.value || undefined })}
          >
            <option value="">{t.allMonths}</option>
            {monthsOf(project.year).map(month => (
              <option key={month} value={month}>
                {format.month(month)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t.indicator}>
        {given => (
          <select
            {...given}
            className="input"
            value={search.indicatorId ?? ''}
            onChange={event => change({ indicatorId: event.target.value === '' ? undefined : Number(event.target.value) })}
          >
            <option value="">{t.allIndicators}</option>
            {project.indicators.map(({ id, name }, i) => (
              <option key={id} value={id}>
                {i + 1} {name}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  )
}

type Loaded = { project: Declared; history: History; answers: AnsweredQuestion[]; filtered: boolean }

function Versions({ project, history, answers, filtered }: Loaded) {
  const { t, lang } = useWording(historyWords)
  const [shown, setShown] = useState(pageSize)
  const versions = useMemo(() => versionsOf(history), [history])
  const { beside, whole } = useMemo(() => answersOf(versions, answers), [versions, answers])
  const agencies = useQuery(agenciesQuery).data
  const names = useMemo(() => new Map(agencies?.items.map(row => [row.id, row.name])), [agencies])
  if (versions.length === 0) return <Empty>{filtered ? t.nothing : t.empty}</Empty>
  const rest = versions.length - shown
  const then = versions.filter(version => !version.later)
  return (
    <>
      <WholeMonths answers={whole} />
      {then.length > 0 && (
        <p className="history-lead">
          <Rich text={historyLead(leadFacts(then, project, lang), lang)} /> <span className="quiet">{t.kept}</span>
        </p>
      )}
      <div className="history-scroll" tabIndex={0} role="region" aria-label={t.caption}>
        <table className="history-table">
          <caption className="visually-hidden">{t.caption}</caption>
          <thead>
            <tr>
              {(['when', 'month', 'what', 'value', 'who', 'version', 'note'] as const).map(column => (
                <th key={column} scope="col">
                  {t.columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {versions.slice(0, shown).map(version => (
              <VersionRow key={version.key} version={version} answers={beside.get(version.key)} {...{ project, names }} />
            ))}
          </tbody>
        </table>
      </div>
      {rest > 0 && (
        <p className="history-more">
          <Button onClick={() => setShown(shown + pageSize)}>{t.more(Math.min(rest, pageSize))}</Button>
        </p>
      )}
    </>
  )
}
