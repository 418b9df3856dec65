import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { rulesWords } from '#wording/ui-rules'
import { ruleSetsQuery, type RuleSets } from '../../api/rule-sets.ts'
import { sessionQuery } from '../../api/session.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { momentText } from '../../ui/when.ts'
import { ImportRules, ImportWrong, type Wrong } from './import-rules.tsx'
import '../../ui/records.css'
import './rules.css'

/** Rule sets: which is in force, since when, by whom and why; and the others. */
export default function RulesPage() {
  const { t } = useWording(rulesWords)
  const query = useQuery(ruleSetsQuery)
  const mayEdit = useQuery(sessionQuery).data?.rights.includes('editRules') ?? false
  const [wrong, setWrong] = useState<Wrong | null>(null)
  return (
    <Page title={t.title}>
      <div className="records-head">
        <h1>{t.title}</h1>
        {mayEdit && query.data && (
          <span className="rules-acts no-print">
            <ImportRules known={query.data.items.map(one => one.code)} onWrong={setWrong} />
            <ButtonLink to="/rules/new" search={{}} look="primary">
              {t.create}
            </ButtonLink>
          </span>
        )}
      </div>
      {query.data && <Lead active={query.data.active} />}
      <ImportWrong wrong={wrong} />
      <DataState query={query} loading={<SkeletonRows rows={3} height={56} />}>
        {sets => <List sets={sets} />}
      </DataState>
    </Page>
  )
}

function Lead({ active }: { active: RuleSets['active'] }) {
  const { t, lang } = useWording(rulesWords)
  const { since, by, reason } = active
  const when = since === null ? t.sinceStart : t.since(momentText(since, lang), by ?? '')
  return (
    <p className="records-lead">
      <Rich text={t.lead(active.name, active.version, when) + (reason ? t.why(reason) : '')} />
    </p>
  )
}

function List({ sets }: { sets: RuleSets }) {
  const { t, lang } = useWording(rulesWords)
  return (
    <div className="records-scroll" tabIndex={0} role="region" aria-label={t.title}>
      <table className="records">
        <thead>
          <tr>
            {(['name', 'code', 'newest', 'made', 'reason'] as const).map(column => (
              <th key={column} scope="col">
                {t.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sets.items.map(one => (
            <tr key={one.code}>
              <th scope="row">
                <Link to="/rules/$code" params={{ code: one.code }} search={{}} className="rules-name">
                  {one.name}
                </Link>
                {one.activeVersion !== null && <span className="rules-mark">{t.active}</span>}
              </th>
              <td data-label={t.columns.code}>{one.code}</td>
              <td data-label={t.columns.newest} className="nowrap">
                {t.version(one.version)}
                {one.activeVersion !== null && one.activeVersion !== one.version && (
                  <span className="under">{t.activeOther(one.activeVersion)}</span>
                )}
              </td>
              <td data-label={t.columns.made}>
                {one.newest.createdBy ?? t.shipped}
                <span className="under">{momentText(one.newest.createdAt, lang)}</span>
              </td>
              <td data-label={t.columns.reason}>{one.newest.reason ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
