import { contractKinds } from '#domain/vocabulary-register'
import { registerWords } from '#wording/ui-register'
import type { Register } from '../../api/register.ts'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'
import { states, type Filter } from './register-view.ts'

type Props = { register: Register; filter: Filter; onChange: (filter: Filter) => void }

/** Only kinds and sub-projects that occur are offered. */
export function Filters({ register, filter, onChange }: Props) {
  const { t } = useWording(registerWords)
  const used = new Set(register.contracts.map(row => row.kind))
  const kinds = contractKinds.filter(kind => used.has(kind))
  return (
    <div className="records-filters no-print">
      <Field label={t.filter.subproject}>
        {given => (
          <select
            {...given}
            className="input"
            value={filter.subproject ?? ''}
            onChange={e => onChange({ ...filter, subproject: e.target.value ? Number(e.target.value) : null })}
          >
            <option value="">{t.filter.all}</option>
            {register.subprojects.map(one => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t.filter.kind}>
        {given => (
          <select
            {...given}
            className="input"
            value={filter.kind ?? ''}
            onChange={e => onChange({ ...filter, kind: e.target.value || null })}
          >
            <option value="">{t.filter.all}</option>
            {kinds.map(kind => (
              <option key={kind} value={kind}>
                {t.kinds[kind]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t.filter.state}>
        {given => (
          <select
            {...given}
            className="input"
            value={filter.state}
            onChange={e => onChange({ ...filter, state: states.find(one => one === e.target.value) ?? 'all' })}
          >
            {states.map(state => (
              <option key={state} value={state}>
                {t.filter[state]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t.filter.find} className="register-find">
        {given => (
          <input
            {...given}
            className="input"
            type="search"
            placeholder={t.filter.findHint}
            value={filter.find}
            onChange={e => onChange({ ...filter, find: e.target.value })}
          />
        )}
      </Field>
    </div>
  )
}
