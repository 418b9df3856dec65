import { useId, useState } from 'react'
import { declarationWords } from '#wording/ui-declaration'
import { fenText, readFen } from '#domain/entry-money'
import { useWording } from '../../ui/language.tsx'
import { textAt, valueAt, type Path } from './path.ts'
import { useReview } from './review-context.ts'
import { messageAt } from './review-problems.ts'

type Props = { path: Path; label: string; className?: string; list?: string }

/** What is wrong stands under the field and is read with it. */
export function useFault(path: Path) {
  const id = useId()
  const { messages } = useReview()
  const message = messageAt(messages, path)
  const given = {
    'data-path': path,
    'aria-invalid': message ? (true as const) : undefined,
    'aria-describedby': message ? id : undefined,
  }
  const below = message ? (
    <small className="review-fault" id={id}>
      {message}
    </small>
  ) : null
  return { given, below }
}

export function TextInput({ path, label, className = '', list }: Props) {
  const { state, dispatch, cut } = useReview()
  const { given, below } = useFault(path)
  return (
    <span className={`review-field ${className}`}>
      <input
        {...given}
        className={cut.has(path) ? 'review-input cut' : 'review-input'}
        aria-label={label}
        list={list}
        autoComplete="off"
        maxLength={500}
        value={textAt(state.declaration, path)}
        onChange={event => dispatch({ type: 'set', path, value: event.target.value })}
      />
      {below}
    </span>
  )
}

/** Money in 万元, kept as exact fen; what cannot be read stays as typed. */
export function MoneyInput({ path, label, className = '' }: Props) {
  const { t } = useWording(declarationWords)
  const { state, dispatch } = useReview()
  const { given, below } = useFault(path)
  const kept = fenText((valueAt(state.declaration, path) as number | null) ?? null)
  const [text, setText] = useState<string | null>(null)
  const unreadable = path in state.unreadable
  return (
    <span className={`review-field money ${className}`}>
      <input
        {...given}
        aria-invalid={unreadable || given['aria-invalid']}
        className="review-input number"
        aria-label={label}
        inputMode="decimal"
        autoComplete="off"
        value={text ?? kept}
        onChange={event => {
          setText(event.target.value)
          const fen = readFen(event.target.value)
          dispatch(fen === undefined ? { type: 'unreadable', path } : { type: 'set', path, value: fen })
        }}
        onBlur={() => unreadable || setText(null)}
      />
      {unreadable ? <small className="review-fault">{t.unreadable}</small> : below}
    </span>
  )
}

/** A year or a weight: a number or nothing. */
export function NumberInput({ path, label, className = '', empty }: Props & { empty: number | null }) {
  const { t } = useWording(declarationWords)
  const { state, dispatch } = useReview()
  const { given, below } = useFault(path)
  const value = valueAt(state.declaration, path) as number | null
  const [text, setText] = useState<string | null>(null)
  const unreadable = path in state.unreadable
  return (
    <span className={`review-field ${className}`}>
      <input
        {...given}
        aria-invalid={unreadable || given['aria-invalid']}
        className="review-input"
        aria-label={label}
        inputMode="decimal"
        autoComplete="off"
        value={text ?? (value === empty ? '' : String(value))}
        onChange={event => {
          const typed = event.target.value.normalize('NFKC').trim()
          setText(event.target.value)
          if (typed === '') dispatch({ type: 'set', path, value: empty })
          else if (Number.isFinite(Number(typed))) dispatch({ type: 'set', path, value: Number(typed) })
          else dispatch({ type: 'unreadable', path })
        }}
        onBlur={() => unreadable || setText(null)}
      />
      {unreadable ? <small className="review-fault">{t.unreadableNumber}</small> : below}
    </span>
  )
}

export function SelectInput({
  path,
  label,
  options,
  className = '',
}: Props & { options: readonly { value: string | boolean | null; text: string }[] }) {
  const { state, dispatch } = useReview()
  const { given, below } = useFault(path)
  const value = valueAt(state.declaration, path) ?? null
  return (
    <span className={`review-field ${className}`}>
      <select
        {...given}
        className="review-input"
        aria-label={label}
        value={options.findIndex(option => option.value === value)}
        onChange={event => dispatch({ type: 'set', path, value: options[Number(event.target.value)]!.value })}
      >
        {options.map((option, i) => (
          <option key={option.text} value={i}>
            {option.text}
          </option>
        ))}
      </select>
      {below}
    </span>
  )
}
