import type { Language } from '#domain/vocabulary'
import { digitsOf } from '#domain/entry-money'
import { levelWord } from '#wording/level'

const inWords = { kind: 'none', raw: '' } as const

/** A cell as compared, for reading: numbers grouped, levels in the reader's language. */
export const cellText = (text: string, lang: Language): string =>
  /^-?\d+(\.\d+)?$/.test(text) ? digitsOf(Number(text)) : levelWord(lang, text, inWords)
