import { memo, useId } from 'react'
import { monthOf, numberOf, yearOf } from '#domain/month'
import { Link } from '@tanstack/react-router'
import { entryWords } from '#wording/ui-entry'
import { useWording } from '../../ui/language.tsx'
import { useSignalWord } from '../../ui/signal.tsx'
import { WhyButton } from '../../ui/why.tsx'
import { CellEditor } from './cell-editor.tsx'
import { Result, RowTrouble } from './cell-message.tsx'
import { RowSignal } from './row-signal.tsx'
import type { Asking } from './entry-grid.tsx'
import { groupsOf } from './groups.ts'
import { NoteCell } from './note-cell.tsx'
import { amountText, fittedTarget, monthText } from './row-text.ts'
import { sliceOf, type RowSlice } from './row-slice.ts'
import { RowWhy } from './row-why.tsx'
import type { Entry } from './use-entry.ts'
import './entry-cards.css'

type Props = Asking & { entry: Entry; inHand: string | null; first: readonly string[] }

/** The phone's month: open points first, the rest folded by category. `first` are the rows open when the page came. */
export function EntryCards({ entry, inHand, first, asked, onAsk }: Props) {
  const { t } = useWording(entryWords)
  const cardOf = (index: number) => {
    const { key } = entry.rows[index]!
    return <EntryCard key={key} {...sliceOf(entry, index)} inHand={inHand === key} asked={asked === key} onAsk={onAsk} />
  }
  const todo = entry.rows.flatMap((row, i) => (first.includes(row.key) ? [i] : []))
  return (
    <div className="entry-cards">
      <PhoneStrip entry={entry} />
      {todo.length > 0 && <h2>{t.cards.todo(todo.length)}</h2>}
      {todo.map(cardOf)}
      <h2>{t.cards.rest(entry.rows.length - todo.length)}</h2>
      {groupsOf(entry, i => !todo.includes(i)).map(group => (
        <details key={group.name} className="entry-fold">
          <summary>
            <b>{group.name}</b> <small>{t.group(group.indexes.length, group.open, group.filled)}</small>
          </summary>
          {group.indexes.map(cardOf)}
        </details>
      ))}
    </div>
  )
}

function PhoneStrip({ entry }: { entry: Entry }) {
  const { t, format } = useWording(entryWords)
  const now = numberOf(entry.month)
  return (
    <nav
      className="entry-phone-strip"
      aria-label={t.months}
      style={{
        gridTemplateColumns: Array.from({ length: 12 }, (_, i) =>
          i + 1 === now ? 'minmax(64px, 3.4fr)' : i < now ? '1.1fr' : '1fr',
        ).join(' '),
      }}
    >
      {Array.from({ length: 12 }, (_, i) => {
        const month = monthOf(yearOf(entry.month), i + 1)
        return (
          <Link
            key={month}
            to="/projects/$id/months/$month"
            params={{ id: String(entry.project.id), month }}
            aria-label={format.month(month)}
          >
            {i + 1 === now ? format.month(month) : i + 1}
          </Link>
        )
      })}
    </nav>
  )
}

type CardProps = RowSlice & { inHand: boolean; asked: boolean; onAsk: (key: string | null) => void }

const EntryCard = memo(function EntryCard({ inHand, asked, onAsk, ...slice }: CardProps) {
  const { row, reading, preview, typed, refused, editable, change } = slice
  const { t, lang } = useWording(entryWords)
  const word = useSignalWord()
  const id = useId()
  const trouble = reading.fault !== null || refused !== undefined
  const month = numberOf(slice.month)
  const bar = trouble ? 'fault' : inHand ? 'in-hand' : preview.due ? 'due' : ''
  return (
    <section className={`entry-card ${bar}`} data-row={row.key} aria-label={row.facts.name}>
      <h3>
        {row.facts.name} {row.unit && <small>{row.unit}</small>}
        {!trouble && (
          <WhyButton
            open={asked}
            controls={`${id}-why`}
            label={t.why.ask(row.facts.name, word(preview.signal))}
            onToggle={() => onAsk(asked ? null : row.key)}
          >
            <RowSignal preview={preview} />
          </WhyButton>
        )}
      </h3>
      {asked && !trouble && (
        <div id={`${id}-why`} className="why-panel" role="note">
          <RowWhy row={row} preview={preview} ruleSet={slice.ruleSet} editable={slice.editable} />
        </div>
      )}
      <dl>
        <div>
          <dt>{t.cards.target}</dt>
          <dd title={row.declared.target.raw}>{fittedTarget(row, 92, lang)}</dd>
        </div>
        <div>
          <dt>{t.cards.lastMonth}</dt>
          <dd>{month > 1 ? monthText(row, preview.values[month - 2], lang) : '—'}</dd>
        </div>
        <div>
          <dt>{t.cards.toDate}</dt>
          <dd>{amountText(row, preview.toDate, preview.toDateLevel, lang)}</dd>
        </div>
      </dl>
      <CellEditor
        row={row}
        reading={reading}
        preview={preview}
        typed={typed}
        editable={editable}
        refused={refused}
        described={trouble ? id : ''}
        change={part => change(row, part)}
      />
      <RowTrouble
        {...{ row, typed, refused, id }}
        conflict={editable && slice.conflict}
        fault={reading.fault}
        dispatch={slice.dispatch}
      />
      {!trouble && <Result row={row} reading={reading} preview={preview} />}
      {(inHand || typed.absent || typed.note !== '') && <NoteCell {...{ row, typed, reading, editable, change }} />}
    </section>
  )
})
