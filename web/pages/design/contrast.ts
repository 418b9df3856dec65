/** WCAG 2.1 contrast of two plain colours `#rrggbb` or `#rgb`: 1 (none) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: string): number {
  const long = colour.length === 4 ? colour.replaceAll(/[^#]/g, digit => digit + digit) : colour
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(long)
  if (!hex) throw new Error(`${colour} is not a plain colour`)
  const [r, g, b] = hex.slice(1).map(part => {
    const value = parseInt(part, 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

export const plain = (colour: string): boolean => /^#([0-9a-f]{3}){1,2}$/i.test(colour)

/** What is written on what: every pair the pages use, read by the design page and by the test of contrast. */
const grounds = ['bg', 'surface', 'future', 'locked', 'open-row', 'active-row', 'hairline']
const tints = ['behind-tint', 'warning-tint', 'ahead-tint']
export const textPairs: Record<string, string[]> = {
  ink: [...grounds, 'track', ...tints, 'behind-fill', 'warning-fill', 'ahead-fill'],
  secondary: [...grounds, ...tints],
  accent: ['bg', 'surface', 'open-row', 'active-row', 'future'],
  'ahead-name': ['bg', 'surface', 'future', 'locked'],
  'on-accent': ['accent-fill'],
  behind: ['behind-tint', 'surface', 'bg', 'open-row'],
  warning: ['warning-tint', 'surface', 'bg', 'open-row'],
  ahead: ['ahead-tint', 'surface', 'bg', 'open-row'],
}
/** Marks that mean something without words: 3 : 1 is enough. */
export const markPairs: Record<string, string[]> = {
  normal: ['surface', 'bg'],
  faint: ['surface', 'bg'],
  accent: ['ring'],
  behind: ['behind-fill'],
  'accent-fill': ['surface', 'bg'],
}
