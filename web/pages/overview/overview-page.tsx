import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { agenciesQuery } from '../../api/agencies.ts'
import { pointsQuery } from '../../api/overview.ts'
import { overviewWords } from '#wording/ui-overview'
import { DataState } from '../../ui/data-state.tsx'
import { DeclareFirst } from '../../ui/declare-first.tsx'
import { useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { BudgetCard } from './budget-card.tsx'
import { DepartmentTable } from './department-table.tsx'
import { Filters } from './filters.tsx'
import { Lead } from './lead.tsx'
import { OverviewFrame } from './overview-frame.tsx'
import { OverviewStrip } from './overview-strip.tsx'
import { ProjectTable } from './project-table.tsx'
import { QuadrantCard } from './quadrant-card.tsx'
import { filtered, useOverview } from './use-overview.ts'
import './overview-page.css'

/** The portfolio: one sentence, counts that filter, pictures, then projects by money at risk, all under one ruler. */
export default function OverviewPage() {
  const { t } = useWording(overviewWords)
  const search = useSearch({ from: '/' })
  const { query, data, items, change } = useOverview(search)
  // Asked for at the same time as the overview, not after it.
  useQuery(pointsQuery({ year: search.year, asOf: search.asOf, agencyId: search.agencyId }))
  const agencies = useQuery(agenciesQuery).data?.items ?? []
  const scope = agencies.find(agency => agency.id === search.agencyId)?.name ?? null
  return (
    <Page
      title={t.title(data?.year ?? search.year ?? Number(search.asOf?.slice(0, 4) ?? 0))}
      sample={data?.sample}
      className="overview"
      strip={<OverviewStrip data={data} search={search} change={change} />}
    >
      <DataState query={query} loading={<OverviewFrame agencies={agencies} search={search} change={change} />}>
        {overview =>
          overview.totals.projects === 0 && !filtered(search) ? (
            <DeclareFirst year={overview.year} />
          ) : (
            <>
              <Lead overview={overview} items={items} search={search} scope={scope} />
              <Filters totals={overview.totals} agencies={agencies} search={search} change={change} />
              <div className="overview-pair">
                <BudgetCard overview={overview} />
                <QuadrantCard overview={overview} items={items} search={search} />
              </div>
              <DepartmentTable overview={overview} change={change} />
              <ProjectTable overview={overview} items={items} search={search} change={change} query={query} first={12} />
              <footer className="page-foot">
                <span>{t.unitFoot}</span>
                <span>{t.bands(overview.ruleSet)}</span>
                {overview.sample && <span>{t.sampleFoot}</span>}
              </footer>
            </>
          )
        }
      </DataState>
    </Page>
  )
}
