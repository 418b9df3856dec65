import { useEffect, useRef, useState, type FormEvent } from 'react'
import { signinWords } from '#wording/ui-signin'
import { fetchOrThrow } from '../../api/problem.ts'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/remembered-language.ts'
import { messageOf } from './message-of.ts'
import { nextOf } from './next.ts'
import { PasswordInput } from './password-input.tsx'

type Errors = { password?: string; repeat?: string }

/** The first sign-in: an initial password is changed before anything else. */
export function NewPasswordForm({ username, current }: { username: string; current: string }) {
  const lang = useLanguage()
  const t = signinWords[lang]
  const form = useRef<HTMLFormElement>(null)
  const [errors, setErrors] = useState<Errors>({})
  const [busy, setBusy] = useState(false)
  const inputOf = (name: string) => form.current?.elements.namedItem(name) as HTMLInputElement | null

  useEffect(() => (form.current?.elements.namedItem('password') as HTMLInputElement | null)?.focus(), [])

  async function onSubmit(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    const password = inputOf('password')?.value ?? ''
    const repeat = inputOf('repeat')?.value ?? ''
    if (!password || password !== repeat) {
      setErrors(password ? { repeat: t.differ } : { password: t.newMissing })
      return inputOf(password ? 'repeat' : 'password')?.select()
    }
    setErrors({})
    setBusy(true)
    try {
      await fetchOrThrow('/api/v1/session/password', {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', 'Accept-Language': lang },
        body: JSON.stringify({ current, password }),
      })
      location.assign(nextOf(location.search, location.origin))
    } catch (error) {
      setErrors({ password: messageOf(error, t) })
      setBusy(false)
      inputOf('password')?.select()
    }
  }

  const field = (name: 'password' | 'repeat', label: string, error: string | undefined) => (
    <Field label={label} error={error}>
      {given => <PasswordInput given={given} name={name} autoComplete="new-password" quiet={!!error} />}
    </Field>
  )
  return (
    <form ref={form} className="signin-form" onSubmit={event => void onSubmit(event)} noValidate aria-labelledby="change-heading">
      <h2 id="change-heading">{t.newHeading}</h2>
      <p className="signin-why">{t.newWhy}</p>
      {/* Password managers keep the new password under the right name. */}
      <input
        className="visually-hidden"
        name="username"
        autoComplete="username"
        value={username}
        readOnly
        tabIndex={-1}
        aria-hidden
      />
      {field('password', t.newPassword, errors.password)}
      {field('repeat', t.repeat, errors.repeat)}
      <button type="submit" className="button primary large" aria-busy={busy || undefined}>
        {busy ? t.changing : t.change}
      </button>
    </form>
  )
}
