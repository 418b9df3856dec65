import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { accountWords } from '#wording/ui-account'
import { beginSecondFactor, confirmSecondFactor, disableSecondFactor, secondFactorQuery } from '../../api/own-account.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { errorText } from '../accounts/error-text.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import { SecretField } from './secret-field.tsx'

/** A second factor: set up with the app's code, turned off with password and code. `must` = the next step to take. */
export function SecondFactorCard({ must }: { must: boolean }) {
  const { t } = useWording(accountWords)
  const query = useQuery(secondFactorQuery)
  return (
    <Card title={t.factor}>
      <DataState query={query} loading={<SkeletonRows rows={2} height={40} />}>
        {({ enabled, recoveryLeft }) =>
          enabled ? <TurnOff recoveryLeft={recoveryLeft} /> : <SetUp look={must ? 'primary' : 'plain'} />
        }
      </DataState>
    </Card>
  )
}

function SetUp({ look }: { look: 'primary' | 'plain' }) {
  const { t } = useWording(accountWords)
  const client = useQueryClient()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const begin = useMutation({ mutationFn: () => beginSecondFactor(password) })
  const confirm = useMutation({ mutationFn: () => confirmSecondFactor(code) })
  const refresh = () =>
    Promise.all(['second-factor', 'session', 'own-sessions'].map(key => client.invalidateQueries({ queryKey: [key] })))
  const submit = (run: () => void) => (event: FormEvent) => {
    event.preventDefault()
    run()
  }
  if (confirm.data) return <RecoveryCodes codes={confirm.data.recoveryCodes} onKept={() => void refresh()} />
  if (!begin.data)
    return (
      <form className="account-form" onSubmit={submit(() => begin.mutate())}>
        <p className="quiet">{t.factorOff}</p>
        <SecretField
          label={t.current}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          error={begin.error ? errorText(begin.error, t.failed) : ''}
        />
        <Button type="submit" look={look} busy={begin.isPending}>
          {t.begin}
        </Button>
      </form>
    )
  const { secret, qr } = begin.data
  return (
    <form className="account-form" onSubmit={submit(() => confirm.mutate())}>
      <p className="quiet">{t.scan}</p>
      <div className="account-qr">
        <img src={`data:image/svg+xml,${encodeURIComponent(qr)}`} alt={t.qr} width={184} height={184} />
        <p>
          <span className="field-label">{t.secret}</span>
          <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
      </div>
      <SecretField
        label={t.code}
        value={code}
        onChange={setCode}
        autoComplete="one-time-code"
        error={confirm.error ? errorText(confirm.error, t.failed) : ''}
      />
      <Button type="submit" look="primary" busy={confirm.isPending}>
        {t.confirm}
      </Button>
    </form>
  )
}

function TurnOff({ recoveryLeft }: { recoveryLeft: number }) {
  const { t } = useWording(accountWords)
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const off = useMutation({
    mutationFn: () => disableSecondFactor(password, code),
    onSuccess: () => client.invalidateQueries({ queryKey: ['second-factor'] }),
  })
  return (
    <form
      className="account-form"
      onSubmit={event => {
        event.preventDefault()
        off.mutate()
      }}
    >
      <p>{t.factorOn(recoveryLeft)}</p>
      {open ? (
        <>
          <SecretField label={t.current} value={password} onChange={setPassword} autoComplete="current-password" />
          <SecretField
            label={t.disableCode}
            value={code}
            onChange={setCode}
            autoComplete="one-time-code"
            error={off.error ? errorText(off.error, t.failed) : ''}
          />
          <Button type="submit" look="danger" busy={off.isPending}>
            {t.disable}
          </Button>
        </>
      ) : (
        <Button onClick={() => setOpen(true)}>{t.disable}</Button>
      )}
    </form>
  )
}
