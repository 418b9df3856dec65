import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { numberOf } from '#domain/month'
import { agenciesQuery } from '../../api/agencies.ts'
import { pointsQuery, summaryFile } from '../../api/overview.ts'
import { overviewWords } from '#wording/ui-overview'
import { DataState } from '../../ui/data-state.tsx'
import { EmptyYear } from './empty-year.tsx'
import { useWording } from '../../ui/language.tsx'
import { rememberPlace } from '../../ui/last-place.ts'
import { MonthHover } from '../../ui/month-hover.tsx'
import { Page } from '../../ui/page.tsx'
import { useWidth } from '../../ui/use-width.ts'
import { DayBar, DayBarOf } from '../project/day-bar.tsx'
import { BudgetCard } from './budget-card.tsx'
import { DepartmentTable } from './department-table.tsx'
import { Filters } from './filters.tsx'
import { GapsLink } from './gaps-link.tsx'
import { Lead } from './lead.tsx'
import { PortfolioTemplates } from './portfolio-templates.tsx'
import { PortfolioCrumbs } from './portfolio-crumbs.tsx'
import { OverviewFrame } from './overview-frame.tsx'
import { OverviewStrip } from './overview-strip.tsx'
import { ProjectTable } from './project-table.tsx'
import { QuadrantCard } from './quadrant-card.tsx'
import { filtered, useOverview } from './use-overview.ts'
import { WallLink } from './wall-link.tsx'
import './overview-page.css'

/** The portfolio: one sentence, counts that filter, pictures, then projects by money at risk, all under one ruler. */
export default function OverviewPage() {
  const { t } = useWording(overviewWords)
  const search = useSearch({ from: '/' })
  const { query, data, settled, change, made } = useOverview(search)
  const phone = useWidth() === 'phone'
  // On a first visit asked for together with the overview; at another month the numbers go first. A phone does not draw it.
  useQuery({ ...pointsQuery(search), enabled: !phone && (settled || (data === undefined && search.on === undefined)) })
  useEffect(() => rememberPlace(search), [search])
  const agencies = useQuery(agenciesQuery).data?.items ?? []
  const scope = agencies.find(agency => agency.id === search.agencyId)?.name ?? null
  return (
    <Page
      title={t.title(data?.year ?? search.year ?? Number(search.asOf?.slice(0, 4) ?? 0))}
      sample={data?.sample}
      className="overview"
      strip={<OverviewStrip data={data} search={search} change={change} />}
    >
      <DayBarOf query={query} on={search.on} made={made} />
      <DataState query={query} loading={<OverviewFrame agencies={agencies} search={search} change={change} />}>
        {overview =>
          overview.totals.projects === 0 && !filtered(search) ? (
            <EmptyYear overview={overview} />
          ) : (
            <>
              <MonthHover asOf={numberOf(overview.asOf)} />
              <PortfolioCrumbs agencies={agencies} search={search} />
              <Lead overview={overview} items={overview.projects.items} search={search} scope={scope} />
              <Filters overview={overview} agencies={agencies} search={search} change={change}>
                <GapsLink search={search} asOf={overview.asOf} />
                <WallLink search={search} />
              </Filters>
              <div className="overview-pair">
                <BudgetCard overview={overview} search={search} change={change} />
                {!phone && <QuadrantCard overview={overview} search={search} change={change} ready={settled} />}
              </div>
              {phone && <ProjectTable {...{ overview, search, change, settled }} first={6} ranked />}
              <DepartmentTable {...{ overview, search, change }} first={phone ? 7 : 12} />
              {!phone && <ProjectTable {...{ overview, search, change, settled }} first={12} ranked />}
              <footer className="page-foot">
                <span>{t.unitFoot}</span>
                <span>{t.bands(overview.ruleSet)}</span>
                {!search.on && (
                  <span className="no-print">
                    {t.summary} <a href={summaryFile('xlsx', search)}>Excel</a> · <a href={summaryFile('docx', search)}>Word</a>
                  </span>
                )}
                {!search.on && <PortfolioTemplates search={search} />}
                {overview.sample && <span>{t.sampleFoot}</span>}
              </footer>
            </>
          )
        }
      </DataState>
      {!search.on && data && <DayBar on={undefined} />}
    </Page>
  )
}
