import { useEffect, useRef, useState, type FormEvent } from 'react'
import { signinWords } from '#wording/ui-signin'
import { Field } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/remembered-language.ts'
import { messageOf } from './message-of.ts'
import { signIn } from './sign-in.ts'

type Props = {
  username: string
  current: string
  onMustChange: (initial: { username: string; current: string }) => void
  onBack: () => void
}

/** The second step, where the account has one: a code of the app, or one of the recovery codes. */
export function CodeForm({ username, current, onMustChange, onBack }: Props) {
  const lang = useLanguage()
  const t = signinWords[lang]
  const input = useRef<HTMLInputElement>(null)
  const [error, setError] = useState('')
  const [busy, setBusy] = useState(false)
  useEffect(() => input.current?.focus(), [])

  async function onSubmit(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    const code = input.current?.value.trim() ?? ''
    if (!code) return setError(t.codeMissing)
    setError('')
    setBusy(true)
    try {
      await signIn({ username, password: current, code }, lang, onMustChange)
    } catch (failed) {
      setError(messageOf(failed, t))
      setBusy(false)
      input.current?.select()
    }
  }

  return (
    <form className="signin-form" onSubmit={event => void onSubmit(event)} noValidate aria-labelledby="code-heading">
      <h2 id="code-heading">{t.codeHeading}</h2>
      <p className="signin-why">{t.codeWhy}</p>
      <Field label={t.code} error={error}>
        {given => (
          <input
            {...given}
            ref={input}
            className="input large"
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={40}
          />
        )}
      </Field>
      <button type="submit" className="button primary large" aria-busy={busy || undefined}>
        {busy ? t.busy : t.submit}
      </button>
      <p className="signin-help">
        <button type="button" className="link-button" onClick={onBack}>
          {t.back}
        </button>
      </p>
    </form>
  )
}
