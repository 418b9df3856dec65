import type { IndicatorProgress, MonthCell } from '#domain/progress'
import { levelWord } from '#wording/level'
import { describeTarget } from '#wording/target'
import type { Wording } from '../../ui/language.tsx'
import { cellScale, cellText, measureOf, monthValue } from '../../ui/measure.ts'

type Reader = Pick<Wording<unknown>, 'lang' | 'format'>

/** An indicator's figures in the reader's language: bare for cells, with unit for everything else. */
export function figuresOf(indicator: IndicatorProgress, { lang, format }: Reader) {
  const { target, months } = indicator
  const scale = cellScale(indicator, [...months.flatMap(cell => [cell.toDate, monthValue(cell)]), target.value], lang)
  const level = (text: string) => levelWord(lang, text, target)
  const quantity = (value: number | null) => format.quantity(value, target.unit, target.scale)
  return {
    scale,
    isLevel: measureOf(indicator) === 'level',
    level,
    quantity,
    number: (value: number) => cellText(value, scale, lang),
    /** In full; a level's target is its own word. */
    target: target.kind === 'qualitative' ? target.raw.trim() : describeTarget(lang, target),
    shortTarget: shortTarget(indicator, { lang, format }),
    toDate: (cell: Pick<MonthCell, 'toDate' | 'toDateLevel'>) =>
      cell.toDateLevel === null ? quantity(cell.toDate) : level(cell.toDateLevel),
    own: (cell: MonthCell) => (cell.level === null ? quantity(monthValue(cell)) : level(cell.level)),
    /** To date ÷ expected, where that is a ratio at all. */
    ratio: (cell: Pick<MonthCell, 'toDate' | 'expected'>) =>
      indicator.attainment === null || cell.toDate === null || !cell.expected ? null : cell.toDate / cell.expected,
  }
}
/** For the target's column: k and M only where they lose nothing, for a declared number is never rounded. */
function shortTarget({ target }: IndicatorProgress, { lang, format }: Reader): string {
  if (target.kind === 'qualitative') return target.raw.trim()
  const exact =
    lang === 'en' && target.value !== null && target.value >= 1e4 && target.value % (target.value >= 1e6 ? 1e4 : 100) === 0
  const text = describeTarget(lang, target)
  return exact ? text.replace(/[\d,.]+.*$/, format.quantity(target.value, '', target.scale)) : text
}

export type Figures = ReturnType<typeof figuresOf>
