import { sameFigure } from '#domain/computed'
import { figureOf } from '#domain/entry-check'
import { entryWords } from '#wording/ui-entry'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import type { RowSlice } from './row-slice.ts'
import { amountText } from './row-text.ts'
import type { Typed } from './typed.ts'

type Props = Pick<RowSlice, 'row' | 'reading' | 'typed' | 'editable' | 'change'>

/** What the rows say, taken over: the reason for another number goes with it. */
export const asSaid = (said: Typed): Partial<Typed> => ({ ...said, note: '' })

/** What kept rows say of the value and how many there are; beside another number, one button takes theirs over. */
export function RowSaid({ row, reading, typed, editable, change }: Props) {
  const { t, lang, format } = useWording(entryWords)
  if (!row.said) return null
  const { figure } = row.said
  const { numerator, denominator, value, level, source, basis } = figure
  const pair = numerator !== null && denominator !== null
  const { target } = row.declared
  // Two numbers are compared here: a count is never shortened to 万.
  const exact = value !== null && row.kind === 'number' && target.unit !== '%' && target.unit !== '元'
  const number = pair
    ? `${format.number(numerator)} ÷ ${format.number(denominator)}`
    : exact
      ? `${format.number(value)} ${target.unit}`.trim()
      : amountText(row, value, level, lang)
  const same = !typed.absent && reading.state === 'given' && sameFigure(figureOf(reading.entry), figure)
  const rows = typeof basis.rows === 'number' ? basis.rows : null
  return (
    <p className={same ? 'entry-message said' : 'entry-message said apart'}>
      {t.said.says(t.said.sources[source], number, rows)}
      {!same && editable && (
        <>
          {' '}
          <Button size="small" onClick={() => change(row, asSaid(row.said!.typed))}>
            {t.said.take}
          </Button>
        </>
      )}
    </p>
  )
}
