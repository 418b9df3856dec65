/** Words of the entry workbook's cells: 是 yes, 不适用 not applicable, and the signs people put for them. */
export const yesWords: ReadonlySet<string> = new Set(['是', '不适用', '本月不适用', '√', '✓', '1', 'y', 'yes', 'true', 'n/a'])
