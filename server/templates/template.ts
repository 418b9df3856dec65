import type { Answer, Problem } from '#domain/problem'
import { knownNames, namesOf } from '#domain/template-field'
import type { TemplateKind } from '#domain/vocabulary-template'
import { storeZip } from '../documents/zip.ts'
import { gatherIn, openBlocks } from './docx-check.ts'
import { expand, word } from './docx-fill.ts'
import { drawer, roomOf } from './docx-picture.ts'
import { gatherer, problemsIn, type Found } from './found.ts'
import { openTemplate, type Template } from './open-template.ts'
import type { Filling, Values } from './token.ts'
import { fillXlsx, gatherInSheets } from './xlsx-fill.ts'
import { allowance, TooLarge, writeXml } from './xml.ts'

/** What a template asks for, or what is wrong with it and where. */
export type Checked = { type: Template['type']; asks: string[] }

export function checkTemplate(bytes: Uint8Array, kind: TemplateKind): Answer<Checked> {
  const opened = openTemplate(bytes)
  if (!opened.ok) return opened
  const template = opened.value
  return withinReason(() => examined(template, kind))
}

function examined(template: Template, kind: TemplateKind): Answer<Checked> {
  const names = namesOf(kind)
  const found = foundOf(template)
  if (found.length === 0) return refused('template-empty')
  const problems = problemsIn(found, names, knownNames(kind))
  if (problems.length) return { ok: false, problems }
  const loose = template.type === 'docx' ? [...template.trees.values()].flatMap(openBlocks) : crossedRows(found)
  if (loose.length)
    return {
      ok: false,
      problems: [...new Set(loose)].map(name => ({ path: '', code: 'template-block-apart', params: { name } })),
    }
  const asks = new Set(found.flatMap(one => ('token' in one && one.token.kind === 'field' ? [one.token.name] : [])))
  return { ok: true, value: { type: template.type, asks: [...asks] } }
}

const refused = (code: string): { ok: false; problems: Problem[] } => ({ ok: false, problems: [{ path: '', code, params: {} }] })

function foundOf(template: Template): Found[] {
  const into = gatherer()
  if (template.type === 'xlsx') gatherInSheets(template, into)
  else for (const [name, tree] of template.trees) gatherIn(name, tree, into)
  return into.found
}

/** What is too large for any form is refused, wherever it shows. */
function withinReason<T>(made: () => Answer<T>): Answer<T> {
  try {
    return made()
  } catch (error) {
    if (error instanceof TooLarge) return refused('document-too-complex')
    throw error
  }
}

/** Blocks of a workbook that begin on one sheet, or in a header, and end on another; two that share a row. */
function crossedRows(found: readonly Found[]): string[] {
  const open: { name: string; sheet: unknown; cell: unknown; row: number }[] = []
  const loose: string[] = []
  let last = { sheet: null as unknown, row: 0, cell: null as unknown }
  for (const one of found) {
    if (!('token' in one) || one.token.kind === 'field') continue
    const { sheet, cellRef } = one.place
    const row = Number(/\d+$/.exec(String(cellRef ?? ''))?.[0] ?? 0)
    if (one.token.kind === 'open') {
      if (open.length > 0) loose.push(one.token.name)
      if (last.sheet === sheet && last.row === row && last.cell !== cellRef) loose.push(one.token.name)
      open.push({ name: one.token.name, sheet, row, cell: cellRef })
      continue
    }
    const begun = open.pop()
    if (begun && (begun.sheet !== sheet || (begun.cell === undefined) !== (cellRef === undefined))) loose.push(begun.name)
    // Within one cell it is words that are repeated, and no row.
    last = begun?.cell === cellRef ? last : { sheet, row, cell: cellRef }
  }
  return loose
}

/** The template with a form's values in it, its layout kept. Only for what `checkTemplate` found good. */
export function fillTemplate(bytes: Uint8Array, kind: TemplateKind, values: Values): Answer<Uint8Array<ArrayBuffer>> {
  const opened = openTemplate(bytes)
  if (!opened.ok) return opened
  const template = opened.value
  const names = { ...namesOf(kind), spend: allowance() }
  return withinReason(() => ({
    ok: true,
    value: template.type === 'xlsx' ? fillXlsx(template, names, values) : fillDocx(template, names, values),
  }))
}

function fillDocx({ parts, trees }: Template, names: Filling, values: Values): Uint8Array<ArrayBuffer> {
  const filled = new Map(parts)
  for (const [name, tree] of trees) {
    const { draw, finish } = drawer(name)
    expand(tree, { ...names, draw, room: roomOf(tree) }, values, word)
    filled.set(name, writeXml(tree))
    finish(filled)
  }
  return storeZip(filled, true)
}
