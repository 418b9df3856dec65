import { formats } from '#wording/say'
import { entryWords } from '#wording/ui-entry'
import { monthOf } from '#domain/month'
import type { Language } from '#domain/vocabulary'
import { useWording } from '../../ui/language.tsx'
import { Signal, useSignalWord } from '../../ui/signal.tsx'
import type { RowSlice } from './row-slice.ts'
import { amountText } from './row-text.ts'

type Known = Pick<RowSlice, 'row' | 'preview'> & { month: number }

/** Until which month the year to date is known, where this one is not; else what was due by now. */
export function sinceText({ row, preview, month }: Known, lang: Language): string {
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
