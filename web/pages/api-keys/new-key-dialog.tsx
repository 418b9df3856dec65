import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keyScopes, type KeyScope } from '#domain/vocabulary-access'
import { commonWords } from '#wording/ui-common'
import { keysWords } from '#wording/ui-keys'
import { accountsQuery, createKey } from '../../api/accounts.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'
import { errorText } from '../accounts/error-text.ts'

const periods = [30, 90, 180, 365]

/** A new key, and then the key itself, shown this once. */
export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const { t, format } = useWording(keysWords)
  const { t: common } = useWording(commonWords)
  const client = useQueryClient()
  const accounts = useQuery(accountsQuery({ disabled: 'false' })).data?.items ?? []
  const [name, setName] = useState('')
  const [accountId, setAccountId] = useState<number | null>(null)
  const [scopes, setScopes] = useState<KeyScope[]>(['read'])
  const [days, setDays] = useState(180)
  const make = useMutation({
    mutationFn: () => createKey({ name, accountId: accountId ?? 0, scopes, days }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['api-keys'] }),
  })
  if (make.data) return <Shown value={make.data.key} name={make.data.name} onClose={onClose} />
  return (
    <Dialog
      title={t.create}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look="primary" busy={make.isPending} onClick={() => make.mutate()}>
            {t.create}
          </Button>
        </>
      }
    >
      <Field label={t.name} hint={t.nameHint}>
        {given => <input {...given} className="input" value={name} onChange={event => setName(event.target.value)} />}
      </Field>
      <div className="form-columns">
        <Field label={t.account} hint={t.accountHint}>
          {given => (
            <select
              {...given}
              className="input"
              value={accountId ?? ''}
              onChange={event => setAccountId(Number(event.target.value) || null)}
            >
              <option value="">{t.choose}</option>
              {accounts.map(account => (
                <option key={account.id} value={account.id}>
                  {format.beside(account.name, account.username)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t.days}>
          {given => (
            <select {...given} className="input" value={days} onChange={event => setDays(Number(event.target.value))}>
              {periods.map(period => (
                <option key={period} value={period}>
                  {t.daysOf(period)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <fieldset className="check-group">
        <legend className="field-label">{t.scopes}</legend>
        {keyScopes.map(scope => (
          <label key={scope} className="check-line">
            <input
              type="checkbox"
              checked={scopes.includes(scope)}
              onChange={event => setScopes(event.target.checked ? [...scopes, scope] : scopes.filter(one => one !== scope))}
            />
            {t.scope[scope]}
          </label>
        ))}
      </fieldset>
      <p className="dialog-error" role="alert">
        {make.error ? errorText(make.error, t.failed) : ''}
      </p>
    </Dialog>
  )
}

function Shown({ value, name, onClose }: { value: string; name: string; onClose: () => void }) {
  const { t } = useWording(keysWords)
  const [copied, setCopied] = useState(false)
  return (
    <Dialog
      title={name}
      onClose={onClose}
      foot={
        <Button look="primary" onClick={onClose}>
          {t.done}
        </Button>
      }
    >
      <Field label={t.title} hint={t.shownOnce}>
        {given => (
          <span className="drawn">
            <input {...given} className="input" readOnly value={value} onFocus={event => event.target.select()} />
            <Button onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}>
              {copied ? t.copied : t.copy}
            </Button>
          </span>
        )}
      </Field>
    </Dialog>
  )
}
