import { useEffect, useRef, useState, type FormEvent } from 'react'
import { signinWords } from '#wording/ui-signin'
import { fetchOrThrow, ProblemError } from '../../api/problem.ts'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/remembered-language.ts'
import { nextOf } from './next.ts'

type Errors = { password?: string; repeat?: string }

/** The first sign-in: an initial password is changed before anything else. */
export function NewPasswordForm({ current }: { current: string }) {
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
    if (!password) return setErrors({ password: t.newMissing })
    if (password !== repeat) return setErrors({ repeat: t.differ })
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
      const problem = error instanceof ProblemError ? error : null
      setErrors({ password: problem?.status === 0 ? t.offline : problem?.detail || problem?.title || t.failed })
      setBusy(false)
    }
  }

  const field = (name: 'password' | 'repeat', label: string, error: string | undefined) => (
    <Field label={label} error={error}>
      {given => <input {...given} className="input large" name={name} type="password" autoComplete="new-password" />}
    </Field>
  )
  return (
    <form ref={form} className="signin-form" onSubmit={event => void onSubmit(event)} noValidate aria-labelledby="change-heading">
      <h2 id="change-heading">{t.newHeading}</h2>
      <p className="quiet">{t.newWhy}</p>
      {field('password', t.newPassword, errors.password)}
      {field('repeat', t.repeat, errors.repeat)}
      <button type="submit" className="button primary large" aria-busy={busy || undefined}>
        {t.change}
      </button>
    </form>
  )
}
