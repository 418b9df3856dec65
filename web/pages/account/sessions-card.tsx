import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { accountWords } from '#wording/ui-account'
import { endSession, ownSessionsQuery, signOutEverywhere } from '../../api/own-account.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { whenText } from '../../ui/when.ts'
import { programOf } from './program.ts'

/** Where I am signed in; each can be ended, and all at once. */
export function SessionsCard() {
  const { t } = useWording(accountWords)
  const client = useQueryClient()
  const query = useQuery(ownSessionsQuery)
  const end = useMutation({
    mutationFn: endSession,
    onSuccess: () => client.invalidateQueries({ queryKey: ['own-sessions'] }),
  })
  const all = (
    <Button size="small" onClick={() => confirm(t.sureAll) && void signOutEverywhere()}>
      {t.endAll}
    </Button>
  )
  return (
    <Card title={t.sessions} action={all}>
      <DataState query={query} loading={<SkeletonRows rows={2} height={48} />}>
        {({ items }) => (
          <ul className="account-sessions">
            {items.map(one => (
              <li key={one.id}>
                <span>
                  {programOf(one.agent) ?? t.unknownAgent} · {one.address || '—'}
                  <span className="under">
                    {t.method[one.method]} · {t.since(whenText(one.since))} · {t.seen(whenText(one.lastSeen))}
                  </span>
                </span>
                {one.current ? (
                  <span className="quiet">{t.here}</span>
                ) : (
                  <Button size="small" onClick={() => end.mutate(one.id)}>
                    {t.end}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </DataState>
    </Card>
  )
}
