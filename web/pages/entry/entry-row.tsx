import { memo, useId, useState } from 'react'
import type { YearValue } from '#domain/aggregate'
import { monthOf, numberOf } from '#domain/month'
import { formats } from '#wording/say'
import { entryWords } from '#wording/ui-entry'
import { useWording } from '../../ui/language.tsx'
import { Signal, useSignalWord } from '../../ui/signal.tsx'
import { textWidth } from '../../ui/text-width.ts'
import type { Width } from '../../ui/use-width.ts'
import { WhyButton } from '../../ui/why.tsx'
import { CellEditor } from './cell-editor.tsx'
import { Result, RowTrouble } from './cell-message.tsx'
import type { EntryRow } from './entry-rows.ts'
import { AheadMarks, HistoryMarks } from './history-marks.tsx'
import { NoteCell } from './note-cell.tsx'
import type { IndicatorPreview } from './preview.ts'
import { RowWhy } from './row-why.tsx'
import { amountText, fitted, fittedTarget, monthText } from './row-text.ts'
import type { RowSlice } from './row-slice.ts'

type Props = RowSlice & {
  width: Width
  inHand: boolean
  columns: number
  asked: boolean
  onAsk: (key: string | null) => void
}

/** One indicator in the grid. A second table row opens below for its rule or, where the column is folded, its note. */
export const GridRow = memo(function GridRow({ width, inHand, columns, asked, onAsk, ...slice }: Props) {
  const { row, reading, preview, typed, refused, editable, change } = slice
  const { t, lang } = useWording(entryWords)
  const word = useSignalWord()
  const id = useId()
  const [noting, setNoting] = useState(false)
  const month = numberOf(slice.month)
  const conflict = editable && slice.conflict
  const trouble = reading.fault !== null || refused !== undefined
  const noteOpen = width !== 'wide' && (noting || typed.absent || reading.fault?.field === 'note')
  const bar = trouble ? 'fault' : slice.conflict ? 'conflict' : inHand ? 'in-hand' : preview.due ? 'due' : ''
  const note = <NoteCell {...{ row, typed, reading, editable, change }} />
  return (
    <>
      <tr className={`entry-row ${bar}`} data-row={row.key}>
        <td className="entry-index">{row.number}</td>
        <th scope="row" className="entry-name clip" title={row.facts.name}>
          {row.facts.name}
          {row.unit && <small> {row.unit}</small>}
        </th>
        <td className="entry-target number clip" title={row.declared.target.raw}>
          {fittedTarget(row, width === 'middle' ? 56 : 68, lang)}
        </td>
        {width === 'small' ? (
          <td className="entry-history">
            <HistoryMarks
              row={row}
              preview={preview}
              first={1}
              last={month - 1}
              step={Math.min(40, 88 / Math.max(1, month - 1))}
            />
          </td>
        ) : (
          month > 2 && (
            <td className="entry-history">
              <HistoryMarks row={row} preview={preview} first={1} last={month - 2} step={40} />
            </td>
          )
        )}
        <LastMonth row={row} value={month > 1 ? preview.values[month - 2] : undefined} first={month === 1} />
        <td className="entry-month">
          <CellEditor
            row={row}
            reading={reading}
            preview={preview}
            typed={typed}
            editable={editable}
            refused={refused}
            described={trouble ? `${id}-bad` : ''}
            change={part => change(row, part)}
          />
          <RowTrouble {...{ row, typed, refused, conflict }} fault={reading.fault} dispatch={slice.dispatch} id={`${id}-bad`} />
          {inHand && !trouble && <Result row={row} reading={reading} preview={preview} />}
        </td>
        {width !== 'small' && month < 12 && (
          <td className="entry-ahead">
            <AheadMarks row={row} preview={preview} month={month} step={28} />
          </td>
        )}
        <ToDate row={row} preview={preview} month={month} />
        <td className="entry-signal">
          {reading.fault ? (
            <small>{t.afterFix}</small>
          ) : (
            <WhyButton
              open={asked}
              controls={`${id}-below`}
              label={t.why.ask(row.facts.name, word(preview.signal))}
              onToggle={() => onAsk(asked ? null : row.key)}
            >
              <RowSignal preview={preview} />
            </WhyButton>
          )}
        </td>
        <td className="entry-note">
          {width === 'wide' ? (
            note
          ) : (
            <button
              type="button"
              className={typed.note ? 'entry-note-icon full' : 'entry-note-icon'}
              data-note={row.key}
              aria-label={t.cell.note(row.facts.name)}
              title={typed.note || t.columns.note}
              aria-expanded={noteOpen}
              onClick={() => setNoting(!noting)}
            >
              ✎
            </button>
          )}
        </td>
      </tr>
      {(noteOpen || asked) && (
        <tr className="entry-below" id={`${id}-below`}>
          <td colSpan={columns}>
            {asked && <RowWhy row={row} preview={preview} ruleSet={slice.ruleSet} />}
            {noteOpen && note}
          </td>
        </tr>
      )}
    </>
  )
})

function LastMonth({ row, value, first }: { row: EntryRow; value: YearValue | undefined; first: boolean }) {
  const { lang } = useWording(entryWords)
  const full = first ? '' : monthText(row, value, lang)
  return (
    <td className="entry-last number" title={full}>
      {fitted(row, value?.value ?? null, full, 56, lang)}
    </td>
  )
}

type Known = { row: EntryRow; preview: IndicatorPreview; month: number }

function ToDate({ row, preview, month }: Known) {
  const { lang } = useWording(entryWords)
  const full = amountText(row, preview.toDate, preview.toDateLevel, lang)
  const since = sinceText({ row, preview, month }, lang)
  return (
    <td className="entry-to-date number" title={full}>
      <small>{since}</small> {fitted(row, preview.toDate, full, 72 - textWidth(since, 12), lang)}
    </td>
  )
}

/** Until which month the year to date is known, where this one is not; else what was due by now. */
function sinceText({ row, preview, month }: Known, lang: 'zh-CN' | 'en'): string {
  const words = entryWords[lang]
  const at = month - 1
  if (!preview.values[at]!.given) {
    const last = preview.values.findLastIndex((value, i) => i < at && value.given)
    if (last < 0 || row.kind === 'derived') return ''
    return words.upTo(formats[lang].month(monthOf(2000, last + 1)))
  }
  const flagged = ['behind', 'warning', 'ahead'].includes(preview.signal) && preview.expected !== null && row.kind === 'number'
  const text = words.required(amountText(row, preview.expected, null, lang))
  // Both must fit beside each other; the rule has the number anyway.
  return flagged && text.length + amountText(row, preview.toDate, null, lang).length <= 10 ? text : ''
}

export function RowSignal({ preview: { signal, ratio } }: Pick<RowSlice, 'preview'>) {
  const { format } = useWording(entryWords)
  const word = useSignalWord()
  const share = ratio !== null && signal !== 'normal' && signal !== 'notDue' ? ` ${format.percent(ratio, 0)}` : ''
  return <Signal signal={signal} quiet label={`${word(signal)}${share}`} />
}
