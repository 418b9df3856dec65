import { useQuery } from '@tanstack/react-query'
import { accountsWords } from '#wording/ui-accounts'
import type { User } from '../../api/accounts.ts'
import { agenciesQuery } from '../../api/agencies.ts'
import { Button } from '../../ui/button.tsx'
import { useWord, useWording } from '../../ui/language.tsx'
import { whenText } from '../../ui/when.ts'

export function AccountRow({ user, onChange }: { user: User; onChange: () => void }) {
  const { t, format } = useWording(accountsWords)
  const wordOf = useWord()
  const agencies = useQuery(agenciesQuery).data
  const unit = agencies?.items.find(row => row.id === user.agencyId)?.name ?? t.noUnit
  const further = format.list(user.also.map(role => wordOf(`role.${role}`)))
  const ways = [user.secondFactor ? t.factor : '', user.singleSignOn ? t.sso : ''].filter(Boolean)
  return (
    <tr>
      <th scope="row">
        {user.name}
        <span className="under">
          {user.username}
          {user.sample ? ` · ${t.sample}` : ''}
        </span>
      </th>
      <td className={user.role === 'none' ? 'off' : undefined}>
        {wordOf(`role.${user.role}`)}
        {further && <span className="under">{`${t.also} ${further}`}</span>}
      </td>
      <td>{unit}</td>
      <td>
        <State user={user} />
      </td>
      <td>{[t.password, ...ways].join(' + ')}</td>
      <td className="nowrap">
        {user.sessions ? t.open(user.sessions) : <span className="off">—</span>}
        {user.lastSeen !== null && <span className="under">{whenText(user.lastSeen)}</span>}
      </td>
      <td className="act">
        <Button size="small" aria-label={t.changeOf(user.name)} onClick={onChange}>
          {t.change}
        </Button>
      </td>
    </tr>
  )
}

function State({ user }: { user: User }) {
  const { t } = useWording(accountsWords)
  if (user.disabled) return <span className="off">{t.disabled}</span>
  return (
    <>
      {user.lockedUntil === null ? t.active : <span className="alarm">{t.locked(whenText(user.lockedUntil))}</span>}
      {user.mustChangePassword && <span className="under">{t.mustChange}</span>}
    </>
  )
}
