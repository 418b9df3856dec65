import type { Cell } from '#domain/compare'
import type { Format } from '#wording/format'
import { levelWord } from '#wording/level'
import { describeTarget } from '#wording/target'
import { compareWords } from '#wording/ui-compare'
import { useWording } from '../../ui/language.tsx'

/** Money of the ledger in 万元, anything else as it was counted; nothing where they are not known. */
export function twoOf(
  { numerator, denominator, money }: Pick<Cell, 'numerator' | 'denominator' | 'money'>,
  share: (part: string, whole: string) => string,
  format: Format,
): string {
  if (numerator === null || denominator === null) return ''
  const said = (value: number) => (money ? format.moneyWithUnit(value) : format.number(value))
  return share(said(numerator), said(denominator))
}

/** How a compared figure is written: with its unit, and the two numbers a percentage is made of. */
export function useCellText() {
  const { t, lang, format } = useWording(compareWords)
  const quantity = ({ target }: Cell, value: number | null) => format.quantity(value, target.unit, target.scale)
  return {
    quantity,
    target: ({ target }: Cell) => (target.kind === 'qualitative' ? target.raw.trim() : describeTarget(lang, target)),
    toDate: (cell: Cell) => {
      const { toDate, toDateLevel, target } = cell
      if (toDateLevel !== null) return levelWord(lang, toDateLevel, target)
      return toDate === null ? t.indicator.noData : quantity(cell, toDate)
    },
    /** The two numbers of a percentage; nothing where they are not known. */
    two: (cell: Cell) => twoOf(cell, t.share, format),
  }
}
