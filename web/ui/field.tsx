import { useId, type ReactNode } from 'react'
import './field.css'

type Given = { id: string; 'aria-invalid': true | undefined; 'aria-describedby': string | undefined }

type Props = {
  label: ReactNode
  /** What is wrong, in a sentence; stands under the input and is read with it. */
  error?: string | null
  hint?: ReactNode
  className?: string
  /** Spread what is given onto the input, select or textarea. */
  children: (given: Given) => ReactNode
}

export function Field({ label, error, hint, className = '', children }: Props) {
  const id = useId()
  const described = [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ')
  return (
    <div className={`field ${className}`}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': described || undefined })}
      {hint ? (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      ) : null}
      <p id={`${id}-error`} className="field-error" role="alert">
        {error}
      </p>
    </div>
  )
}
