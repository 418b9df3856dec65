import type { Language } from '#domain/vocabulary'
import { formats } from './say.ts'
import { leadWords } from './ui-lead.ts'

type Sum = { sum: number; agrees: boolean | null }
export type DeclarationLeadFacts = {
  byHand: boolean
  indicators: number
  subprojects: number
  questions: number
  open: number
  /** Fen. */
  total: number | null
  sums: Record<'subprojects' | 'funding', Sum>
  /** Lines of the source without a field. */
  unplaced: number
}

/** The sentence the declaration review opens with: what was read, what is still asked, whether the sums agree. */
export function declarationLead(facts: DeclarationLeadFacts, lang: Language): string {
  const { declaration: words, end } = leadWords[lang]
  const { byHand, indicators, subprojects, questions, open, unplaced } = facts
  const read = byHand
    ? words.typed(indicators, subprojects)
    : indicators === 0
      ? words.noIndicators
      : words.read(indicators, subprojects)
  const asked = open > 0 ? words.open(open) : questions > 0 ? words.answered : ''
  return read + asked + money(facts, lang) + (unplaced > 0 ? words.unplaced(unplaced) : '') + end
}

function money({ total, sums }: DeclarationLeadFacts, lang: Language): string {
  const { declaration: words } = leadWords[lang]
  const format = formats[lang]
  if (total === null) return words.noTotal
  const kinds = ['subprojects', 'funding'] as const
  const differing = kinds.filter(kind => sums[kind].agrees === false)
  if (differing.length === 0) return kinds.some(kind => sums[kind].agrees) ? words.agrees(format.moneyWithUnit(total)) : ''
  return differing
    .map(kind => {
      const apart = format.moneyWithUnit(Math.abs(sums[kind].sum - total))
      return words.differs(words[kind], format.moneyWithUnit(sums[kind].sum), format.moneyWithUnit(total), apart)
    })
    .join('')
}
