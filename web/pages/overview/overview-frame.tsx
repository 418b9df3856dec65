import { overviewWords } from '#wording/ui-overview'
import type { Agency } from '../../api/agencies.ts'
import type { OverviewSearch } from '../../search.ts'
import { Card } from '../../ui/card.tsx'
import { SkeletonLine, SkeletonRows } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { Filters } from './filters.tsx'
import type { Change } from './use-overview.ts'

type Props = { agencies: Agency[]; search: OverviewSearch; change: Change }

/** The overview before its numbers come: every name at its place, so that nothing moves when they do. */
export function OverviewFrame(props: Props) {
  const { t } = useWording(overviewWords)
  return (
    <>
      <div className="page-lead">
        <SkeletonLine height={32} />
        <SkeletonLine height={24} />
      </div>
      <Filters overview={undefined} {...props} />
      <div className="overview-pair">
        <Card title={t.burnUp}>
          <SkeletonRows rows={8} height={39} />
        </Card>
        <Card title={t.quadrant}>{null}</Card>
      </div>
      <Card title={t.heat} className="overview-waiting">
        <SkeletonRows rows={12} height={45} />
      </Card>
      <Card title={t.list} className="overview-waiting">
        <SkeletonRows rows={12} height={37} />
      </Card>
    </>
  )
}

/** The list of projects before it comes. */
export function ProjectsFrame(props: Props) {
  const { t } = useWording(overviewWords)
  return (
    <>
      <div className="page-lead projects-lead">
        <SkeletonLine height={32} />
      </div>
      <Filters overview={undefined} {...props} />
      <Card title={t.listOther} className="overview-waiting project-list">
        <SkeletonRows rows={16} height={37} />
      </Card>
    </>
  )
}
