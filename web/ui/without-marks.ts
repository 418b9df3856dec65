/** Text pasted from elsewhere without its invisible marks: direction overrides, zero-width characters, byte-order mark. */
export const withoutMarks = (text: string): string =>
  text.replaceAll(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]/g, '')
