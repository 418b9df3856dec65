import { useLayoutEffect, useRef } from 'react'
import { entryWords } from '#wording/ui-entry'
import { useWording } from '../../ui/language.tsx'
import { useSignalWord } from '../../ui/signal.tsx'
import { textWidth } from '../../ui/text-width.ts'
import { WhyButton } from '../../ui/why.tsx'
import { CellEditor } from './cell-editor.tsx'
import { Result, RowTrouble } from './cell-message.tsx'
import { belowKey, type BelowLine, type RowLine } from './grid-lines.ts'
import type { Group } from './groups.ts'
import { HistoryMarks } from './history-marks.tsx'
import { NoteCell } from './note-cell.tsx'
import { RowSaid } from './row-said.tsx'
import { RowSignal, sinceText } from './row-signal.tsx'
import type { RowSlice } from './row-slice.ts'
import { amountText, fitted, fittedTarget, monthText } from './row-text.ts'
import { RowWhy } from './row-why.tsx'

/** What a line may ask of the page. */
export type Acting = {
  onAsk: (key: string | null) => void
  onNote: (key: string) => void
  /** How high a line's content is. */
  measured: (key: string, height: number) => void
}

/** Says how high its content is, before it is painted and whenever it changes. */
function useMeasured(key: string, measured: Acting['measured']) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const at = box.current
    if (!at) return undefined
    const tell = () => measured(key, at.offsetHeight)
    tell()
    const observer = new ResizeObserver(tell)
    observer.observe(at)
    return () => observer.disconnect()
  }, [key, measured])
  return box
}

export function GroupCell({ group }: { group: Group }) {
  const { t } = useWording(entryWords)
  return (
    <>
      <b>{group.name}</b>
      <small>{t.group(group.indexes.length, group.open, group.filled)}</small>
    </>
  )
}

/** The rule of a row's light or, where the column is folded, its note. */
export function BelowCell({ line: { key, slice, asked, noteOpen }, acting }: { line: BelowLine; acting: Acting }) {
  const box = useMeasured(key, acting.measured)
  return (
    <div ref={box} id={key} className="entry-below-inner">
      {asked && <RowWhy {...slice} />}
      {noteOpen && <NoteCell {...slice} />}
    </div>
  )
}

export function NameCell({ row }: Pick<RowSlice, 'row'>) {
  return (
    <span className="clip" title={row.facts.name}>
      {row.facts.name}
      {row.unit && <small> {row.unit}</small>}
    </span>
  )
}

export function TargetCell({ row, room }: Pick<RowSlice, 'row'> & { room: number }) {
  const { lang } = useWording(entryWords)
  return (
    <span className="clip" title={row.declared.target.raw}>
      {fittedTarget(row, room, lang)}
    </span>
  )
}

export function HistoryCell({
  row,
  preview,
  month,
  small,
}: Pick<RowSlice, 'row' | 'preview'> & { month: number; small: boolean }) {
  const last = small ? month - 1 : month - 2
  const step = small ? Math.min(40, 88 / Math.max(1, month - 1)) : 40
  return <HistoryMarks row={row} preview={preview} first={1} last={last} step={step} />
}

export function LastCell({ row, preview, at }: Pick<RowSlice, 'row' | 'preview'> & { at: number }) {
  const { lang } = useWording(entryWords)
  const value = at > 1 ? preview.values[at - 2] : undefined
  const full = at === 1 ? '' : monthText(row, value, lang)
  return <span title={full}>{fitted(row, value?.value ?? null, full, 56, lang)}</span>
}

export function MonthCell({ line: { slice, inHand, picked }, acting }: { line: RowLine; acting: Acting }) {
  const { row, reading, preview, typed, refused, editable, change } = slice
  const box = useMeasured(row.key, acting.measured)
  const trouble = reading.fault !== null || refused !== undefined
  const bad = `${row.key}-bad`
  return (
    <div ref={box} className="entry-month-inner">
      <CellEditor
        row={row}
        reading={reading}
        preview={preview}
        typed={typed}
        editable={editable}
        refused={refused}
        described={trouble ? bad : ''}
        picked={picked}
        change={part => change(row, part)}
      />
      <RowSaid {...slice} />
      <RowTrouble
        {...{ row, typed, refused }}
        conflict={editable && slice.conflict}
        fault={reading.fault}
        dispatch={slice.dispatch}
        id={bad}
      />
      {inHand && !trouble && <Result row={row} reading={reading} preview={preview} />}
    </div>
  )
}

export function ToDateCell({ row, preview, at }: Pick<RowSlice, 'row' | 'preview'> & { at: number }) {
  const { lang } = useWording(entryWords)
  const full = amountText(row, preview.toDate, preview.toDateLevel, lang)
  const since = sinceText({ row, preview, month: at }, lang)
  return (
    <span title={full}>
      <small>{since}</small> {fitted(row, preview.toDate, full, 72 - textWidth(since, 12), lang)}
    </span>
  )
}

export function SignalCell({ line: { slice, asked }, acting }: { line: RowLine; acting: Acting }) {
  const { row, reading, preview } = slice
  const { t } = useWording(entryWords)
  const word = useSignalWord()
  if (reading.fault) return <small>{t.afterFix}</small>
  return (
    <WhyButton
      open={asked}
      controls={belowKey(row.key)}
      label={t.why.ask(row.facts.name, word(preview.signal))}
      onToggle={() => acting.onAsk(asked ? null : row.key)}
    >
      <RowSignal preview={preview} />
    </WhyButton>
  )
}

export function NoteColumn({
  line: { slice, noteOpen, picked },
  wide,
  acting,
}: {
  line: RowLine
  wide: boolean
  acting: Acting
}) {
  const { row, typed } = slice
  const { t } = useWording(entryWords)
  if (wide) return <NoteCell {...slice} picked={picked} />
  return (
    <button
      type="button"
      className={typed.note ? 'entry-note-icon full' : 'entry-note-icon'}
      data-note={noteOpen ? undefined : row.key}
      aria-label={t.cell.note(row.facts.name)}
      title={typed.note || t.columns.note}
      aria-expanded={noteOpen}
      onClick={() => acting.onNote(row.key)}
    >
      ✎
    </button>
  )
}
