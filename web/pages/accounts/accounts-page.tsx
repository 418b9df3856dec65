import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { roles } from '#domain/vocabulary'
import { accountsWords } from '#wording/ui-accounts'
import { accountsPageSize, accountsQuery, type User } from '../../api/accounts.ts'
import { sessionQuery } from '../../api/session.ts'
import type { AccountsSearch } from '../../search-office.ts'
import { Button } from '../../ui/button.tsx'
import { DataState, Empty, SkeletonRows } from '../../ui/data-state.tsx'
import { Field } from '../../ui/field.tsx'
import { Rich, useWord, useWording } from '../../ui/language.tsx'
import { OfficeTabs } from '../../ui/office-links.tsx'
import { Page } from '../../ui/page.tsx'
import { AccountDialog } from './account-dialog.tsx'
import { AccountRow } from './account-row.tsx'
import { NewAccountDialog } from './new-account-dialog.tsx'
import '../../ui/records.css'

/** Accounts: who there is, with what roles, and in what state; made and changed by whose office it is. */
export default function AccountsPage() {
  const { t } = useWording(accountsWords)
  const search = useSearch({ from: '/accounts' })
  const navigate = useNavigate({ from: '/accounts' })
  const session = useQuery(sessionQuery).data
  const query = useQuery(accountsQuery(search))
  const [open, setOpen] = useState<User | 'new' | null>(null)
  const go = (next: AccountsSearch) => void navigate({ search: { ...search, page: undefined, ...next }, replace: true })
  return (
    <Page title={t.title}>
      <OfficeTabs />
      <div className="records-head">
        <h1>{t.title}</h1>
        {session?.rights.includes('manageAccounts') && (
          <Button look="primary" onClick={() => setOpen('new')}>
            {t.create}
          </Button>
        )}
      </div>
      <p className="records-lead">
        <Rich text={t.lead(String(query.data?.total ?? '…'))} />
      </p>
      <Filters search={search} go={go} />
      <DataState query={query} loading={<SkeletonRows rows={10} height={40} />}>
        {({ items, total }) =>
          items.length ? (
            <Accounts items={items} total={total} page={search.page ?? 1} go={go} onChange={setOpen} />
          ) : (
            <Empty>{t.none}</Empty>
          )
        }
      </DataState>
      {open === 'new' && <NewAccountDialog onClose={() => setOpen(null)} />}
      {open !== null && open !== 'new' && <AccountDialog user={open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function Filters({ search, go }: { search: AccountsSearch; go: (next: AccountsSearch) => void }) {
  const { t } = useWording(accountsWords)
  const wordOf = useWord()
  return (
    <form className="records-filters" role="search" onSubmit={event => event.preventDefault()}>
      <Field label={t.search}>
        {given => (
          <input
            {...given}
            className="input"
            type="search"
            defaultValue={search.q ?? ''}
            onChange={event => go({ q: event.target.value.trim() || undefined })}
          />
        )}
      </Field>
      <Field label={t.role}>
        {given => (
          <select
            {...given}
            className="input"
            value={search.role ?? ''}
            onChange={event => go({ role: roles.find(role => role === event.target.value) })}
          >
            <option value="">{t.allRoles}</option>
            {roles.map(role => (
              <option key={role} value={role}>
                {wordOf(`role.${role}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t.state}>
        {given => (
          <select
            {...given}
            className="input"
            value={search.disabled ?? ''}
            onChange={event => go({ disabled: (['true', 'false'] as const).find(one => one === event.target.value) })}
          >
            <option value="">{t.allStates}</option>
            <option value="false">{t.active}</option>
            <option value="true">{t.disabled}</option>
          </select>
        )}
      </Field>
    </form>
  )
}

type ListProps = {
  items: User[]
  total: number
  page: number
  go: (next: AccountsSearch) => void
  onChange: (user: User) => void
}

function Accounts({ items, total, page, go, onChange }: ListProps) {
  const { t } = useWording(accountsWords)
  const first = (page - 1) * accountsPageSize + 1
  const last = first + items.length - 1
  return (
    <>
      <div className="records-scroll" tabIndex={0} role="region" aria-label={t.caption}>
        <table className="records">
          <caption className="visually-hidden">{t.caption}</caption>
          <thead>
            <tr>
              {(['who', 'role', 'unit', 'state', 'factor', 'sessions', 'act'] as const).map(column => (
                <th key={column} scope="col" className={column === 'act' ? 'act' : undefined}>
                  {t.columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map(user => (
              <AccountRow key={user.id} user={user} onChange={() => onChange(user)} />
            ))}
          </tbody>
        </table>
      </div>
      {total > accountsPageSize && (
        <p className="records-foot">
          <Button size="small" disabled={page <= 1} onClick={() => go({ page: page - 1 })}>
            {t.previous}
          </Button>
          <span>{t.page(first, last, total)}</span>
          <Button size="small" disabled={last >= total} onClick={() => go({ page: page + 1 })}>
            {t.next}
          </Button>
        </p>
      )}
    </>
  )
}
