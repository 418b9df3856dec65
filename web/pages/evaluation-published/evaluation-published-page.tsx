import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { describeTarget } from '#wording/target'
import { evaluationWords } from '#wording/ui-evaluation'
import { reviewWords } from '#wording/ui-review'
import { publishedQuery, type Published } from '../../api/evaluation.ts'
import { ProblemError } from '../../api/problem.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { DataState, Empty, SkeletonRows } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { dayText } from '../../ui/when.ts'
import '../../ui/way-table.css'
import './evaluation-published.css'

/** The final result as it may be published 公开: on A4, read-only, without names of persons or what was said among offices. */
export default function EvaluationPublishedPage() {
  const { t } = useWording(reviewWords)
  const { id } = useParams({ from: '/projects/$id/evaluation/published' })
  const query = useQuery(publishedQuery(Number(id)))
  // Nothing is broken where nothing is final yet: asking again would not help.
  const unpublished = query.error instanceof ProblemError && query.error.status === 409 ? query.error : null
  if (unpublished)
    return (
      <Page title={t.published.title} className="published-page">
        <Empty
          action={
            <ButtonLink to="/projects/$id/evaluation" params={{ id }}>
              {t.published.back}
            </ButtonLink>
          }
        >
          {unpublished.detail || unpublished.title}
        </Empty>
      </Page>
    )
  return (
    <Page title={query.data ? `${t.published.title} · ${query.data.project}` : t.published.title} className="published-page">
      <DataState query={query} loading={<SkeletonRows rows={12} />}>
        {published => <Result published={published} />}
      </DataState>
    </Page>
  )
}

function Result({ published }: { published: Published }) {
  const { t, format } = useWording(reviewWords)
  const { t: words } = useWording(evaluationWords)
  const { projectId, project, agency, department, year, at, total, grade, execution, ruleSet, reopened } = published
  const points = (value: number | null) => format.number(value, 2)
  return (
    <article className="published">
      <p className="published-tools no-print">
        <Link to="/projects/$id/evaluation" params={{ id: String(projectId) }}>
          {t.published.back}
        </Link>
        <Button size="small" onClick={() => window.print()}>
          {words.print}
        </Button>
      </p>
      <header>
        <h1>{t.published.title}</h1>
        <p>{t.published.of(year)}</p>
      </header>
      {reopened && <p className="quiet">{t.published.reopened}</p>}
      <dl className="published-head">
        <div className="published-wide">
          <dt>{words.project}</dt>
          <dd>{project}</dd>
        </div>
        <div>
          <dt>{t.published.department}</dt>
          <dd>{department ?? '—'}</dd>
        </div>
        <div>
          <dt>{t.published.agency}</dt>
          <dd>{agency}</dd>
        </div>
        <div>
          <dt>{t.published.score}</dt>
          <dd className="published-score">{points(total)}</dd>
        </div>
        <div>
          <dt>{t.published.grade}</dt>
          <dd className="published-score">{grade ?? '—'}</dd>
        </div>
      </dl>
      <div className="way-scroll" tabIndex={0} role="region" aria-label={words.money.title}>
        <table className="way-table way-cards published-table">
          <caption>
            {words.money.title}
            <small>{t.published.unit}</small>
          </caption>
          <thead>
            <tr>
              {[
                t.published.initial,
                words.money.fullYear,
                words.money.executed,
                words.money.rate,
                words.columns.weight,
                words.columns.score,
              ].map(head => (
                <th key={head} scope="col" className="number">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {[
                [t.published.initial, format.money(execution.initial)],
                [words.money.fullYear, format.money(execution.fullYear)],
                [words.money.executed, format.money(execution.executed)],
                [words.money.rate, format.percent(execution.rate, 2)],
                [words.columns.weight, points(execution.weight)],
                [words.columns.score, points(execution.score)],
              ].map(([head, figure]) => (
                <td key={head} className="number" data-label={head}>
                  {figure}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <Indicators published={published} />
      <footer className="quiet">
        {t.published.at(dayText(new Date(at)))} · {words.rules(ruleSet.code, ruleSet.version)}
      </footer>
    </article>
  )
}

function Indicators({ published: { indicators, total, execution } }: { published: Published }) {
  const { t, lang, format } = useWording(evaluationWords)
  const points = (value: number | null) => format.number(value, 2)
  const second = indicators.some(row => row.subcategory !== '')
  const heads = [
    'category',
    ...(second ? (['subcategory'] as const) : []),
    'name',
    'target',
    'actual',
    'weight',
    'score',
    'reason',
  ] as const
  const weights = indicators.reduce((sum, row) => sum + (row.weight ?? 0), execution.weight)
  return (
    <div className="way-scroll" tabIndex={0} role="region" aria-label={t.indicators}>
      <table className="way-table way-cards published-table">
        <caption>{t.indicators}</caption>
        <thead>
          <tr>
            {heads.map(head => (
              <th key={head} scope="col" className={head === 'weight' || head === 'score' ? 'number' : undefined}>
                {head === 'reason' ? t.reasonAndMeasures : t.columns[head]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {indicators.map(row => (
            <tr key={row.indicatorId}>
              <td data-label={t.columns.category} className={second ? undefined : 'way-wide'}>
                {row.category}
              </td>
              {second && <td data-label={t.columns.subcategory}>{row.subcategory}</td>}
              <th scope="row" className="way-wide way-first">
                {row.name}
              </th>
              <td data-label={t.columns.target}>
                {row.target.kind === 'qualitative' ? row.target.raw : describeTarget(lang, row.target)}
              </td>
              <td data-label={t.columns.actual}>
                {row.actual.words ?? row.actual.level ?? format.quantity(row.actual.value, row.target.unit, row.target.scale)}
              </td>
              <td className="number" data-label={t.columns.weight}>
                {points(row.weight)}
              </td>
              <td className="number" data-label={t.columns.score}>
                {points(row.score)}
              </td>
              <td className="published-words way-wide" data-label={t.reasonAndMeasures}>
                {format.phrases([row.reason, row.measures].filter(Boolean))}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="way-wide" colSpan={second ? 5 : 4}>
              {t.total}
            </th>
            <td className="number" data-label={t.columns.weight}>
              {points(Math.round(weights * 100) / 100)}
            </td>
            <td className="number" data-label={t.columns.score}>
              {points(total)}
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
