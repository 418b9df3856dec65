import { useId, useState } from 'react'
import { checkWords } from '#wording/ui-check'
import { useWording } from '../../ui/language.tsx'
import { WhyButton } from '../../ui/why.tsx'
import { Notes } from './note-list.tsx'
import type { Note } from './notes.ts'

type Field = Note['field']
type Cell = string | number | null

type Props = {
  level?: string | null
  name: Cell
  doubt?: boolean
  target?: Cell
  actual?: Cell
  weight: Cell
  score: Cell
  rule: string
  /** How the rule's score came about; asked for by a click. */
  why?: string
  notes: Note[]
  /** Which notes mark which cell, where it is not the cell's own. */
  marks: Partial<Record<'name' | 'target' | 'actual' | 'weight' | 'score', Field[]>>
  className?: string
}

/** One line of the paper: as handed in, by the rule, and the notes in the margin. */
export function CheckRow(props: Props) {
  const { t } = useWording(checkWords)
  const { notes, marks, why, rule } = props
  const [open, setOpen] = useState(false)
  const id = useId()
  const cell = (key: 'target' | 'actual' | 'weight' | 'score', className = '') => (
    <td className={`n ${className}`} data-label={t.columns[key]}>
      <Marked mark={marked(notes, marks[key] ?? [])}>{props[key] ?? null}</Marked>
    </td>
  )
  return (
    <tr className={`${props.className ?? ''}${props.doubt ? ' doubt' : ''}`}>
      <td className="quiet">{props.level}</td>
      <th scope="row">
        <Marked mark={marked(notes, marks.name ?? [])}>{props.name}</Marked>
        {props.doubt && <small>{t.doubt}</small>}
      </th>
      {cell('target')}
      {cell('actual')}
      {cell('weight', 'figure quiet')}
      {cell('score', 'figure')}
      <td className="n figure" data-label={t.columns.rule}>
        {why && rule !== '' ? (
          <WhyButton open={open} onToggle={() => setOpen(!open)} controls={id}>
            {rule}
          </WhyButton>
        ) : (
          rule
        )}
      </td>
      <td className="check-margin">
        {open && (
          <p id={id} className="check-explained">
            {why}
          </p>
        )}
        <Notes notes={notes} />
      </td>
    </tr>
  )
}

/** The cell a note speaks of is ringed where it must be changed, underlined where it must be explained. */
function marked(notes: Note[], fields: Field[]): string {
  const here = notes.filter(({ field }) => fields.includes(field))
  if (here.some(({ severity }) => severity === 'error')) return 'check-ring'
  return here.some(({ severity }) => severity === 'warning') ? 'check-wave' : ''
}

/** A blank cell has nothing to ring: the sign of insertion stands for what is missing. */
function Marked({ mark, children }: { mark: string; children: Cell }) {
  if (mark === '') return <>{children}</>
  return <span className={mark}>{children === null || children === '' ? '∧' : children}</span>
}
