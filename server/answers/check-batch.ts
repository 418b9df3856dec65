import { createHash } from 'node:crypto'
import type { Severity } from '#domain/finding'
import { kindsOf, remarksOf, type BatchLine, type BatchRow, type BatchTable } from '#domain/handed-in-batch'
import type { RuleSet } from '#domain/ruleset'
import type { Language } from '#domain/vocabulary'
import { sayProblem } from '#wording/refusals'
import { checkBatchWords, sayRemark } from '#wording/ui-check-batch'
import { breathe } from '../breathe.ts'
import { openTables } from '../documents/tables.ts'
import { eachFile, type Handed } from '../files/many-files.ts'
import { checkedTable, tablesOf, type CheckedTable } from './check-answer.ts'
import { batchReport } from './check-batch-report.ts'

/** Many handed-in files checked one after another; each is told as soon as it is done (interface: POST /evaluations/check/batch). */

type Done = { name: string; problem: string | null; rows: BatchRow[]; judged: BatchTable[]; messages: string[][] }

export async function* checkBatch(
  lang: Language,
  files: ReturnType<typeof eachFile>,
  of: number,
  ruleSet: RuleSet,
): AsyncGenerator<BatchLine> {
  yield { line: 'start', of }
  const seen = new Map<string, string>()
  const all: Done[] = []
  for (const file of files) {
    const done = await checkFile(lang, file, ruleSet, seen)
    all.push(done)
    yield {
      line: 'file',
      done: all.length,
      of: Math.max(of, all.length),
      name: done.name,
      problem: done.problem,
      tables: done.rows,
    }
    await breathe()
  }
  yield await ended(lang, all, ruleSet)
}

async function checkFile(lang: Language, file: Handed, ruleSet: RuleSet, seen: Map<string, string>): Promise<Done> {
  const none = (problem: string): Done => ({ name: file.name, problem, rows: [], judged: [], messages: [] })
  if (!file.bytes) return none(sayProblem(lang, file.problem?.code ?? 'document-unreadable', file.problem?.params ?? {}))
  const print = createHash('sha256').update(file.bytes).digest('base64')
  const before = seen.get(print)
  if (before !== undefined) return none(sayRemark(lang, 'same-file', { file: before }))
  seen.set(print, file.name)
  const opened = await openTables(file.bytes, /\.html?$/i.test(file.name) ? 'text/html' : null, file.name)
  if (!opened.ok) return none(sayProblem(lang, opened.problems[0]!.code, opened.problems[0]!.params))
  const done: Done = { name: file.name, problem: null, rows: [], judged: [], messages: [] }
  for (const table of await tablesOf(opened.value)) {
    const checked = checkedTable(lang, table, ruleSet)
    done.rows.push(rowOf(checked))
    done.judged.push({ file: file.name, ...checked.read, objections: checked.findings })
    done.messages.push(sorted(checked).map(({ message }) => message))
    await breathe()
  }
  return done.rows.length === 0 ? none(sayRemark(lang, 'no-table', {})) : done
}

const order: Record<Severity, number> = { error: 0, warning: 1, info: 2 }
const sorted = ({ findings }: CheckedTable) => findings.toSorted((a, b) => order[a.severity] - order[b.severity])
const mostWorst = 3

function rowOf(checked: CheckedTable): BatchRow {
  const { read, findings, unread, total, totalLow, totalHigh } = checked
  const count = (severity: Severity) => findings.filter(finding => finding.severity === severity).length
  const scored = read.kind === 'selfEvaluation' && read.complete && read.rows.some(row => row.weight !== null)
  return {
    kind: read.kind,
    project: read.project,
    agency: read.agency,
    department: read.department,
    year: read.year,
    complete: read.complete,
    printed: read.total,
    low: scored ? (total ?? totalLow) : null,
    high: scored ? (total ?? totalHigh) : null,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    unread: unread.length,
    worst: sorted(checked)
      .slice(0, mostWorst)
      .map(({ severity, message }) => ({ severity, message })),
  }
}

async function ended(lang: Language, all: readonly Done[], ruleSet: RuleSet): Promise<BatchLine> {
  const judged = all.flatMap(done => done.judged)
  const said = remarksOf(judged).map(list => list.map(({ code, params }) => sayRemark(lang, code, params)))
  const places = all.flatMap(done => done.judged.map((_, i) => ({ file: done.name, table: i })))
  const t = checkBatchWords[lang]
  const kinds = kindsOf(judged).map(kind => ({ ...kind, label: t.kinds[kind.code as keyof typeof t.kinds] ?? kind.code }))
  const content = await batchReport(lang, { all, kinds, remarks: said, ruleSet })
  return {
    line: 'end',
    files: all.length,
    unreadable: all.filter(({ problem }) => problem !== null).length,
    tables: judged.length,
    kinds,
    remarks: said.flatMap((list, i) => list.map(message => ({ ...places[i]!, message }))),
    report: { name: `${t.report}.xlsx`, content },
  }
}
