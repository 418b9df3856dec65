/** A table as text for spreadsheets: quoted where needed; a leading = + - @ gets an apostrophe unless it is a number. */
export type TableData = { caption: string; columns: string[]; rows: (string | number | null)[][] }

function cellOf(value: string | number | null): string {
  if (value === null) return ''
  const text = typeof value === 'number' ? String(value) : value
  const formula = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d.,]+%?$/.test(text)
  const safe = formula ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function csvOf({ columns, rows }: TableData): string {
  return [columns, ...rows].map(row => row.map(cellOf).join(',')).join('\r\n') + '\r\n'
}

/** The byte order mark tells Excel that this is UTF-8. */
export function saveCsv(table: TableData): void {
  const url = URL.createObjectURL(new Blob(['\uFEFF', csvOf(table)], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${table.caption}.csv`
  link.click()
  URL.revokeObjectURL(url)
}
