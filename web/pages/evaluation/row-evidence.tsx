import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { EvidenceList, GradedValue } from '#domain/evidence'
import { evaluationWords } from '#wording/ui-evaluation'
import { evidenceQuery } from '../../api/evidence.ts'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { FileLine } from '../evidence/file-line.tsx'
import { useFoundText } from '../evidence/file-words.ts'
import '../evidence/evidence.css'

type Props = { projectId: number; indicatorId: number }

/** What stands behind a row's value, month by month: kept rows, counters, files; each opens in place or by one link. */
export function RowEvidence({ projectId, indicatorId }: Props) {
  const query = useQuery(evidenceQuery(projectId))
  return (
    <DataState query={query} loading={<SkeletonRows rows={2} />}>
      {list => <Behind projectId={projectId} indicatorId={indicatorId} list={list} />}
    </DataState>
  )
}

function Behind({ projectId, indicatorId, list }: Props & { list: EvidenceList }) {
  const { t, format } = useWording(evaluationWords)
  const foundText = useFoundText()
  const values = list.values
    .filter(value => value.indicatorId === indicatorId)
    .toSorted((a, b) => a.month.localeCompare(b.month) || a.agencyId - b.agencyId)
  const id = String(projectId)
  const last = values.at(-1)?.month
  const filesOf = (value: GradedValue) =>
    list.items.flatMap(item => {
      const behind = item.values.find(
        one => one.indicatorId === indicatorId && one.month === value.month && one.agencyId === value.agencyId,
      )
      return behind && !item.removed ? [{ item, behind }] : []
    })
  return (
    <>
      {values.length === 0 && <p className="quiet">{t.evidence.none}</p>}
      <ul className="row-evidence">
        {values.map(value => (
          <li key={`${value.month}.${value.agencyId}`}>
            <b>{t.evidence.month(format.month(value.month), value.grade)}</b> <Source projectId={projectId} value={value} />
            {value.files > 0 && (
              <ul className="file-list">
                {filesOf(value).map(({ item, behind }) => (
                  <FileLine key={item.id} item={item} mayRemove={false}>
                    {foundText(item, behind.found)}
                  </FileLine>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      <p>
        <Link
          to="/projects/$id/evidence"
          params={{ id }}
          search={last === undefined ? {} : { asOf: last, indicatorId, month: last }}
        >
          {t.evidence.all}
        </Link>
      </p>
    </>
  )
}

/** Where the figure was computed from: a link to the rows kept there. */
function Source({ projectId, value: { source, indicatorId, month, files } }: { projectId: number; value: GradedValue }) {
  const { t } = useWording(evaluationWords)
  const id = String(projectId)
  const { rows } = t.evidence
  if (source === 'register')
    return (
      <Link to="/projects/$id/register" params={{ id }} search={{ indicatorId, month }}>
        {rows.register}
      </Link>
    )
  if (source === 'counter')
    return (
      <Link to="/projects/$id/counters" params={{ id }} search={{ asOf: month }}>
        {rows.counter}
      </Link>
    )
  if (source === 'sheet')
    return (
      <Link to="/projects/$id/sheets" params={{ id }}>
        {rows.sheet}
      </Link>
    )
  if (files > 0) return null
  return <span className="quiet">{source === 'workbook' ? rows.workbook : t.evidence.typed}</span>
}
