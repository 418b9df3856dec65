/** How wide a figure or word comes out in the page's font, near enough to choose a writing that fits. */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const sign of text) width += /[\u2e80-\uffef]/.test(sign) ? 1 : /[.,:\s]/.test(sign) ? 0.3 : 0.58
  return width * size
}

/** The first writing that fits, else the last. */
export const fitting = (writings: readonly string[], room: number, size: number): string =>
  writings.find(text => textWidth(text, size) <= room) ?? writings.at(-1)!
