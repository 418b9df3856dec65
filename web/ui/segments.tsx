import './button.css'

/** Two or three views of one thing, one of them on. */
export function Segments<V extends string>(props: {
  label: string
  options: readonly { value: V; text: string }[]
  value: V
  onChange: (value: V) => void
}) {
  return (
    <span className="segments" role="group" aria-label={props.label}>
      {props.options.map(({ value, text }) => (
        <button key={value} type="button" aria-pressed={value === props.value} onClick={() => props.onChange(value)}>
          {text}
        </button>
      ))}
    </span>
  )
}
