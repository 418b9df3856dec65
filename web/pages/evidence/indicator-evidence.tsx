import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { IndicatorProgress, Progress } from '#domain/progress'
import { evidenceWords } from '#wording/ui-evidence'
import { evidenceQuery } from '../../api/evidence.ts'
import { Card } from '../../ui/card.tsx'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { ValueFiles } from './value-files.tsx'

/** An indicator's files of the month in hand, and the way to the others. */
export function IndicatorEvidence({ progress, indicator }: { progress: Progress; indicator: IndicatorProgress }) {
  const { t, format } = useWording(evidenceWords)
  const { asOf, project } = progress
  const query = useQuery(evidenceQuery(project.id))
  const own = (query.data?.items ?? []).filter(
    item => !item.removed && item.values.some(value => value.indicatorId === indicator.id),
  )
  const others = own.filter(item => !item.values.some(value => value.indicatorId === indicator.id && value.month === asOf)).length
  return (
    <Card
      title={t.section}
      beside={<small className="quiet">{t.sectionHow(format.month(asOf))}</small>}
      action={
        <Link
          to="/projects/$id/evidence"
          params={{ id: String(project.id) }}
          search={{ asOf, indicatorId: indicator.id, month: asOf }}
        >
          {others > 0 ? t.otherMonths(others) : t.toAll}
        </Link>
      }
    >
      <DataState query={query} loading={<SkeletonRows rows={2} />}>
        {list => <ValueFiles key={asOf} projectId={project.id} list={list} place={{ indicatorId: indicator.id, month: asOf }} />}
      </DataState>
    </Card>
  )
}
