import { plainText, sanitizeRichText } from '../documents/rich-text.ts'
import { hasUnit, readAmount, unitIn, type MoneyUnit } from './amount.ts'
import type { Draft } from './declaration-draft.ts'
import {
  readLabel,
  richFields,
  textFields,
  yesNoFields,
  type Field,
  type Label,
  type RichField,
  type TextField,
  type YesNoField,
} from './declaration-labels.ts'

const isText = (field: Field): field is TextField => textFields.some(one => one === field)
const isRich = (field: Field): field is RichField => richFields.some(one => one === field)
const isYesNo = (field: Field): field is YesNoField => yesNoFields.some(one => one === field)

/** The unit of an amount: its heading's, else the form's, else 万元, about which the person is asked. */
export function unitFor(draft: Draft, at: number, heading: string, value: string): MoneyUnit {
  const known = unitIn(heading) ?? draft.formUnit
  if (known === null && !hasUnit(value)) draft.unitAssumed ??= draft.ledger.numberOf(at)
  return known ?? '万元'
}

function readAgency(draft: Draft, value: string): void {
  const { declaration } = draft
  const match = /^[[【(（]?([0-9A-Z][0-9A-Z-]{2,29})[\]】)）]?[\s\-—_:：]*(?=\D)(.*\S)/s.exec(value)
  const name = (match?.[2] ?? value).replace(/[（(](公章|盖章|单位公章|签章)[)）]$/, '').trim()
  declaration.agencyName = name
  if (match?.[1] && declaration.agencyCode === '') declaration.agencyCode = match[1]
}

/** Puts a value into its field; false where the field is taken already or cannot hold it. */
function place(draft: Draft, label: Label, heading: string, value: string, at: number): string | null {
  const { declaration } = draft
  const { field } = label
  const text = plainText(value)
  if (field === 'agency') {
    if (declaration.agencyName !== '') return declaration.agencyName === text ? 'agencyName' : null
    readAgency(draft, text)
    return 'agencyName'
  }
  if (field === 'year') {
    const year = /(?<!\d)(20\d{2})(?!\d)/.exec(text.normalize('NFKC'))?.[1]
    if (year === undefined)
      draft.ask({ code: 'year-unreadable', severity: 'error', line: draft.ledger.numberOf(at), path: 'year', params: { text } })
    else if (declaration.year === 0) declaration.year = Number(year)
    else if (declaration.year !== Number(year)) return null
    return 'year'
  }
  if (isYesNo(field)) {
    const answer = /^(是|有|√|☑|yes|y$)/i.test(text) ? true : /^(否|无|不|no?$)/i.test(text) ? false : null
    if (answer === null || declaration[field] !== null) return null
    declaration[field] = answer
    return field
  }
  if (field === 'agencyCode' || isText(field)) {
    if (declaration[field] !== '') return declaration[field] === text ? field : null
    declaration[field] = text
    return field
  }
  if (isRich(field)) {
    if (declaration[field] !== '') return null
    declaration[field] = value
    return field
  }
  return field === 'none' ? null : placeMoney(draft, label, heading, text, at)
}

function placeMoney(draft: Draft, { field, label }: Label, heading: string, text: string, at: number): string | null {
  const { declaration } = draft
  const line = draft.ledger.numberOf(at)
  const fen = readAmount(text, unitFor(draft, at, heading, text))
  if (fen === null || fen < 0) {
    draft.ask({ code: 'amount-unreadable', severity: 'warning', line, path: field, params: { text, label } })
    return null
  }
  if (field === 'funding') {
    if (declaration.funding.some(row => row.source === label)) return null
    declaration.funding.push({ source: label, total: fen, priorYear: null, thisYear: null })
    return `funding.${declaration.funding.length - 1}.total`
  }
  if (field === 'budgetTotal') {
    if (declaration.budgetTotal !== null) return null
    declaration.budgetTotal = fen
    return field
  }
  const key = field === 'priorYear.arranged' ? 'arranged' : field === 'priorYear.allocated' ? 'allocated' : 'spent'
  if (declaration.priorYear[key] !== null) return null
  declaration.priorYear[key] = fen
  return `priorYear.${key}`
}

/** What the last line left open: a rich text that may go on, objectives whose texts stand below their labels. */
export type Open = { rich: RichField | null; below: Map<number, { label: Label; heading: string }> }

/** A line of labels with their values beside them: `项目类型 → … → 项目属性 → …`. */
export function readFieldLine(draft: Draft, at: number, open: Open): Open {
  const { ledger, declaration } = draft
  const cells = ledger.document.lines[at]?.cells ?? []
  const texts = ledger.texts[at] ?? []
  const next: Open = { rich: null, below: new Map() }
  let current: { label: Label; heading: string } | null = null
  let labels = 0
  texts.forEach((text, cell) => {
    if (text === '') return
    const label = readLabel(text)
    if (label) {
      labels++
      ledger.note(at, cell)
      current = { label, heading: text }
      if (label.field.startsWith('priorYear') && /[（(][^）)]*$/.test(text)) draft.priorYearCut ??= ledger.numberOf(at)
      if (isRich(label.field)) next.below.set(cell, current)
      if (label.inline === '') return
    }
    const above = current ?? open.below.get(cell)
    const path = above && place(draft, above.label, above.heading, label ? label.inline : cells[cell]!, at)
    if (path) ledger.fill(at, cell, path)
    if (path && above && isRich(above.label.field)) next.rich = above.label.field
    if (path || !label) next.below.clear()
    current = null
  })
  const filled = texts.flatMap((text, cell) => (text === '' ? [] : [cell]))
  if (labels === 0 && open.rich && filled.length === 1) {
    declaration[open.rich] += `\n${cells[filled[0]!]}`
    ledger.fill(at, filled[0]!, open.rich)
    next.rich = open.rich
  }
  return next
}

/** Once, when every line is read: cleaning at each line that goes on would cost the square of their number. */
export function cleanRichTexts({ declaration }: Draft): void {
  for (const field of richFields) declaration[field] = sanitizeRichText(declaration[field])
}
