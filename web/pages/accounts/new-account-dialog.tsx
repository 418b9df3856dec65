import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Role } from '#domain/vocabulary'
import { commonWords } from '#wording/ui-common'
import { accountsWords } from '#wording/ui-accounts'
import { createUser } from '../../api/accounts.ts'
import { sessionQuery } from '../../api/session.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { drawnPassword } from '../../ui/drawn-password.ts'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'
import { errorText } from './error-text.ts'
import { PowerFields } from './power-fields.tsx'

/** A new account; without the security administrator's right it has no role yet. */
export function NewAccountDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWording(accountsWords)
  const { t: common } = useWording(commonWords)
  const client = useQueryClient()
  const gives = useQuery(sessionQuery).data?.rights.includes('giveRoles') ?? false
  const [text, setText] = useState({ username: '', name: '', email: '', password: drawnPassword() })
  const [role, setRole] = useState<Role>('none')
  const [agencyId, setAgencyId] = useState<number | null>(null)
  const save = useMutation({
    mutationFn: () => createUser({ ...text, email: text.email || null, ...(gives ? { role, agencyId } : {}) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['accounts'] })
      onClose()
    },
  })
  const field = (name: 'username' | 'name' | 'email', hint?: string) => (
    <Field label={t[name]} hint={hint}>
      {given => (
        <input
          {...given}
          className="input"
          autoComplete="off"
          value={text[name]}
          onChange={event => setText({ ...text, [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <Dialog
      title={t.create}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>
            {save.isPending ? t.saving : t.create}
          </Button>
        </>
      }
    >
      <div className="form-columns">
        {field('username')}
        {field('name')}
        {gives && <PowerFields role={role} agencyId={agencyId} onRole={setRole} onAgency={setAgencyId} />}
        {field('email', t.emailHint)}
      </div>
      {!gives && <p className="quiet">{t.noRole}</p>}
      <Field label={t.initial} hint={t.initialHint}>
        {given => (
          <span className="drawn">
            <input
              {...given}
              className="input"
              autoComplete="off"
              spellCheck={false}
              value={text.password}
              onChange={event => setText({ ...text, password: event.target.value })}
            />
            <Button onClick={() => setText({ ...text, password: drawnPassword() })}>{t.draw}</Button>
          </span>
        )}
      </Field>
      <p className="dialog-error" role="alert">
        {save.error ? errorText(save.error, t.failed) : ''}
      </p>
    </Dialog>
  )
}
