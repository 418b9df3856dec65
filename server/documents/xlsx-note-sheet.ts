import { xmlText, type NoteList } from './note.ts'
import { letterOf } from '#domain/sheet-headings'
import { unitsOf } from './form-write.ts'
import type { NoteLooks } from './xlsx-note-styles.ts'

/** The sheet of all notes, printable on A4; each row leads to its cell. */
export function xlsxNoteSheet(list: NoteList, looks: NoteLooks): string {
  const cell = (ref: string, text: string, style: number) =>
    text === ''
      ? `<c r="${ref}" s="${style}"/>`
      : `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`
  const head = list.lead.length + 3
  const linked = list.links ?? []
  const lines = [
    `<row r="1" ht="26" customHeight="1">${cell('A1', list.title, looks.title)}</row>`,
    ...list.lead.map((text, i) => `<row r="${i + 2}" ht="16" customHeight="1">${cell(`A${i + 2}`, text, looks.text)}</row>`),
    `<row r="${head}" ht="22" customHeight="1">${list.headings.map((text, i) => cell(`${letterOf(i)}${head}`, text, looks.head)).join('')}</row>`,
    ...list.rows.map((row, i) => {
      const at = head + 1 + i
      const tall = Math.max(...row.map((text, c) => Math.ceil(unitsOf(text) / (list.widths[c]! - 1))))
      const cells = row.map((text, c) =>
        cell(
          `${letterOf(c)}${at}`,
          text,
          c === 1 ? looks.marks[list.severities[i]!] : c === list.linked && linked[i] ? looks.link : looks.cell,
        ),
      )
      return `<row r="${at}" ht="${Math.min(300, 6 + 14 * Math.max(1, tall))}" customHeight="1">${cells.join('')}</row>`
    }),
  ]
  const links = linked.flatMap((target, i) =>
    target
      ? [
          `<hyperlink ref="${letterOf(list.linked)}${head + 1 + i}" location="${xmlText(target)}" display="${xmlText(list.rows[i]![list.linked]!)}"/>`,
        ]
      : [],
  )
  const widths = list.widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${head}" topLeftCell="A${head + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${lines.join('')}</sheetData>${links.length ? `<hyperlinks>${links.join('')}</hyperlinks>` : ''}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`
}
