import { Field } from '../../ui/field.tsx'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  autoComplete: 'current-password' | 'new-password' | 'one-time-code'
  error?: string
}

/** A password or a code, typed. */
export function SecretField({ label, value, onChange, autoComplete, error = '' }: Props) {
  return (
    <Field label={label} error={error}>
      {given => (
        <input
          {...given}
          className="input"
          type={autoComplete === 'one-time-code' ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          value={value}
          onChange={event => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
