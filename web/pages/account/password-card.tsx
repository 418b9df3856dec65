import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { accountWords } from '#wording/ui-account'
import { changePassword } from '../../api/own-account.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { errorText } from '../accounts/error-text.ts'
import { SecretField } from './secret-field.tsx'

const empty = { current: '', next: '', repeat: '' }

export function PasswordCard({ username }: { username: string }) {
  const { t } = useWording(accountWords)
  const client = useQueryClient()
  const [text, setText] = useState(empty)
  const differ = text.repeat !== '' && text.next !== text.repeat
  const save = useMutation({
    mutationFn: () => changePassword(text.current, text.next),
    onSuccess: async () => {
      setText(empty)
      await client.invalidateQueries({ queryKey: ['own-sessions'] })
    },
  })
  function onSubmit(event: FormEvent) {
    event.preventDefault()
    if (text.current && text.next && text.next === text.repeat) save.mutate()
  }
  const field = (name: keyof typeof empty, error = '') => (
    <SecretField
      label={t[name]}
      value={text[name]}
      error={error}
      autoComplete={name === 'current' ? 'current-password' : 'new-password'}
      onChange={value => setText({ ...text, [name]: value })}
    />
  )
  return (
    <Card title={t.password}>
      <form className="account-form" onSubmit={onSubmit}>
        <p className="quiet">{t.passwordWhy}</p>
        <input className="visually-hidden" autoComplete="username" value={username} readOnly tabIndex={-1} aria-hidden />
        {field('current')}
        {field('next')}
        {field('repeat', differ ? t.differ : '')}
        <Button type="submit" busy={save.isPending}>
          {t.change}
        </Button>
        <p className={save.error ? 'dialog-error' : 'quiet'} role="status">
          {save.error ? errorText(save.error, t.failed) : save.isSuccess ? t.changed : ''}
        </p>
      </form>
    </Card>
  )
}
