import { useQuery } from '@tanstack/react-query'
import { accountWords } from '#wording/ui-account'
import { sessionQuery, type Session } from '../../api/session.ts'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { Rich, useWord, useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { PasswordCard } from './password-card.tsx'
import { SecondFactorCard } from './second-factor-card.tsx'
import { SessionsCard } from './sessions-card.tsx'
import { SubscriptionsCard } from './subscriptions-card.tsx'
import './account-page.css'
import '../../ui/records.css'

/** My account: password, second factor, where I am signed in. */
export default function AccountPage() {
  const { t } = useWording(accountWords)
  const query = useQuery(sessionQuery)
  return (
    <Page title={t.title} className="account-page">
      <div className="records-head">
        <h1>{t.title}</h1>
      </div>
      <DataState query={query} loading={<SkeletonRows rows={3} height={40} />}>
        {session => (
          <>
            <Who session={session} />
            <SecondFactorCard must={session.mustSetUpSecondFactor} />
            <PasswordCard username={session.user.username} />
            {session.rights.includes('see') && <SubscriptionsCard />}
            <SessionsCard />
          </>
        )}
      </DataState>
    </Page>
  )
}

function Who({ session: { user, mustSetUpSecondFactor } }: { session: Session }) {
  const { t } = useWording(accountWords)
  const wordOf = useWord()
  return (
    <>
      <p className="records-lead">
        <Rich text={t.lead(user.name, user.username, wordOf(`role.${user.role}`))} />
      </p>
      {user.role === 'none' && (
        <p className="account-note" role="status">
          {t.noRole}
        </p>
      )}
      {mustSetUpSecondFactor && (
        <p className="account-note" role="status">
          {t.mustSetUp}
        </p>
      )}
    </>
  )
}
