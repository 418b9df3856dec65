import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { commonWords } from '#wording/ui-common'
import { yearsWords } from '#wording/ui-years'
import { projectYearsQuery, yearsFile, type ProjectYears } from '../../api/years.ts'
import { Card } from '../../ui/card.tsx'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { FileLink } from '../../ui/file-link.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { Standings } from './standings.tsx'
import { YearCell } from './year-cell.tsx'
import '../../ui/records.css'
import './years-page.css'

/** A project through its years: score, execution and every indicator, oldest year first. */
export default function YearsPage() {
  const { t } = useWording(yearsWords)
  const { t: common } = useWording(commonWords)
  const id = Number(useParams({ from: '/projects/$id/years' }).id)
  const query = useQuery(projectYearsQuery(id))
  const { data } = query
  return (
    <Page title={data ? `${t.title} · ${data.project.name}` : t.title} sample={data?.sample} className="years">
      <div className="page-lead">
        <h1>{data?.project.name ?? t.title}</h1>
        <p>
          {data && <Rich text={t.lead(data.years.length, data.years[0]!.year, data.years.at(-1)!.year)} />} {t.note}
        </p>
      </div>
      <DataState query={query} loading={<SkeletonRows rows={12} height={52} />}>
        {years => (
          <>
            <Standings years={years} />
            <Card title={t.table} className="years-card" action={<FileLink href={yearsFile(id)}>{common.xlsx}</FileLink>}>
              <YearsTable years={years} />
            </Card>
          </>
        )}
      </DataState>
    </Page>
  )
}

function YearsTable({ years: { years, rows } }: { years: ProjectYears }) {
  const { t } = useWording(yearsWords)
  return (
    <div className="years-scroll" tabIndex={0} role="region" aria-label={t.title}>
      <table className="records">
        <caption className="visually-hidden">{t.table}</caption>
        <thead>
          <tr>
            <th scope="col">{t.indicator}</th>
            {years.map(({ year, projectId }) => (
              <th key={year} scope="col">
                <Link to="/projects/$id" params={{ id: String(projectId) }} title={t.toProject(year)}>
                  {year}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="years-score">
            <th scope="row">{t.score}</th>
            {years.map(({ year }, i) => (
              <td key={year}>
                <Score years={years} at={i} />
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t.execution}</th>
            {years.map(({ year, execution }) => (
              <td key={year}>
                <Execution share={execution} />
              </td>
            ))}
          </tr>
          {rows.map((row, i) => (
            <tr key={i}>
              <th scope="row">
                {row.name}
                <span className="under">{row.category}</span>
              </th>
              {row.cells.map((cell, k) => (
                <td key={years[k]!.year}>
                  <YearCell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A score with its grade, and how far it lies from the last year that has one. */
function Score({ years, at }: { years: ProjectYears['years']; at: number }) {
  const { t, format } = useWording(yearsWords)
  const { projectId, evaluation } = years[at]!
  if (!evaluation) return <span className="off">{t.none}</span>
  const before = years.slice(0, at).findLast(year => year.evaluation?.score != null)
  const { score, grade, state } = evaluation
  const apart =
    score === null || before?.evaluation?.score == null ? null : Math.round((score - before.evaluation.score) * 100) / 100
  return (
    <>
      <Link to="/projects/$id/evaluation" params={{ id: String(projectId) }}>
        <b>{score === null ? '—' : format.number(score)}</b>
      </Link>{' '}
      {grade && t.grade(t.grades[grade])}
      <span className="under">
        {t.states[state]}
        {apart !== null && ` · ${t.change(before!.year, `${apart > 0 ? '+' : ''}${format.number(apart)}`)}`}
      </span>
    </>
  )
}

function Execution({ share: { part, whole, ratio } }: { share: ProjectYears['years'][number]['execution'] }) {
  const { format } = useWording(yearsWords)
  return (
    <>
      {format.rate(ratio)}
      {part !== null && <span className="under">{format.moneyOf(part, whole)}</span>}
    </>
  )
}
