import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import './why.css'

/** The dotted underline that asks "why": a disclosure whose panel the caller places. */
export function WhyButton(props: { open: boolean; onToggle: () => void; controls: string; children: ReactNode; label?: string }) {
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !props.open) return
    event.stopPropagation()
    props.onToggle()
  }
  return (
    <button
      type="button"
      className="why"
      aria-expanded={props.open}
      aria-controls={props.open ? props.controls : undefined}
      aria-label={props.label}
      onClick={props.onToggle}
      onKeyDown={onKeyDown}
    >
      {props.children}
    </button>
  )
}

/** Button and panel in place, for verdicts outside tables; Esc closes. */
export function Why({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <>
      <WhyButton open={open} onToggle={() => setOpen(!open)} controls={id}>
        {summary}
      </WhyButton>
      {open && (
        <div id={id} className="why-panel" role="note">
          {children}
        </div>
      )}
    </>
  )
}
