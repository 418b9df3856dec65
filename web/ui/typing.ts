/** What is being typed into a field that saves by itself, beside the value stored for it. */
export type Typing<T> = {
  /** Null: the stored text stands. */
  text: string | null
  /** The value stored as far as the writer knows: when typing began, or by the last save of one's own. */
  base: { value: T } | null
  /** The last value sent and not yet answered, and the text it was read from. */
  sent: { text: string; value: T } | null
}

export const still: Typing<never> = { text: null, base: null, sent: null }

/** As it is written it means what is stored, which may be finer than its writing; anything else is read. */
export const meant = <T>(
  text: string,
  { stored, written, read }: { stored: T; written: string; read: (text: string) => T },
): T => (text === written ? stored : read(text))

export const typeInto = <T>(typing: Typing<T>, text: string, stored: T): Typing<T> => ({
  ...typing,
  text,
  base: typing.text === null && typing.sent === null ? { value: stored } : typing.base,
})

/** Somebody else changed the stored value meanwhile, to something else than what stands in the field. */
export const isOvertaken = <T>({ text, base, sent }: Typing<T>, stored: T, value: T): boolean =>
  text !== null && sent === null && base !== null && base.value !== stored && value !== stored

/** Compared with what was sent last, as its answer is still to come; else with what is stored. */
export const isOwed = <T>({ sent }: Typing<T>, stored: T, value: T): boolean => (sent ? sent.value : stored) !== value

export const send = <T>(typing: Typing<T>, sent: { text: string; value: T }, stored: T): Typing<T> => ({
  ...typing,
  base: { value: stored },
  sent,
})

/** Kept: the field gives way to what is stored, unless something else was typed since. Refused: the words stay, unsent.
 * After an earlier save than the last one the field waits on. */
export function answer<T>(typing: Typing<T>, sent: { text: string; value: T }, kept: boolean): Typing<T> {
  const last = typing.sent === sent
  const base = kept ? { value: sent.value } : typing.base
  if (kept && last && typing.text === sent.text) return still
  return { ...typing, base, sent: last ? null : typing.sent }
}
