import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keysWords } from '#wording/ui-keys'
import { keysQuery, revokeKey, type ApiKey } from '../../api/accounts.ts'
import { Button } from '../../ui/button.tsx'
import { DataState, Empty, SkeletonRows } from '../../ui/data-state.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { OfficeTabs } from '../../ui/office-links.tsx'
import { Page } from '../../ui/page.tsx'
import { dayOf, whenText } from '../../ui/when.ts'
import { NewKeyDialog } from './new-key-dialog.tsx'
import '../../ui/records.css'

/** Keys for machines: who has one, what it may do, until when; revoked at once. */
export default function ApiKeysPage() {
  const { t } = useWording(keysWords)
  const query = useQuery(keysQuery)
  const [making, setMaking] = useState(false)
  const valid = query.data?.items.filter(key => key.state === 'valid').length
  return (
    <Page title={t.title}>
      <OfficeTabs />
      <div className="records-head">
        <h1>{t.title}</h1>
        <Button look="primary" onClick={() => setMaking(true)}>
          {t.create}
        </Button>
      </div>
      <p className="records-lead">
        <Rich text={t.lead(String(valid ?? '…'))} />
      </p>
      <DataState query={query} loading={<SkeletonRows rows={6} height={40} />}>
        {({ items }) => (items.length ? <Keys items={items} /> : <Empty>{t.none}</Empty>)}
      </DataState>
      {making && <NewKeyDialog onClose={() => setMaking(false)} />}
    </Page>
  )
}

function Keys({ items }: { items: ApiKey[] }) {
  const { t } = useWording(keysWords)
  return (
    <div className="records-scroll" tabIndex={0} role="region" aria-label={t.caption}>
      <table className="records">
        <caption className="visually-hidden">{t.caption}</caption>
        <thead>
          <tr>
            {(['name', 'account', 'scopes', 'state', 'expires', 'used', 'act'] as const).map(column => (
              <th key={column} scope="col" className={column === 'act' ? 'act' : undefined}>
                {t.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(key => (
            <KeyRow key={key.id} of={key} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function KeyRow({ of: key }: { of: ApiKey }) {
  const { t, format } = useWording(keysWords)
  const client = useQueryClient()
  const revoke = useMutation({
    mutationFn: () => revokeKey(key.id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['api-keys'] }),
  })
  return (
    <tr>
      <th scope="row">
        {key.name}
        <span className="under">{key.shown}…</span>
      </th>
      <td>
        {key.account.name}
        <span className="under">{key.account.username}</span>
      </td>
      <td>{format.list(key.scopes.map(scope => t.scope[scope]))}</td>
      <td className={key.state === 'valid' ? undefined : 'off'}>{t.state[key.state]}</td>
      <td className="nowrap">{dayOf(key.expiresAt)}</td>
      <td className="nowrap">{key.lastUsed === null ? <span className="off">{t.never}</span> : whenText(key.lastUsed)}</td>
      <td className="act">
        {key.revokedAt === null && (
          <Button size="small" busy={revoke.isPending} onClick={() => confirm(t.sure(key.name)) && revoke.mutate()}>
            {t.revoke}
          </Button>
        )}
      </td>
    </tr>
  )
}
