/** Built-in number formats of SpreadsheetML (ECMA-376 part 1, 18.8.30) that show a date. */
const builtInDate = (id: number) => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
const day = 86_400_000

export type NumberFormat = 'percent' | 'date' | 'plain'

export function formatOf(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return id === 9 || id === 10 ? 'percent' : builtInDate(id) ? 'date' : 'plain'
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
  if (bare.includes('%')) return 'percent'
  return /[yd]/i.test(bare) ? 'date' : 'plain'
}

/** A number as the sheet shows it, without binary noise: 0.85 in a percent cell is 85%. */
export function showNumber(written: string, format: NumberFormat, from1904: boolean): string {
  const value = Number(written)
  if (written.trim() === '' || !Number.isFinite(value)) return written
  if (format === 'percent') return `${Number((value * 100).toPrecision(13))}%`
  if (format === 'date' && value > 0 && value < 2_958_466) {
    const serial = Math.floor(value) + (from1904 ? 1462 : 0)
    return new Date(Date.UTC(1899, 11, 30) + serial * day).toISOString().slice(0, 10)
  }
  return String(Number(value.toPrecision(15)))
}
