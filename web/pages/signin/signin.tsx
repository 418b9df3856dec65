import { useEffect, useRef, useState, type FormEvent } from 'react'
import { signinWords } from '#wording/ui-signin'
import { ProblemError } from '../../api/problem.ts'
import { Mark } from '../../ui/brand.tsx'
import { Field } from '../../ui/field.tsx'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { useLanguage } from '../../ui/remembered-language.ts'
import { CodeForm } from './code-form.tsx'
import { messageOf } from './message-of.ts'
import { NewPasswordForm } from './new-password.tsx'
import { nextOf } from './next.ts'
import { PasswordInput } from './password-input.tsx'
import { signIn, useMethods } from './sign-in.ts'
import { YearRuler } from './year-ruler.tsx'
import '../../ui/button.css'
import './signin.css'

type Initial = { username: string; current: string }
type Errors = { username?: string; password?: string }

/** The month whose reports are being entered now: the one before today's. */
const reporting = (today: Date) => (today.getMonth() === 0 ? 12 : today.getMonth())

export function SigninPage() {
  const lang = useLanguage()
  const t = signinWords[lang]
  /** Who just signed in with an initial password, once it must be changed; who proved the password and owes a code. */
  const [initial, setInitial] = useState<Initial | null>(null)
  const [half, setHalf] = useState<Initial | null>(null)
  const methods = useMethods()
  const [month] = useState(() => reporting(new Date()))
  const names = t.months.split(' ')
  const name = names[month - 1] ?? ''
  const progress = `${((month / 12) * 100).toFixed(1).replace('.0', '')}%`
  useEffect(() => {
    document.title = t.title
  }, [t])
  return (
    <div className="signin">
      <header className="signin-brand">
        <Mark height={24} />
        <span lang="zh-CN">绩尺</span> <span className="quiet">Jichi</span>
      </header>
      <main>
        <YearRuler month={month} names={names} label={t.ruler(name, progress)} progress={`${t.timeProgress} ${progress}`} />
        <div className="signin-main">
          <div className="signin-about">
            <h1>
              {t.name}
              <br />
              {t.motto}
            </h1>
            <p className="quiet">{t.second}</p>
            <p className="signin-now">
              {t.now(name)}
              <br />
              <span className="quiet">{t.about}</span>
            </p>
          </div>
          {initial ? (
            <NewPasswordForm {...initial} />
          ) : half ? (
            <CodeForm {...half} onMustChange={setInitial} onBack={() => setHalf(null)} />
          ) : (
            <SigninForm oidc={methods?.oidc ?? null} onMustChange={setInitial} onHalf={setHalf} />
          )}
        </div>
      </main>
      <footer className="signin-foot">
        <span>{t.recorded(methods?.idleMinutes ?? 30)}</span>
        <LanguageSwitch label={t.language} />
      </footer>
    </div>
  )
}

type FormProps = {
  oidc: { label: string | null } | null
  onMustChange: (initial: Initial) => void
  onHalf: (half: Initial) => void
}

const ssoPath = () => `/api/v1/session/oidc/start?returnTo=${encodeURIComponent(nextOf(location.search, location.origin))}`

function SigninForm({ oidc, onMustChange, onHalf }: FormProps) {
  const lang = useLanguage()
  const t = signinWords[lang]
  const form = useRef<HTMLFormElement>(null)
  const [errors, setErrors] = useState<Errors>({})
  const [busy, setBusy] = useState(false)
  const [asked] = useState(() => new URLSearchParams(location.search))
  const problem = Object.entries(t.problems).find(([code]) => code === asked.get('problem'))?.[1]
  const inputOf = (name: string) => form.current?.elements.namedItem(name) as HTMLInputElement | null

  useEffect(() => (form.current?.elements.namedItem('username') as HTMLInputElement | null)?.focus(), [])

  async function onSubmit(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    // Read from the inputs: password managers fill them without telling React.
    const username = inputOf('username')?.value.trim() ?? ''
    const password = inputOf('password')?.value ?? ''
    if (!username || !password) {
      setErrors({ username: username ? undefined : t.usernameMissing, password: password ? undefined : t.passwordMissing })
      return inputOf(username ? 'password' : 'username')?.focus()
    }
    setErrors({})
    setBusy(true)
    try {
      await signIn({ username, password }, lang, onMustChange)
    } catch (error) {
      if (error instanceof ProblemError && error.body.type === '/problems/second-factor-required')
        return onHalf({ username, current: password })
      setErrors({ password: messageOf(error, t) })
      setBusy(false)
      inputOf('password')?.select()
    }
  }

  return (
    <form ref={form} className="signin-form" onSubmit={event => void onSubmit(event)} noValidate aria-labelledby="signin-heading">
      <h2 id="signin-heading">{t.heading}</h2>
      {(problem ?? asked.has('ended')) && (
        <p className="signin-ended" role="status">
          {problem ?? t.ended}
        </p>
      )}
      <Field label={t.username} error={errors.username}>
        {given => (
          <input
            {...given}
            className="input large"
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </Field>
      <Field label={t.password} error={errors.password}>
        {given => <PasswordInput given={given} name="password" autoComplete="current-password" quiet={!!errors.password} />}
      </Field>
      <button type="submit" className="button primary large" aria-busy={busy || undefined}>
        {busy ? t.busy : t.submit}
      </button>
      {oidc && (
        <>
          <p className="signin-or">{t.or}</p>
          <a className="button plain large" href={ssoPath()}>
            {oidc.label ?? t.oidc}
          </a>
        </>
      )}
      <p className="signin-help">{t.forgotten}</p>
    </form>
  )
}
