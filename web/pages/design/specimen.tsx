import type { ReactNode } from 'react'
import { Card } from '../../ui/card.tsx'

/** A group of specimens; `file` is where its components live. */
export function Group({ id, title, file, children }: { id: string; title: string; file: string; children: ReactNode }) {
  return (
    <div id={id} className="design-group">
      <Card title={title} beside={<small>{file}</small>}>
        {children}
      </Card>
    </div>
  )
}

/** One component in one or more states, beside the name it has in code. */
export function Specimen({ name, note, children }: { name: string; note?: string; children: ReactNode }) {
  return (
    <div className="specimen">
      <div className="specimen-name">
        <code>{name}</code>
        {note && <small>{note}</small>}
      </div>
      <div className="specimen-shown">{children}</div>
    </div>
  )
}
