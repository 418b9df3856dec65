import { useSearch } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { overviewWords } from '#wording/ui-overview'
import { commonWords } from '#wording/ui-common'
import { agenciesQuery } from '../../api/agencies.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { DataState } from '../../ui/data-state.tsx'
import { DeclareFirst, useMayDeclare } from '../../ui/declare-first.tsx'
import { useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { Filters } from '../overview/filters.tsx'
import { ProjectsFrame } from '../overview/overview-frame.tsx'
import { OverviewStrip } from '../overview/overview-strip.tsx'
import { ProjectTable } from '../overview/project-table.tsx'
import { filtered, useOverview } from '../overview/use-overview.ts'
import '../overview/overview-page.css'

/** Every project, searched and sorted; the way to a new declaration. */
export default function ProjectsPage() {
  const { t } = useWording(overviewWords)
  const { t: common } = useWording(commonWords)
  const search = useSearch({ from: '/projects' })
  const { query, data, items, change } = useOverview(search)
  const mayDeclare = useMayDeclare()
  const agencies = useQuery(agenciesQuery).data?.items ?? []
  const create = (
    <ButtonLink to="/projects/new" look="primary">
      {t.import}
    </ButtonLink>
  )
  return (
    <Page
      title={common.projects}
      sample={items.some(item => item.sample)}
      className="overview"
      strip={<OverviewStrip data={data} search={search} change={change} />}
    >
      <div className="page-lead projects-lead">
        <h1>
          <b>{common.projects}</b> {data && <span className="quiet">{t.found(data.projects.total)}</span>}
        </h1>
        {mayDeclare && data?.totals.projects !== 0 && create}
      </div>
      <DataState query={query} loading={<ProjectsFrame agencies={agencies} search={search} change={change} />}>
        {overview =>
          overview.totals.projects === 0 && !filtered(search) ? (
            <DeclareFirst year={overview.year} />
          ) : (
            <>
              <Filters totals={overview.totals} agencies={agencies} search={search} change={change} />
              <ProjectTable overview={overview} items={items} search={search} change={change} query={query} first={50} />
            </>
          )
        }
      </DataState>
    </Page>
  )
}
