import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useLocation } from '@tanstack/react-router'
import { commonWords } from '#wording/ui-common'
import { useWording } from './language.tsx'

/** On a phone the shell's entries open from one button; Esc and going elsewhere close it. */
export function Menu({ children }: { children: (close: () => void) => ReactNode }) {
  const { t } = useWording(commonWords)
  const { href } = useLocation()
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(href)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  if (at !== href) {
    setAt(href)
    setOpen(false)
  }
  useEffect(() => {
    if (!open) return
    const outside = (event: Event) => box.current?.contains(event.target as Node) || setOpen(false)
    document.addEventListener('pointerdown', outside)
    document.addEventListener('focusin', outside)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('focusin', outside)
    }
  }, [open])
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !open) return
    setOpen(false)
    button.current?.focus()
  }
  return (
    // The keys of what is inside; the container itself is no control.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={box} className="menu no-print" onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className="menu-button"
        aria-label={t.menu}
        aria-expanded={open}
        aria-controls="menu-panel"
        onClick={() => setOpen(!open)}
      >
        <i />
        <i />
        <i />
      </button>
      <div id="menu-panel" className="menu-panel" hidden={!open}>
        {open && children(() => setOpen(false))}
      </div>
    </div>
  )
}
