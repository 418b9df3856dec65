import { sayProblem } from '#wording/refusals'
import { entryWords } from '#wording/ui-entry'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { useSignalWord } from '../../ui/signal.tsx'
import { whenText } from '../../ui/when.ts'
import type { Fault, Reading } from './cell-reading.ts'
import type { EntryRow, MoneyRow } from './entry-rows.ts'
import type { EntryAction } from './entry-state.ts'
import type { IndicatorPreview } from './preview.ts'
import { amountText, typedText } from './row-text.ts'
import type { Typed } from './typed.ts'

type Trouble = {
  row: EntryRow | MoneyRow
  typed: Typed
  fault: Fault | null
  refused: string | undefined
  conflict: boolean
  dispatch: (action: EntryAction) => void
  id: string
}

/** What the rows say stands right above: only what to do about it is left to say. */
const besideRows = new Set(['rows-say-otherwise', 'payments-say-otherwise', 'payments-off-purpose'])

/** What stands under a cell: a conflict with both values, what is wrong, what was understood. */
export function RowTrouble({ row, typed, fault, refused, conflict, dispatch, id }: Trouble) {
  const { t, lang } = useWording(entryWords)
  if (conflict) return <Conflict {...{ row, typed, dispatch }} />
  if (fault)
    return (
      <p className="entry-message bad" id={id}>
        {fault.code === 'not-money'
          ? t.notMoney
          : besideRows.has(fault.code)
            ? t.said.reason
            : sayProblem(lang, fault.code, fault.params)}
      </p>
    )
  return refused === undefined ? null : (
    <p className="entry-message bad" id={id} role="alert">
      {refused}
    </p>
  )
}

/** Two people changed the same row: both values, and who; nothing is overwritten until one is chosen. */
function Conflict({ row, typed, dispatch }: Pick<Trouble, 'row' | 'typed' | 'dispatch'>) {
  const { t, lang } = useWording(entryWords)
  const { saved } = row
  const words = { empty: t.conflict.cleared, absent: t.cell.absent }
  return (
    <div className="entry-message conflict" role="alert">
      <p>
        {t.conflict.theirs(
          saved?.recordedBy ?? '',
          saved ? whenText(saved.recordedAt) : '',
          typedText(row, row.written, words, lang),
        )}
      </p>
      <Button size="small" onClick={() => dispatch({ type: 'rebase', key: row.key, version: saved?.version ?? 0 })}>
        {t.conflict.mine(typedText(row, typed, words, lang))}
      </Button>{' '}
      <Button size="small" onClick={() => dispatch({ type: 'restore', key: row.key })}>
        {t.conflict.take}
      </Button>
    </div>
  )
}

/** What the cell was read as, and what it would mean: 79.6%，完成率 93.7% → 正常. */
export function Result({ row, reading, preview }: { row: EntryRow; reading: Reading; preview: IndicatorPreview }) {
  const { t, lang, format } = useWording(entryWords)
  const word = useSignalWord()
  if (reading.state !== 'given' || row.kind === 'derived') return null
  const { value = null, numerator = null, denominator = null } = reading.entry
  const { target } = row.declared
  const month = numerator !== null && denominator ? numerator / denominator : value
  const text = amountText(row, month, null, lang)
  if (reading.doubt) return <p className="entry-message doubt">{t.doubts[reading.doubt](text)}</p>
  const attained =
    target.kind === 'numeric' && target.direction === 'up' && target.value && preview.toDate !== null
      ? preview.toDate / target.value
      : null
  const parts = [
    row.kind === 'level' || month === null ? '' : row.kind === 'fraction' ? text : t.cell.measure(text),
    row.kind === 'fraction' && value !== null ? t.cell.percentOnly : '',
    attained === null ? '' : t.attainment(format.percent(attained)),
  ].filter(part => part !== '')
  return (
    <p className="entry-message">
      <b>{parts[0]}</b>
      {parts.slice(1).map(part => (lang === 'en' ? `, ${part}` : `，${part}`))} → {word(preview.signal)}
    </p>
  )
}
