import type { IndicatorProgress, MonthCell } from '#domain/progress'
import { levelInCell, levelWord } from '#wording/level'
import { describeTarget } from '#wording/target'
import type { Wording } from '../../ui/language.tsx'
import { cellScale, cellText, measureOf, monthValue } from '../../ui/measure.ts'
import { fitting } from '../../ui/text-width.ts'

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
    levelInCell: (text: string) => levelInCell(lang, text, target),
    quantity,
    number: (value: number) => cellText(value, scale, lang),
    /** For the narrowest cells: rates in whole percents, no grouping. */
    wholeNumber: (value: number) =>
      cellText(value, scale.word === '%' ? { ...scale, digits: 0 } : scale, lang).replaceAll(',', ''),
    /** In full; a level's target is its own word. */
    target: target.kind === 'qualitative' ? target.raw.trim() : describeTarget(lang, target),
    shortTarget: shortTarget(indicator, { lang, format }),
    /** For the table's narrow column: the unit goes first, then decimals; the title has all of it. */
    shortToDate: ({ toDate, toDateLevel }: Pick<MonthCell, 'toDate' | 'toDateLevel'>) => {
      if (toDateLevel !== null) return fitting([level(toDateLevel), levelInCell(lang, toDateLevel, target)], toDateRoom, 13)
      if (toDate === null) return quantity(null)
      const bare = format.quantity(toDate, target.unit === '%' ? '%' : '', target.scale)
      return fitting([quantity(toDate), bare, cellText(toDate, scale, lang) + scale.word], toDateRoom, 13)
    },
    toDate: (cell: Pick<MonthCell, 'toDate' | 'toDateLevel'>) =>
      cell.toDateLevel === null ? quantity(cell.toDate) : level(cell.toDateLevel),
    own: (cell: MonthCell) => (cell.level === null ? quantity(monthValue(cell)) : level(cell.level)),
    /** To date ÷ expected, where that is a ratio at all. */
    ratio: (cell: Pick<MonthCell, 'toDate' | 'expected'>) =>
      indicator.attainment === null || cell.toDate === null || !cell.expected ? null : cell.toDate / cell.expected,
  }
}
/** Width of the to-date column. */
const toDateRoom = 60
const targetRoom = 54

/** For the target's column: k and M only where they lose nothing, for a declared number is never rounded. */
function shortTarget({ target }: IndicatorProgress, { lang, format }: Reader): string {
  if (target.kind === 'qualitative') return target.raw.trim()
  const exact =
    lang === 'en' && target.value !== null && target.value >= 1e4 && target.value % (target.value >= 1e6 ? 1e4 : 100) === 0
  const text = describeTarget(lang, target)
  const short = exact ? text.replace(/[\d,.]+.*$/, format.quantity(target.value, '', target.scale)) : text
  const plain = short.replaceAll(',', '')
  const value = target.value ?? target.high
  if (value === null) return plain
  // A declared number is never rounded silently: where it does not fit, the short one says "about".
  const size = cellScale({ target }, [value], lang)
  const about = `≈${cellText(value, { ...size, digits: 0 }, lang).replaceAll(',', '')}${size.word}`
  return fitting([short, plain, plain.replace(/[^\d.%万亿kMB]+$/, ''), about], targetRoom, 12)
}

export type Figures = ReturnType<typeof figuresOf>
