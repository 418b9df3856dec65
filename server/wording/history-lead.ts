import type { Month } from '#domain/month'
import type { Language } from '#domain/vocabulary'
import { formats } from './say.ts'
import { leadWords } from './ui-lead.ts'

export type HistoryLeadFacts = {
  versions: number
  /** Versions that replaced an earlier one of the same value. */
  replacing: number
  /** The newest version; `when` already in the reader's writing. */
  last: { who: string | null; when: string; month: Month; what: string }
}

/** The sentence the history opens with: how many versions, how many of them changes, who entered last and what. */
export function historyLead({ versions, replacing, last }: HistoryLeadFacts, lang: Language): string {
  const { history: words, end } = leadWords[lang]
  return (
    words.all(versions) +
    (replacing > 0 ? words.replaced(replacing) : words.noneReplaced) +
    words.last(last.who ?? words.someone, last.when) +
    words.about(formats[lang].month(last.month), last.what) +
    end
  )
}
