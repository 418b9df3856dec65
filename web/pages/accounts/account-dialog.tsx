import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { roles, type Role } from '#domain/vocabulary'
import { commonWords } from '#wording/ui-common'
import { accountsWords } from '#wording/ui-accounts'
import { changeUser, type User } from '../../api/accounts.ts'
import { sessionQuery } from '../../api/session.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { drawnPassword } from '../../ui/drawn-password.ts'
import { Field } from '../../ui/field.tsx'
import { useWord, useWording } from '../../ui/language.tsx'
import { errorText } from './error-text.ts'
import { GuardActs } from './guard-acts.tsx'
import { PowerFields } from './power-fields.tsx'
import { changeOf } from './account-change.ts'

const further = roles.filter((role): role is Exclude<Role, 'none'> => role !== 'none')

/** One account: what may be changed depends on whose office asks; the server decides again. */
export function AccountDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const { t, format } = useWording(accountsWords)
  const { t: common } = useWording(commonWords)
  const wordOf = useWord()
  const client = useQueryClient()
  const session = useQuery(sessionQuery).data
  const [form, setForm] = useState({ ...user, email: user.email ?? '', password: '' })
  const may = (right: string) => session?.rights.includes(right) ?? false
  const own = session?.user.id === user.id
  const save = useMutation({
    mutationFn: () => changeUser(user.id, { ...changeOf(user, form), version: user.version }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['accounts'] })
      if (own) await client.invalidateQueries({ queryKey: ['session'] })
      onClose()
    },
  })
  return (
    <Dialog
      title={t.changeOf(format.beside(user.name, user.username))}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>
            {save.isPending ? t.saving : t.save}
          </Button>
        </>
      }
    >
      {may('manageAccounts') && (
        <div className="form-columns">
          {(['name', 'email'] as const).map(name => (
            <Field key={name} label={t[name]}>
              {given => (
                <input
                  {...given}
                  className="input"
                  autoComplete="off"
                  value={form[name]}
                  onChange={event => setForm({ ...form, [name]: event.target.value })}
                />
              )}
            </Field>
          ))}
        </div>
      )}
      {may('giveRoles') && !own && (
        <div className="form-columns">
          <PowerFields
            role={form.role}
            agencyId={form.agencyId}
            onRole={role => setForm({ ...form, role })}
            onAgency={agencyId => setForm({ ...form, agencyId })}
          />
        </div>
      )}
      {may('giveRoles') && (
        <fieldset className="check-group">
          <legend className="field-label">{t.also}</legend>
          {(own ? user.also.filter(role => role !== 'none') : further).map(role => (
            <label key={role} className="check-line">
              <input
                type="checkbox"
                checked={form.also.includes(role)}
                onChange={event =>
                  setForm({ ...form, also: event.target.checked ? [...form.also, role] : form.also.filter(one => one !== role) })
                }
              />
              {wordOf(`role.${role}`)}
            </label>
          ))}
        </fieldset>
      )}
      {!own && (
        <>
          <Field label={t.temporary} hint={t.temporaryHint}>
            {given => (
              <span className="drawn">
                <input
                  {...given}
                  className="input"
                  autoComplete="off"
                  spellCheck={false}
                  value={form.password}
                  onChange={event => setForm({ ...form, password: event.target.value })}
                />
                <Button onClick={() => setForm({ ...form, password: drawnPassword() })}>{t.draw}</Button>
              </span>
            )}
          </Field>
          <label className="check-line">
            <input
              type="checkbox"
              checked={form.disabled}
              onChange={event => setForm({ ...form, disabled: event.target.checked })}
            />
            {t.disable}
          </label>
        </>
      )}
      <GuardActs user={user} gives={may('giveRoles')} />
      <p className="dialog-error" role="alert">
        {save.error ? errorText(save.error, t.failed) : ''}
      </p>
    </Dialog>
  )
}
