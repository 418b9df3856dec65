import type { Declaration, Question } from '#domain/declaration'
import type { Answer } from '#domain/problem'
import { unitIn } from './amount.ts'
import { checkDeclaration } from './declaration-check.ts'
import { startDraft, type Draft } from './declaration-draft.ts'
import { cleanRichTexts, readFieldLine, type Open } from './declaration-fields.ts'
import { isSectionLabel, readLabel } from './declaration-labels.ts'
import { checkSums, readMoneyHeading, readMoneyRow, type MoneyTable } from './declaration-money.ts'
import { otherForm } from './form-kind.ts'
import { readHeading, isCategory, type Columns, type OtherForm } from './indicator-columns.ts'
import { alignRow, type Row } from './indicator-row.ts'
import { readIndicators } from './indicator-table.ts'
import { isRule, openLedger, type ReadLine } from './source-ledger.ts'
import { subprojectTest } from './subproject-match.ts'
import type { SourceDocument } from '../documents/source.ts'

const rank = { error: 0, warning: 1, info: 2 }
/** As many indicators as a declaration may hold, and questions about unplaced lines a person would still read. */
const mostIndicators = 500
const mostUnplaced = 200

export type ReadDeclaration = { declaration: Declaration; questions: Question[]; lines: ReadLine[] }

/** Reads a declaration form 绩效目标申报表 by its headings and labels, never by position. Every line is either placed or
 * named in a question; what the form leaves open is asked, with the proposed answer already in the declaration. */
export function readDeclaration(document: SourceDocument): Answer<ReadDeclaration> {
  const draft = startDraft(openLedger(document))
  const found = readLines(draft)
  if (found.other)
    return { ok: false, problems: [{ path: '', code: 'form-of-another-kind', params: { kind: found.other, line: found.line } }] }
  if (!found.heading && found.labels < 3) {
    const other = otherForm(draft.ledger.texts)
    return {
      ok: false,
      problems: [
        other
          ? { path: '', code: 'form-of-another-kind', params: { kind: other, line: null } }
          : { path: '', code: 'form-not-a-declaration', params: {} },
      ],
    }
  }
  cleanRichTexts(draft)
  takeTitleYear(draft)
  checkSums(draft)
  readIndicators(draft, found.rows)
  askAboutForm(draft)
  const declaration = checkDeclaration(draft)
  const lines = draft.ledger.lines()
  askAboutUnplaced(draft, lines)
  const questions = draft.questions.toSorted((a, b) => rank[a.severity] - rank[b.severity] || (a.line ?? 0) - (b.line ?? 0))
  return { ok: true, value: { declaration: keepOpen(declaration, questions), questions, lines } }
}

/** Proposals nobody has confirmed travel with the declaration, so that posting it unchanged loses no question. */
function keepOpen(declaration: Declaration, questions: Question[]): Declaration {
  const kept = questions.filter(
    ({ code, params }) =>
      code === 'category-inferred' || code === 'equals-means-at-least' || (code === 'cut-off' && params.field === 'name'),
  )
  const firstEqual = declaration.indicators.findIndex(({ target }) => target.comparator === '=')
  const indicators = declaration.indicators.map((row, i) => {
    const open = kept
      .filter(({ path }) => path?.startsWith(`indicators.${i}.`) || (path === 'indicators' && i === firstEqual))
      .map(({ code, path, params }) => ({ code, path: path ?? '', params }))
    return open.length ? { ...row, source: { line: row.source?.line ?? null, open } } : row
  })
  return { ...declaration, indicators }
}

type Found = { rows: Row[]; heading: boolean; labels: number; other: OtherForm | null; line: number | null }

function readLines(draft: Draft): Found {
  const { ledger } = draft
  const found: Found = { rows: [], heading: false, labels: 0, other: null, line: null }
  let columns: Columns | null = null
  let table: MoneyTable | null = null
  let open: Open = { rich: null, below: new Map() }
  let afterBreak = false
  ledger.texts.forEach((texts, at) => {
    if (texts.every(isRule)) {
      afterBreak = true
      return
    }
    const heading = readHeading(ledger, at)
    if (heading) {
      if (heading.other && found.other === null) Object.assign(found, { other: heading.other, line: ledger.numberOf(at) })
      columns = heading.columns
      afterBreak = found.heading
      found.heading = true
      return
    }
    if (columns) {
      const row =
        endsTable(texts) || found.rows.length >= mostIndicators ? null : alignRow(ledger, at, columns, subprojectTest(draft))
      if (row) {
        found.rows.push({ ...row, afterBreak })
        afterBreak = false
        return
      }
      if (texts.every(text => text === '' || isCategory(text))) return ledger.noteLine(at)
    }
    const opened: MoneyTable | null = columns ? null : readMoneyHeading(draft, at)
    if (opened) {
      table = opened
      return
    }
    const first = texts.findIndex(text => text !== '' && !(table && isSectionLabel(text)))
    const startsField = first >= 0 && readLabel(texts[first]!) !== null && first === texts.findIndex(text => text !== '')
    if (table && (!startsField || (table.kind === 'funding' && first > 0)) && readMoneyRow(draft, at, table)) return
    table = null
    if (texts.some(text => readLabel(text) !== null)) found.labels += texts.filter(text => readLabel(text) !== null).length
    else if (found.labels === 0 && readTitle(draft, at)) return
    open = readFieldLine(draft, at, open)
  })
  return found
}

/** The lines below an indicator table begin with a label at their left edge. */
function endsTable(texts: string[]): boolean {
  const first = texts.findIndex(text => text !== '')
  const text = texts[first] ?? ''
  return first === 0 && readLabel(text)?.field === 'none' && /说明|填报|填表|负责人|审核|备注/.test(text)
}

/** What stands above the first label: the form's name, its year, its unit of money. */
function readTitle(draft: Draft, at: number): boolean {
  const { ledger } = draft
  let taken = false
  ledger.texts[at]?.forEach((text, cell) => {
    const unit = /^[（(]?(金额)?单位[:：]/.test(text) ? unitIn(text) : null
    const year = /(?<!\d)(20\d{2})\s*年/.exec(text)?.[1]
    const isTitle = /(申报表|目标表|绩效目标|申报书)/.test(text) && text.length <= 60
    if (unit) draft.formUnit = unit
    if (year !== undefined && (isTitle || /^[（(]?\s*20\d{2}\s*年度?\s*[)）]?$/.test(text)))
      draft.titleYear ??= { year: Number(year), at, cell }
    if (unit || isTitle || draft.titleYear?.at === at) {
      ledger.note(at, cell)
      taken = true
    }
  })
  return taken
}

function takeTitleYear(draft: Draft): void {
  const { declaration, ledger, titleYear } = draft
  if (declaration.year !== 0 || draft.questions.some(question => question.code === 'year-unreadable')) return
  if (titleYear) {
    declaration.year = titleYear.year
    ledger.fill(titleYear.at, titleYear.cell, 'year')
    return
  }
  const named = /(?<!\d)(20\d{2})年/.exec(declaration.projectName)?.[1]
  if (named === undefined) return
  declaration.year = Number(named)
  draft.ask({
    code: 'year-inferred',
    severity: 'warning',
    line: null,
    path: 'year',
    params: { year: Number(named), text: declaration.projectName },
  })
}

function askAboutForm(draft: Draft): void {
  const { declaration } = draft
  if (declaration.agencyCode === '' && declaration.agencyName !== '') {
    declaration.agencyCode = declaration.agencyName.slice(0, 60)
    draft.ask({
      code: 'agency-code-missing',
      severity: 'warning',
      line: null,
      path: 'agencyCode',
      params: { name: declaration.agencyName },
    })
  }
  if (draft.priorYearCut !== null)
    draft.ask({ code: 'prior-year-cut', severity: 'info', line: draft.priorYearCut, path: 'priorYear' })
  if (draft.unitAssumed !== null)
    draft.ask({ code: 'unit-assumed', severity: 'warning', line: draft.unitAssumed, path: 'budgetTotal' })
  if (declaration.indicators.length === 0)
    draft.ask({ code: 'indicators-missing', severity: 'error', line: null, path: 'indicators' })
}

function askAboutUnplaced(draft: Draft, lines: ReadLine[]): void {
  const left = lines.filter(line => line.leftover.length > 0)
  for (const { number, leftover } of left.slice(0, mostUnplaced))
    draft.ask({ code: 'unplaced', severity: 'info', line: number, path: null, params: { text: leftover.join(' · ') } })
  const more = left[mostUnplaced]
  if (more) {
    const params = { count: left.length - mostUnplaced }
    draft.ask({ code: 'unplaced-more', severity: 'warning', line: more.number, path: null, params })
  }
}
