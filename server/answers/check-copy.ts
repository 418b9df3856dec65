import { checkHandedIn } from '#domain/handed-in-check'
import { numbered } from '#domain/handed-in-notes'
import { letterOf } from '#domain/sheet-headings'
import type { Answer } from '#domain/problem'
import type { RuleSet } from '#domain/ruleset'
import type { Language } from '#domain/vocabulary'
import { sayObjection, sayUnread } from '#wording/check'
import { checkCopyWords } from '#wording/ui-check-copy'
import { annotateDocx } from '../documents/docx-notes.ts'
import { isOoxml } from '../documents/open.ts'
import type { Note, NoteList } from '../documents/note.ts'
import type { TableSheet } from '../documents/tables.ts'
import { annotateXlsx } from '../documents/xlsx-notes.ts'
import { dropAsides } from '../documents/xml-cut.ts'
import { openZip, storeZip } from '../documents/zip.ts'
import { breathe } from '../breathe.ts'
import { checkedTable, tablesOf, type CheckedTable } from './check-answer.ts'
import { placeOfFinding } from './check-places.ts'
import { writeCheckPaper } from './check-paper.ts'

/** The handed-in file with every objection at its place, to be sent back: a workbook and a Word file keep their own layout, anything
 * else comes as a paper of what was read. Null where there is no table in it. */

export type Copy = { bytes: Uint8Array<ArrayBuffer>; kind: 'xlsx' | 'docx' }
type Said = { notes: Note[]; originals: string[]; tables: string[]; checked: CheckedTable[] }

export async function checkCopy(
  lang: Language,
  file: Uint8Array,
  sheets: readonly TableSheet[],
  ruleSet: RuleSet,
): Promise<Answer<Copy | null>> {
  const said = await notesOf(lang, sheets, ruleSet)
  if (said.checked.length === 0) return { ok: true, value: null }
  const zip = file[0] === 0x50 && file[1] === 0x4b
  const kind = zip && isOoxml(file, 'word/document.xml') ? 'docx' : zip ? 'xlsx' : null
  const parts = kind ? openZip(file, () => true) : null
  if (parts && !parts.ok) return parts
  if (parts) dropAsides(parts.value)
  const list = listOf(lang, said, ruleSet, kind)
  if (parts && kind === 'xlsx') annotateXlsx(parts.value, said.notes, list)
  const inPlace = parts && (kind === 'xlsx' || annotateDocx(parts.value, sheets[0]?.lines ?? [], said.notes, list) !== null)
  if (inPlace && kind) return { ok: true, value: { bytes: storeZip(parts.value, true), kind } }
  const paper = await writeCheckPaper(lang, said.checked, list)
  return { ok: true, value: { bytes: paper, kind: 'docx' } }
}

async function notesOf(lang: Language, sheets: readonly TableSheet[], ruleSet: RuleSet): Promise<Said> {
  const t = checkCopyWords[lang]
  const said: Said = { notes: [], originals: [], tables: [], checked: [] }
  const tables = await tablesOf(sheets)
  for (const [i, table] of tables.entries()) {
    const findings = numbered(checkHandedIn(table, ruleSet).findings, table.rows.length)
    const prefix = tables.length > 1 ? `${i + 1}.` : ''
    const put = (note: Note, original: string) => {
      said.notes.push(note)
      said.originals.push(original)
      said.tables.push(t.table(i + 1, table.project))
    }
    for (const finding of findings)
      put(
        {
          number: `${prefix}${finding.number}`,
          severity: finding.severity,
          at: placeOfFinding(finding, table, sheets),
          text: sayObjection(lang, finding),
        },
        finding.where?.text ?? '',
      )
    table.unread.forEach(({ code, where }, n) =>
      put(
        {
          number: `${prefix}${findings.length + n + 1}`,
          severity: 'warning',
          at: { sheet: where.sheet, line: where.line, column: where.cell },
          text: `${t.unread}：${sayUnread(lang, code)}`,
        },
        where.text,
      ),
    )
    said.checked.push(checkedTable(lang, table, ruleSet))
    await breathe()
  }
  return said
}

const shortest = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text)

function listOf(
  lang: Language,
  { notes, originals, tables, checked }: Said,
  ruleSet: RuleSet,
  kind: Copy['kind'] | null,
): NoteList {
  const t = checkCopyWords[lang]
  const several = new Set(tables).size > 1
  const place = ({ at }: Note) => {
    if (!at) return t.nowhere
    return kind === 'xlsx' ? `${at.sheet}!${letterOf(at.column - 1)}${at.line}` : t.cell(at.line, at.column)
  }
  const h = t.headings
  const count = (severity: Note['severity']) => notes.filter(note => note.severity === severity).length
  const scored = checked.filter(({ read, total }) => read.total !== null && read.complete && total !== null)
  return {
    name: t.sheet,
    author: t.author,
    title: t.title,
    lead: [
      notes.length === 0 ? t.clean : t.count(count('error'), count('warning'), count('info')),
      ...scored.map(
        ({ read, total }) => `${several ? `${read.project ?? ''}：` : ''}${t.score(read.total!.toFixed(2), total!.toFixed(2))}`,
      ),
      t.ruleSet(ruleSet.code, ruleSet.version),
      ...(notes.length > 0 ? [kind ? t.marks : t.beside] : []),
    ],
    headings: [h.number, h.severity, ...(several ? [h.table] : []), h.place, h.original, h.note],
    rows: notes.map((note, i) => [
      note.number,
      t.severity[note.severity],
      ...(several ? [tables[i]!] : []),
      place(note),
      shortest(originals[i]!),
      note.text,
    ]),
    severities: notes.map(({ severity }) => severity),
    widths: [6, 12, ...(several ? [22] : []), 18, 40, 56],
    linked: several ? 3 : 2,
    links: notes.map(({ at }) =>
      at && kind === 'xlsx' ? `'${at.sheet.replaceAll("'", "''")}'!${letterOf(at.column - 1)}${at.line}` : null,
    ),
  }
}
