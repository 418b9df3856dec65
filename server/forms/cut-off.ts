/** Width as printed: a Chinese character is one, a Latin letter or digit half. */
const widthOf = (text: string) => [...text].reduce((sum, char) => sum + (char.codePointAt(0)! < 0x2000 ? 0.5 : 1), 0)

const narrowest = 10
const widest = 60

/** The width at which a column cuts its texts: several end within one character of the widest, and none goes beyond it. */
export function cutWidth(texts: string[]): number | null {
  const widths = texts.map(widthOf)
  const most = Math.max(0, ...widths)
  const atEdge = texts.filter((text, i) => widths[i]! >= most - 1 && !endsWell(text)).length
  return most >= narrowest && most <= widest && atEdge >= 3 ? most : null
}

const endsWell = (text: string) => /[。！？；.!?;”」』）)】]$/.test(text)
const hangs = (text: string) => /[、，,：:（(“【]$/.test(text)

/** A text that stops where the column stops, or in the middle of a list. */
export function isCut(text: string, width: number | null): boolean {
  if (text === '') return false
  return hangs(text) || (width !== null && widthOf(text) >= width - 1 && !endsWell(text))
}
