import { Link } from '@tanstack/react-router'
import { copiesWords } from '#wording/ui-copies'
import type { CopiedReport, TextGroup as Group } from '../../api/copies.ts'
import { Rich, useWording } from '../../ui/language.tsx'
import { AsideBar } from './aside-bar.tsx'

/** One passage with all reports that hold it: it stands once, then who has it and how much of each text is shared. */
export function TextGroup({ group, year, number }: { group: Group; year: number; number: number }) {
  const { t, format } = useWording(copiesWords)
  const { units, reports, similarity, shared, passage } = group
  return (
    <article className="copied-group" aria-label={t.text.group(number)}>
      <div className="copied-head">
        <h2>
          <Rich text={t.text.said(units, reports.length, format.percent(similarity, 0), shared)} />
        </h2>
        <AsideBar aside={group.aside} named={{ year, view: 'text', key: group.key }} label={t.text.group(number)} />
      </div>
      {passage && (
        <figure className="copied-passage">
          <figcaption>{t.text.passage(passage.holders, reports.length)}</figcaption>
          <blockquote>{passage.text}</blockquote>
        </figure>
      )}
      <ul className="copied-reports">
        {reports.map((report, i) => (
          <li key={i}>
            <span className="copied-who">
              <b>{report.agency.name}</b> {report.project.name}
            </span>
            <span className="copied-place">
              <Place report={report}>{whatOf(report, t, format)}</Place>
            </span>
            <span className="copied-share" title={t.text.share}>
              <span className="visually-hidden">{t.text.share} </span>
              <span className="copied-bar" aria-hidden="true">
                <span style={{ width: `${report.share * 100}%` }} />
              </span>
              {format.percent(report.share, 0)}
            </span>
          </li>
        ))}
      </ul>
      <details className="copied-compare" open={reports.length === 2}>
        <summary>{t.text.compare}</summary>
        <div className="copied-sides">
          {reports.map((report, i) => (
            <section key={i}>
              <h3>
                {report.agency.name} <span>{report.project.name}</span>
              </h3>
              <p className="copied-text">
                <Marked report={report} />
              </p>
            </section>
          ))}
        </div>
      </details>
    </article>
  )
}

type Wording = ReturnType<typeof useWording<(typeof copiesWords)['zh-CN']>>
const whatOf = ({ kind, indicator, month }: CopiedReport, t: Wording['t'], format: Wording['format']) =>
  [t.kinds[kind], indicator?.name, month && format.month(month)].filter(Boolean).join(' · ')

/** Where it was written: the month, the indicator, the evaluation, or the project. */
function Place({ report, children }: { report: CopiedReport; children: string }) {
  const id = String(report.project.id)
  if (report.kind === 'gap' && report.indicator)
    return (
      <Link
        to="/projects/$id/indicators/$indicatorId"
        params={{ id, indicatorId: String(report.indicator.id) }}
        search={{ asOf: report.month ?? undefined }}
      >
        {children}
      </Link>
    )
  if (report.kind === 'reason' || report.kind === 'measures' || report.kind === 'passage')
    return (
      <Link to="/projects/$id/evaluation" params={{ id }}>
        {children}
      </Link>
    )
  if ((report.kind === 'monthNote' || report.kind === 'spendingNote') && report.month)
    return (
      <Link to="/projects/$id/months/$month" params={{ id, month: report.month }}>
        {children}
      </Link>
    )
  return (
    <Link to="/projects/$id" params={{ id }}>
      {children}
    </Link>
  )
}

function Marked({ report: { text, marks } }: { report: CopiedReport }) {
  const { t } = useWording(copiesWords)
  const parts = marks.map((mark, i) => ({ mark, before: text.slice(marks[i - 1]?.until ?? 0, mark.from) }))
  return (
    <>
      {parts.map(({ mark, before }) => (
        <span key={mark.from}>
          {before}
          <mark className={mark.common ? 'common' : undefined} title={mark.common ? t.text.common : undefined}>
            {text.slice(mark.from, mark.until)}
          </mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.until ?? 0)}
    </>
  )
}
