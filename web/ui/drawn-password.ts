const alphabet = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** 16 characters that are not mistaken for one another; the modulo's lean is far below what guessing could use. */
export const drawnPassword = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(16)), value => alphabet[value % alphabet.length]).join('')
