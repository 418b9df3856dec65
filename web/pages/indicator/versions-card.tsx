import { useQuery } from '@tanstack/react-query'
import type { IndicatorProgress, Progress } from '#domain/progress'
import { dayWords } from '#wording/ui-day'
import { indicatorWords } from '#wording/ui-indicator'
import { agenciesQuery } from '../../api/agencies.ts'
import type { ActualVersion, IndicatorHistory, TargetHistory } from '../../api/project-detail.ts'
import { Card } from '../../ui/card.tsx'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { momentText } from '../../ui/when.ts'
import '../../ui/table-view.css'
import { figuresOf } from '../project/indicator-words.ts'
import { monthValue } from '../../ui/measure.ts'
import { versionRowsBy, type TargetRow, type VersionRow } from './versions.ts'

type Query = { data: IndicatorHistory | undefined; error: unknown; isFetching: boolean; refetch: () => Promise<unknown> }

/** Every version of every value and target: what was entered, what replaced it, who and why. */
export function VersionsCard({ progress, indicator, query }: { progress: Progress; indicator: IndicatorProgress; query: Query }) {
  const { t } = useWording(indicatorWords)
  const { project } = progress
  return (
    <div id="versions" className="versions">
      <Card title={t.versions.title} beside={<small>{t.versions.note}</small>} className="versions-card">
        <DataState query={query} loading={<SkeletonRows rows={4} />}>
          {history => (
            <>
              <Versions rows={versionRowsBy(history, project.year)} own={project.agency.id} indicator={indicator} />
              {history.actuals.length === 0 && (
                <p className="quiet">{indicator.derived ? t.versions.derived : t.versions.empty}</p>
              )}
            </>
          )}
        </DataState>
      </Card>
    </div>
  )
}

type Props = { rows: ReturnType<typeof versionRowsBy>; own: number; indicator: IndicatorProgress }

function Versions({ rows, own, indicator }: Props) {
  const { t, lang, format } = useWording(indicatorWords)
  const { t: day } = useWording(dayWords)
  const units = rows.some(({ row }) => row.kind === 'value' && row.agencyId !== own)
  const { data: agencies } = useQuery({ ...agenciesQuery, enabled: units })
  const figures = figuresOf(indicator, { lang, format })
  const { versions } = t
  const value = (row: ActualVersion) => {
    if (row.state === 'cleared') return versions.cleared
    if (row.state === 'notApplicable') return versions.notApplicable
    if (row.level !== null) return figures.level(row.level)
    if (row.numerator !== null) return `${format.number(row.numerator)} / ${format.number(row.denominator)}`
    return figures.quantity(monthValue(row))
  }
  const target = ({ target: one, monthlyPlan }: TargetHistory) => one.raw + (monthlyPlan ? ` · ${versions.plan}` : '')
  const said = (row: VersionRow) => {
    const [now, before] =
      row.kind === 'target' ? [target(row), row.before && target(row.before)] : [value(row), row.before && value(row.before)]
    return before === null || before === now ? now : versions.changed(before, now)
  }
  const agencyName = (id: number) => agencies?.items.find(one => one.id === id)?.name ?? String(id)
  const inForce = ({ months }: TargetRow) =>
    months.length === 0 ? versions.replaced : versions.judges(format.month(months[0]!), format.month(months.at(-1)!))
  return (
    <div className="plain-table" tabIndex={0} role="region" aria-label={versions.note}>
      <table>
        <thead>
          <tr>
            <th scope="col">{versions.at}</th>
            <th scope="col">{versions.subject}</th>
            {units && <th scope="col">{versions.unit}</th>}
            <th scope="col">{versions.version}</th>
            <th scope="col">{versions.value}</th>
            <th scope="col">{versions.reason}</th>
            <th scope="col">{versions.by}</th>
            <th scope="col">{versions.state}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, later }) => (
            <tr key={keyOf(row)} className={later ? 'later' : row.current ? undefined : 'quiet'}>
              <th scope="row">{momentText(row.recordedAt, lang)}</th>
              <td>{row.kind === 'target' ? versions.target : format.month(row.month)}</td>
              {units && <td>{row.kind === 'target' ? '' : agencyName(row.agencyId)}</td>}
              <td>{t.months.versionOf(row.version)}</td>
              <td>{said(row)}</td>
              <td className="version-note">{reasonOf(row, versions.declared)}</td>
              <td>{row.recordedBy ?? ''}</td>
              <td>
                {later
                  ? day.laterMark
                  : row.kind === 'target'
                    ? inForce(row)
                    : row.current
                      ? versions.current
                      : versions.replaced}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const keyOf = (row: VersionRow): string =>
  row.kind === 'target' ? `target.${row.version}` : `${row.month}.${row.agencyId}.${row.version}`

/** A target changes on the ground of a document; the first one came with the declaration. */
function reasonOf(row: VersionRow, declared: string): string {
  if (row.kind === 'value') return row.note ?? ''
  const given = [row.reason, row.documentNo].filter(Boolean).join(' · ')
  return given || (row.version === 1 ? declared : '')
}
