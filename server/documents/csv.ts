/** Comma, semicolon or tab separated text as records; a quoted cell may hold separators, line breaks and doubled quotes. */

const separators = ['\t', ',', ';', '，'] as const

/** The sign that stands most often outside quotes in the first lines; a tab wins a draw, for it never stands in a text. */
function separatorOf(text: string): string {
  const beginning = text.slice(0, 20_000).replaceAll(/"[^"]*"/g, '')
  const times = (sign: string) => beginning.split(sign).length - 1
  return separators.reduce((best, sign) => (times(sign) > times(best) ? sign : best), '\t')
}

/** Stops after `most` records; the caller sees by their number that there were more. */
export function readRecords(text: string, most: number): string[][] {
  const named = /^sep=(.)\r?\n/.exec(text)
  const separator = named?.[1] ?? separatorOf(text)
  const records: string[][] = []
  let record: string[] = []
  let cell = ''
  let quoted = false
  let at = named?.[0].length ?? 0
  const endCell = () => {
    record.push(cell.trim())
    cell = ''
  }
  const endRecord = () => {
    endCell()
    records.push(record)
    record = []
  }
  for (; at < text.length && records.length <= most; at++) {
    const sign = text[at]!
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') cell += text[++at]!
      else quoted = false
    } else if (sign === '"' && cell.trim() === '') quoted = true
    else if (sign === separator) endCell()
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[at + 1] === '\n') at++
      endRecord()
    } else cell += sign
  }
  if (cell !== '' || record.length) endRecord()
  return records
}
