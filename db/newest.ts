/** The current version of each thing: of rows read in key and version order, the last of each run of equal keys. */
export const newest = <T>(rows: readonly T[], key: (row: T) => unknown): T[] =>
  rows.filter((row, i) => i === rows.length - 1 || key(rows[i + 1]!) !== key(row))
