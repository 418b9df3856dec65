import type { Language } from '#domain/vocabulary'

/** The English half of a screen's words must have exactly the keys and arguments of the Chinese half. */
export type SameWords<T> = {
  [K in keyof T]: T[K] extends (...given: infer A) => string
    ? (...given: A) => string
    : T[K] extends string
      ? string
      : SameWords<T[K]>
}

/** A screen's words in both languages; `useWording(words)` picks one. Numbers stand out as `**50.0%**`. */
export type Words<T> = Record<Language, SameWords<T>>
