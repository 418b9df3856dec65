import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { rulesWords } from '#wording/ui-rules'
import { placeText, ruleSetQuery, type RuleSetAnswer } from '../../api/rule-sets.ts'
import { sessionQuery } from '../../api/session.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { FileLink } from '../../ui/file-link.tsx'
import { useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { DiffCard } from './diff-card.tsx'
import { SaidRules } from './said-rules.tsx'
import { TryCard } from './try-card.tsx'
import { VersionsCard } from './versions-card.tsx'
import '../../ui/records.css'
import '../rules/rules.css'

/** One rule set: its rules in words, what differs between versions, what a version would change, and putting it in force. */
export default function RuleSetPage() {
  const { t } = useWording(rulesWords)
  const { code } = useParams({ from: '/rules/$code' })
  const search = useSearch({ from: '/rules/$code' })
  const navigate = useNavigate({ from: '/rules/$code' })
  const query = useQuery(ruleSetQuery(code, search.version))
  const mayEdit = useQuery(sessionQuery).data?.rights.includes('editRules') ?? false
  const [done, setDone] = useState<{ place: string; rebuilds: boolean } | null>(null)
  return (
    <Page title={query.data?.name ?? t.title}>
      <nav className="crumbs rules-crumbs">
        <Link to="/rules">{t.title}</Link>
      </nav>
      <DataState query={query} loading={<SkeletonRows rows={12} />}>
        {answer => {
          const place = placeText(answer)
          const active = placeText(answer.active) === place
          return (
            <>
              <Head answer={answer} active={active} mayEdit={mayEdit} />
              {active && done?.place === place && (
                <p className="records-lead" role="status">
                  {t.activated}
                  {done.rebuilds && ` ${t.rebuilding}`}
                </p>
              )}
              <div className="rules-page">
                {!active && mayEdit && <TryCard key={place} answer={answer} onDone={rebuilds => setDone({ place, rebuilds })} />}
                <DiffCard
                  answer={answer}
                  against={search.against}
                  onAgainst={against =>
                    void navigate({ search: before => ({ ...before, against }), replace: true, resetScroll: false })
                  }
                />
                <SaidRules rules={answer.rules} />
                <VersionsCard answer={answer} />
              </div>
            </>
          )
        }}
      </DataState>
    </Page>
  )
}

function Head({ answer, active, mayEdit }: { answer: RuleSetAnswer; active: boolean; mayEdit: boolean }) {
  const { t } = useWording(rulesWords)
  const { code, name, version } = answer
  const newest = answer.versions[0]!.version
  return (
    <div className="records-head">
      <h1>{name}</h1>
      <span className="quiet">
        {code} · {t.version(version)}
      </span>
      {active && <span className="rules-mark">{t.active}</span>}
      <span className="rules-acts no-print">
        <FileLink href={`/api/v1/rule-sets/${code}/file.json?version=${version}`} look="plain" size="normal">
          {t.export}
        </FileLink>
        {mayEdit && (
          <>
            <ButtonLink to="/rules/new" search={{ from: placeText(answer) }}>
              {t.copy}
            </ButtonLink>
            {version === newest && (
              <ButtonLink to="/rules/$code/edit" params={{ code }} look={active ? 'primary' : 'plain'}>
                {t.edit}
              </ButtonLink>
            )}
          </>
        )}
      </span>
    </div>
  )
}
