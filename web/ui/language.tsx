import type { Language } from '#domain/vocabulary'
import type { Format } from '#wording/format'
import { formats } from '#wording/say'
import { sayWord, type Word } from '#wording/words'
import { setLanguage, useLanguage } from './remembered-language.ts'

export type Wording<T> = { lang: Language; setLang: (lang: Language) => void; t: T; format: Format }

/** A screen's words and number formats in the reader's language; switching redraws in place. */
export function useWording<T>(words: Record<Language, T>): Wording<T> {
  const lang = useLanguage()
  return { lang, setLang: setLanguage, t: words[lang], format: formats[lang] }
}

/** The word for a code (`signal.behind`, `role.clerk`, `report.draft` …) in the reader's language. */
export function useWord(): (key: Word) => string {
  const lang = useLanguage()
  return key => sayWord(lang, key)
}

/** Text whose numbers stand out: `**50.0%**` becomes bold. */
export function Rich({ text }: { text: string }) {
  return text.split('**').map((part, index) => (index % 2 ? <b key={index}>{part}</b> : part))
}
