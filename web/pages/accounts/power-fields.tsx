import { useQuery } from '@tanstack/react-query'
import { roles, type Role } from '#domain/vocabulary'
import { accountsWords } from '#wording/ui-accounts'
import { agenciesQuery } from '../../api/agencies.ts'
import { Field } from '../../ui/field.tsx'
import { useWord, useWording } from '../../ui/language.tsx'

type Props = {
  role: Role
  agencyId: number | null
  onRole: (role: Role) => void
  onAgency: (agencyId: number | null) => void
}

/** Role and unit: the security administrator's to give. */
export function PowerFields({ role, agencyId, onRole, onAgency }: Props) {
  const { t } = useWording(accountsWords)
  const wordOf = useWord()
  const agencies = useQuery(agenciesQuery).data?.items ?? []
  return (
    <>
      <Field label={t.role}>
        {given => (
          <select
            {...given}
            className="input"
            value={role}
            onChange={event => onRole(roles.find(one => one === event.target.value) ?? 'none')}
          >
            {roles.map(one => (
              <option key={one} value={one}>
                {wordOf(`role.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t.unit}>
        {given => (
          <select
            {...given}
            className="input"
            value={agencyId ?? ''}
            onChange={event => onAgency(event.target.value === '' ? null : Number(event.target.value))}
          >
            <option value="">{t.noUnit}</option>
            {agencies.map(agency => (
              <option key={agency.id} value={agency.id}>
                {agency.name}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  )
}
