import type { BatchRow, Kind } from '#domain/handed-in-batch'
import type { RuleSet } from '#domain/ruleset'
import type { Language } from '#domain/vocabulary'
import { checkBatchWords } from '#wording/ui-check-batch'
import { checkCopyWords } from '#wording/ui-check-copy'
import { streamXlsx, type StreamSheet } from '../documents/xlsx-stream.ts'

/** The report on many tables as a workbook: every table, every objection, the sums by kind, and what was not read. */

type Cell = string | number | null
type File = { name: string; problem: string | null; rows: BatchRow[]; messages: string[][] }
type Report = {
  all: readonly File[]
  kinds: readonly (Kind & { label: string })[]
  remarks: readonly string[][]
  ruleSet: RuleSet
}

export async function batchReport(lang: Language, { all, kinds, remarks, ruleSet }: Report): Promise<string> {
  const t = checkBatchWords[lang]
  const c = t.columns
  const severity = checkCopyWords[lang].severity
  const tables = all.flatMap(({ name, rows, messages }) => rows.map((row, i) => ({ name, row, messages: messages[i]! })))
  const wide = { wrap: true } as const
  const listed: StreamSheet = {
    notes: [],
    name: t.sheets.tables,
    columns: [
      { heading: c.number, width: 6, format: 'whole' },
      { heading: c.file, width: 30, ...wide },
      { heading: c.project, width: 26, ...wide },
      { heading: c.agency, width: 20, ...wide },
      { heading: c.year, width: 8, format: 'whole' },
      { heading: c.printed, width: 9, format: 'money' },
      { heading: c.low, width: 11, format: 'money' },
      { heading: c.high, width: 11, format: 'money' },
      { heading: c.difference, width: 9, format: 'money' },
      { heading: c.errors, width: 8, format: 'whole' },
      { heading: c.warnings, width: 10, format: 'whole' },
      { heading: c.infos, width: 8, format: 'whole' },
      { heading: c.unread, width: 8, format: 'whole' },
      { heading: c.worst, width: 48, ...wide },
      { heading: c.remarks, width: 36, ...wide },
    ],
    rows: () =>
      tables.map(({ name, row }, i): Cell[] => [
        i + 1,
        name,
        row.project,
        row.agency,
        row.year,
        row.printed,
        row.low,
        row.high,
        row.printed === null || row.low === null || row.low !== row.high ? null : Math.round((row.printed - row.low) * 100) / 100,
        row.errors,
        row.warnings,
        row.infos,
        row.unread,
        row.worst.map(({ message }) => message).join('\n'),
        [row.kind === 'selfEvaluation' ? '' : t.otherKind[row.kind], row.complete ? '' : t.partial, ...remarks[i]!]
          .filter(Boolean)
          .join('\n'),
      ]),
  }
  const objections: StreamSheet = {
    notes: [],
    name: t.sheets.objections,
    columns: [
      { heading: c.file, width: 30, ...wide },
      { heading: c.project, width: 26, ...wide },
      { heading: c.objection, width: 80, ...wide },
    ],
    rows: () => tables.flatMap(({ name, row, messages }) => messages.map((message): Cell[] => [name, row.project, message])),
  }
  const sums: StreamSheet = {
    notes: [],
    name: t.sheets.kinds,
    columns: [
      { heading: c.severity, width: 14 },
      { heading: c.kind, width: 30 },
      { heading: c.count, width: 10, format: 'whole' },
      { heading: c.tables, width: 12, format: 'whole' },
    ],
    rows: () => [
      ...kinds.map((kind): Cell[] => [severity[kind.severity], kind.label, kind.count, kind.tables]),
      [null, t.basis(ruleSet.code, ruleSet.version), null, null],
    ],
  }
  const failed: StreamSheet = {
    notes: [],
    name: t.sheets.unreadable,
    columns: [
      { heading: c.file, width: 40, ...wide },
      { heading: c.why, width: 70, ...wide },
    ],
    rows: () => all.flatMap(({ name, problem }) => (problem === null ? [] : [[name, problem]])),
  }
  const bytes = await new Response(streamXlsx([listed, sums, objections, failed])).arrayBuffer()
  return Buffer.from(bytes).toString('base64')
}
