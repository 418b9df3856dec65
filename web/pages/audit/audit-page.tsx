import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { auditWords } from '#wording/ui-audit'
import { auditQuery, exportPath } from '../../api/audit.ts'
import type { AuditSearch } from '../../search-office.ts'
import { Button } from '../../ui/button.tsx'
import { DataState, Empty, SkeletonRows } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { OfficeTabs } from '../../ui/office-links.tsx'
import { Page } from '../../ui/page.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { AuditRow } from './audit-row.tsx'
import '../../ui/records.css'
import './audit-page.css'

/** The audit trail: searched by the address, each record with what was before and after. */
export default function AuditPage() {
  const { t } = useWording(auditWords)
  const search = useSearch({ from: '/audit' })
  const navigate = useNavigate({ from: '/audit' })
  const query = useInfiniteQuery(auditQuery(search))
  const go = (next: AuditSearch) => void navigate({ search: { ...search, ...next }, replace: true })
  return (
    <Page title={t.title}>
      <OfficeTabs />
      <div className="records-head">
        <h1>{t.title}</h1>
        <a className="button plain normal" href={exportPath(search)} download title={t.exportHint}>
          {t.export}
        </a>
      </div>
      <p className="records-lead">{t.lead}</p>
      <AuditFilters search={search} go={go} />
      <DataState query={query} loading={<SkeletonRows rows={12} height={40} />}>
        {({ pages }) => {
          const rows = pages.flatMap(page => page.items)
          if (!rows.length) return <Empty>{t.none}</Empty>
          return (
            <>
              <div className="records-scroll" tabIndex={0} role="region" aria-label={t.caption}>
                <table className="records">
                  <caption className="visually-hidden">{t.caption}</caption>
                  <thead>
                    <tr>
                      {(['at', 'actor', 'event', 'entity', 'result', 'address', 'more'] as const).map(column => (
                        <th key={column} scope="col" className={column === 'more' ? 'act' : undefined}>
                          {t.columns[column]}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  {rows.map(row => (
                    <AuditRow key={`${row.chain}.${row.seq}`} row={row} />
                  ))}
                </table>
              </div>
              <p className="records-foot">
                {query.hasNextPage ? (
                  <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    {t.more}
                  </Button>
                ) : (
                  t.end
                )}
              </p>
            </>
          )
        }}
      </DataState>
    </Page>
  )
}
