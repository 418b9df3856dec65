import type { IndicatorProgress, Progress } from '#domain/progress'
import { indicatorWords } from '#wording/ui-indicator'
import type { ActualVersion } from '../../api/project-detail.ts'
import { Card } from '../../ui/card.tsx'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import '../../ui/table-view.css'
import { figuresOf } from '../project/indicator-words.ts'
import { monthValue } from '../../ui/measure.ts'
import { versionRows, type VersionRow } from './versions.ts'

type Answer = { actuals: ActualVersion[] }
type Query = { data: Answer | undefined; error: unknown; isFetching: boolean; refetch: () => Promise<unknown> }

/** Every version of every value: what was entered, what replaced it, who and why. */
export function VersionsCard({ progress, indicator, query }: { progress: Progress; indicator: IndicatorProgress; query: Query }) {
  const { t } = useWording(indicatorWords)
  return (
    <div id="versions" className="versions">
      <Card title={t.versions.title} beside={<small>{t.versions.note}</small>} className="versions-card">
        <DataState query={query} loading={<SkeletonRows rows={4} />}>
          {({ actuals }) =>
            actuals.length === 0 ? (
              <p className="quiet">{indicator.derived ? t.versions.derived : t.versions.empty}</p>
            ) : (
              <Versions rows={versionRows(actuals)} own={progress.project.agency.id} indicator={indicator} />
            )
          }
        </DataState>
      </Card>
    </div>
  )
}

function Versions({ rows, own, indicator }: { rows: VersionRow[]; own: number; indicator: IndicatorProgress }) {
  const { t, lang, format } = useWording(indicatorWords)
  const figures = figuresOf(indicator, { lang, format })
  const { versions } = t
  const units = rows.some(row => row.agencyId !== own)
  const said = (row: ActualVersion) => {
    if (row.state === 'cleared') return versions.cleared
    if (row.state === 'notApplicable') return versions.notApplicable
    if (row.level !== null) return figures.level(row.level)
    if (row.numerator !== null) return `${format.number(row.numerator)} / ${format.number(row.denominator)}`
    return figures.quantity(monthValue(row))
  }
  return (
    <div className="plain-table" tabIndex={0} role="region" aria-label={versions.note}>
      <table>
        <thead>
          <tr>
            <th scope="col">{versions.at}</th>
            <th scope="col">{versions.month}</th>
            {units && <th scope="col">{versions.unit}</th>}
            <th scope="col">{versions.version}</th>
            <th scope="col">{versions.value}</th>
            <th scope="col">{versions.reason}</th>
            <th scope="col">{versions.by}</th>
            <th scope="col">{versions.state}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={`${row.month}.${row.agencyId}.${row.version}`} className={row.current ? undefined : 'quiet'}>
              <th scope="row">{dateOf(row.recordedAt, lang)}</th>
              <td>{format.month(row.month)}</td>
              {units && <td>{row.agencyId}</td>}
              <td>{t.months.versionOf(row.version)}</td>
              <td>{row.before ? versions.changed(said(row.before), said(row)) : said(row)}</td>
              <td className="version-note">{row.note ?? ''}</td>
              <td>{row.recordedBy ?? ''}</td>
              <td>{row.current ? versions.current : versions.replaced}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const dateOf = (at: number, lang: string) =>
  new Date(at).toLocaleString(lang, { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' })
