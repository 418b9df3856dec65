import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import type { Overview, OverviewItem } from '#domain/overview'
import { dayWords } from '#wording/ui-day'
import { overviewLead } from '#wording/overview-lead'
import { overviewWords } from '#wording/ui-overview'
import type { OverviewSearch } from '../../search.ts'
import { Rich, useWording } from '../../ui/language.tsx'
import { filtered } from './use-overview.ts'

type Props = { overview: Overview; items: OverviewItem[]; search: OverviewSearch; scope: string | null }

/** On a past day: what the same month says by now. */
function LaterLine({ overview: { later, asOf } }: Pick<Props, 'overview'>) {
  const { t, format } = useWording(dayWords)
  if (!later) return null
  const { executionRate, atRiskAmount, signals } = later
  return <p>{t.now(format.month(asOf), format.rate(executionRate), format.moneyWithUnit(atRiskAmount), signals.behind)}</p>
}

/** The sentence first; then who holds most of the money at risk, where the list is sorted by it. */
export function Lead({ overview, items, search, scope }: Props) {
  const { t, lang, format } = useWording(overviewWords)
  const { atRiskAmount, signals } = overview.totals
  // The totals are of the agency chosen; other filters cut only the list.
  const byRisk = (search.sort ?? 'risk') === 'risk' && !filtered({ ...search, agencyId: undefined })
  const top = byRisk ? items.slice(0, 3).filter(item => (item.atRiskAmount ?? 0) > 0) : []
  const share = atRiskAmount ? top.reduce((sum, item) => sum + (item.atRiskAmount ?? 0), 0) / atRiskAmount : null
  return (
    <div className="page-lead">
      <h1>
        <Rich text={overviewLead(overview, lang, scope)} />
      </h1>
      <p>
        {share !== null && top.length > 0 && (
          <>
            {t.lead.top(top.length, format.percent(share, share < 0.1 ? 1 : 0))}
            {top.map((item, index) => (
              <Fragment key={item.id}>
                {index > 0 && t.lead.between}
                <Link to="/projects/$id" params={{ id: String(item.id) }} search={{ asOf: overview.asOf }}>
                  {item.name}
                </Link>
              </Fragment>
            ))}
            {signals.missing > 0 ? (lang === 'en' ? '. ' : '；') : lang === 'en' ? '.' : '。'}
          </>
        )}
        {signals.missing > 0 && (top.length > 0 ? t.lead.missing : t.lead.missingAlone)(signals.missing)}
      </p>
      <LaterLine overview={overview} />
    </div>
  )
}
