import { useState, type InputHTMLAttributes, type KeyboardEvent } from 'react'
import { signinWords } from '#wording/ui-signin'
import { useLanguage } from '../../ui/remembered-language.ts'

type Props = {
  given: InputHTMLAttributes<HTMLInputElement>
  name: string
  autoComplete: string
  /** Something else is said below the input already. */
  quiet: boolean
}

/** A password that can be shown, and that warns while Caps Lock is on. */
export function PasswordInput({ given, name, autoComplete, quiet }: Props) {
  const t = signinWords[useLanguage()]
  const [shown, setShown] = useState(false)
  const [caps, setCaps] = useState(false)
  const look = (event: KeyboardEvent) => setCaps(event.getModifierState('CapsLock'))
  return (
    <span className="signin-password">
      <input
        {...given}
        className="input large"
        name={name}
        type={shown ? 'text' : 'password'}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        onKeyDown={look}
        onKeyUp={look}
        onBlur={() => setCaps(false)}
      />
      <button type="button" className="link-button" aria-pressed={shown} onClick={() => setShown(!shown)}>
        {shown ? t.hide : t.show}
      </button>
      <span className="signin-caps" role="status">
        {caps && !quiet ? t.capsLock : ''}
      </span>
    </span>
  )
}
