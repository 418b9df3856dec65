import { useEffect, useId, useRef, type ReactNode } from 'react'
import { commonWords } from '#wording/ui-common'
import { useWording } from './language.tsx'
import './dialog.css'

/** The browser's own modal dialog: focus stays inside, Esc closes. `foot` holds its buttons. */
export function Dialog({
  title,
  onClose,
  foot,
  children,
}: {
  title: string
  onClose: () => void
  foot?: ReactNode
  children: ReactNode
}) {
  const { t } = useWording(commonWords)
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    dialog.current?.showModal()
    // What is asked for, not the way out, gets the cursor.
    dialog.current?.querySelector<HTMLElement>('.dialog-body :is(input, textarea, select):not(:disabled)')?.focus()
  }, [])
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onClose={onClose}>
      <div className="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="dialog-close" aria-label={t.close} onClick={() => dialog.current?.close()}>
          ×
        </button>
      </div>
      <div className="dialog-body">{children}</div>
      {foot && <div className="dialog-foot">{foot}</div>}
    </dialog>
  )
}
