import { useSearch } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { numberOf } from '#domain/month'
import { commonWords } from '#wording/ui-common'
import { projectsLead } from '#wording/overview-lead'
import { carryWords } from '#wording/ui-carry'
import { overviewWords } from '#wording/ui-overview'
import { agenciesQuery } from '../../api/agencies.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { DataState } from '../../ui/data-state.tsx'
import { useMayDeclare } from '../../ui/declare-first.tsx'
import { EmptyYear } from '../overview/empty-year.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { MonthHover } from '../../ui/month-hover.tsx'
import { Page } from '../../ui/page.tsx'
import { Filters } from '../overview/filters.tsx'
import { ProjectsFrame } from '../overview/overview-frame.tsx'
import { OverviewStrip } from '../overview/overview-strip.tsx'
import { ProjectTable } from '../overview/project-table.tsx'
import { filtered, useOverview } from '../overview/use-overview.ts'
import '../overview/overview-page.css'
import { DayBarOf } from '../project/day-bar.tsx'
import { ProjectSearch } from './project-search.tsx'

/** Every project, searched and sorted; the way to a new declaration. */
export default function ProjectsPage() {
  const { t, lang } = useWording(overviewWords)
  const { t: common } = useWording(commonWords)
  const { t: carry } = useWording(carryWords)
  const search = useSearch({ from: '/projects' })
  const { query, data, settled, change, made } = useOverview(search)
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
      sample={data?.sample}
      className="overview"
      strip={<OverviewStrip data={data} search={search} change={change} />}
    >
      <DayBarOf query={query} on={search.on} made={made} />
      <DataState query={query} loading={<ProjectsFrame agencies={agencies} search={search} change={change} />}>
        {overview =>
          overview.totals.projects === 0 && !filtered(search) ? (
            <EmptyYear overview={overview} />
          ) : (
            <>
              <MonthHover asOf={numberOf(overview.asOf)} />
              <div className="page-lead projects-lead">
                <h1>
                  <Rich text={projectsLead(overview, overview.projects.total, filtered(search), lang)} />
                </h1>
                <div className="projects-tools">
                  <ProjectSearch key={search.q ?? ''} q={search.q} onSearch={q => change({ q })} />
                  {mayDeclare && data?.on === undefined && (
                    <>
                      <ButtonLink to="/carry-over" search={{ year: overview.year, agencyId: search.agencyId }}>
                        {carry.link}
                      </ButtonLink>
                      {create}
                    </>
                  )}
                </div>
              </div>
              <Filters overview={overview} agencies={agencies} search={search} change={change} />
              <ProjectTable {...{ overview, search, change, settled }} />
            </>
          )
        }
      </DataState>
    </Page>
  )
}
