import { numbered, placeOf } from '#domain/handed-in-notes'
import type { Field } from '#domain/handed-in-finding'
import type { Severity } from '#domain/finding'
import type { Language } from '#domain/vocabulary'
import { checkWords } from '#wording/ui-check'
import { checkCopyWords } from '#wording/ui-check-copy'
import { markFills, type NoteList } from '../documents/note.ts'
import { writePaper, type PaperCell, type PaperTable } from '../documents/paper-docx.ts'
import type { CheckedTable } from './check-answer.ts'

/** The paper sent back where the file itself cannot be marked (pasted text, pages): each table as it was read, its cells marked, the
 * notes in a column beside their row, then the list. */

const widths = [12, 24, 15, 15, 8, 8, 10, 44]
const points = (value: number | null | undefined) => value?.toFixed(2) ?? ''

export function writeCheckPaper(
  lang: Language,
  tables: readonly CheckedTable[],
  list: NoteList,
): Promise<Uint8Array<ArrayBuffer>> {
  const listed: PaperTable = {
    heading: null,
    widths: list.widths,
    head: list.headings,
    rows: list.rows.map((row, i) =>
      row.map((text, c): PaperCell => (c === 1 ? { text, fill: markFills[list.severities[i]!] } : { text })),
    ),
  }
  return writePaper({
    title: list.title,
    lead: list.lead,
    tables: [...tables.map((table, i) => paperOf(lang, table, i, tables.length > 1)), ...(list.rows.length ? [listed] : [])],
  })
}

function paperOf(lang: Language, table: CheckedTable, index: number, several: boolean): PaperTable {
  const t = checkWords[lang]
  const { read, indicators, execution, total } = table
  const notes = numbered(table.findings, read.rows.length)
  const prefix = several ? `${index + 1}.` : ''
  const at = (kind: string, row?: number) =>
    notes.filter(note => {
      const place = placeOf(note)
      return place.kind === kind && (place.kind !== 'row' || place.row === row)
    })
  const line = (own: ReturnType<typeof at>, cells: string[], fields: Field[][]): PaperCell[] => [
    ...cells.map((text, c): PaperCell => {
      const marks = own.filter(({ field }) => fields[c]?.includes(field))
      return marks.length > 0 ? { text: text === '' ? '∧' : text, fill: markFills[gravest(marks)] } : { text }
    }),
    { text: own.map(({ number, message }) => `${prefix}${number}. ${message}`).join('\n') },
  ]
  const money = read.budget.rows.find(row => row.total) ?? read.budget.rows[0]
  const c = t.columns
  const rows: PaperCell[][] = []
  if (money)
    rows.push(
      line(
        at('budget'),
        [
          '',
          t.execution,
          String(money.fullYear ?? ''),
          `${money.executed ?? ''}${money.rateWritten ? ` (${money.rateWritten})` : ''}`,
          String(money.weight ?? ''),
          points(money.score),
          points(execution.score),
        ],
        [[], [], [], ['budget', 'rate'], [], ['score']],
      ),
    )
  read.rows.forEach((row, i) => {
    const { score, low, high } = indicators[i]!
    const rule = low !== null && high !== null ? t.band(points(low), points(high)) : points(score)
    rows.push(
      line(
        at('row', i),
        [
          row.l2 ?? row.l1 ?? '',
          row.name ?? row.where.text,
          row.target ?? '',
          row.actual ?? '',
          String(row.weight ?? ''),
          points(row.score),
          row.weight === null ? '' : rule,
        ],
        [[], ['name'], ['target'], ['actual'], ['weight'], ['score', 'reason']],
      ),
    )
  })
  if (read.total !== null || at('total').length > 0)
    rows.push(
      line(
        at('total'),
        ['', t.total, '', '', String(read.weightTotal ?? ''), points(read.total), read.complete ? points(total) : ''],
        [[], [], [], [], ['weight'], ['total']],
      ),
    )
  const project = checkCopyWords[lang].table(index + 1, read.project)
  const heading = [project, read.agency, read.year && t.year(read.year)].filter(Boolean).join(' · ')
  return { heading, widths, head: [c.level, c.name, c.target, c.actual, c.weight, c.score, c.rule, c.notes], rows }
}

const gravest = (notes: readonly { severity: Severity }[]): Severity =>
  (['error', 'warning', 'info'] as const).find(one => notes.some(({ severity }) => severity === one))!
