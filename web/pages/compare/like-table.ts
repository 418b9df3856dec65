import type { CompareIndicator } from '#domain/compare'
import type { Language } from '#domain/vocabulary'
import { formatFor } from '#wording/format'
import { levelWord } from '#wording/level'
import { compareWords } from '#wording/ui-compare'
import { sayWord } from '#wording/words'
import type { TableData } from '../../ui/csv.ts'
import { twoOf } from './cell-text.ts'

/** The pictures' numbers as rows, in their order. */
export function likeTable({ name, asOf, items }: CompareIndicator, lang: Language): TableData {
  const { indicator: t, years, share } = compareWords[lang]
  const format = formatFor(lang)
  return {
    caption: `${name} ${asOf}`,
    columns: [t.project, t.agencyColumn, years.target, years.toDate, t.expected, t.attainment, t.signal],
    rows: items.map(item => {
      const { target, toDate, toDateLevel } = item
      const quantity = (value: number | null) => (value === null ? null : format.quantity(value, target.unit, target.scale))
      const parts = twoOf(item, share, format)
      const two = parts && ` = ${parts}`
      return [
        item.projectName,
        item.agencyName,
        target.raw,
        toDateLevel === null ? (toDate === null ? null : `${quantity(toDate)}${two}`) : levelWord(lang, toDateLevel, target),
        quantity(item.expected),
        item.attainment === null ? null : format.percent(item.attainment),
        sayWord(lang, `signal.${item.signal}`),
      ]
    }),
  }
}
