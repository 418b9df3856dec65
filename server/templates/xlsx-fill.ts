import { storeZip } from '../documents/zip.ts'
import { drawing as drawingMl, expand } from './docx-fill.ts'
import type { Gatherer } from './found.ts'
import type { Template } from './open-template.ts'
import type { Filling, Values } from './token.ts'
import { boxTexts, fillDrawing, fillNotes, notesIn } from './xlsx-beside.ts'
import { cellText, ownTexts, sharedTexts } from './xlsx-cells.ts'
import { growRows, looksOf } from './xlsx-heights.ts'
import { movedFormula, movedRange, type Rows } from './xlsx-rows.ts'
import { blocksOf, fillSheet, numbered, ownFormulas, repeatsOf } from './xlsx-sheet.ts'
import { all, allowance, child, elements, isXml, made, readXml, textOf, writeXml, type Spend, type Xml } from './xml.ts'

type Sheet = { name: string; path: string; tree: Xml }

/** Where a part's relations point, by their ids. */
function relationsOf({ parts }: Template, path: string): Map<string, string> {
  const at = path.lastIndexOf('/')
  const folder = path.slice(0, at)
  const tree = readXml(parts.get(`${folder}/_rels/${path.slice(at + 1)}.rels`) ?? Buffer.from('<r/>'))
  return new Map(
    all(tree ?? made('r'), 'Relationship').map(({ attributes: { Id = '', Target = '' } }) => [Id, resolved(folder, Target)]),
  )
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps = folder.split('/')
  for (const step of target.split('/'))
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  return steps.join('/')
}

/** The worksheets in their order, every text with a placeholder in its own cell. */
function sheetsOf(template: Template, spend: Spend): Sheet[] {
  const targets = relationsOf(template, 'xl/workbook.xml')
  const shared = sharedTexts(template.trees.get('xl/sharedStrings.xml'))
  const seen = new Set<string>()
  return all(template.trees.get('xl/workbook.xml')!, 'sheet').flatMap(({ attributes }) => {
    const path = targets.get(attributes['r:id'] ?? '') ?? ''
    const tree = path.startsWith('xl/worksheets/') && !seen.has(path) ? template.trees.get(path) : undefined
    seen.add(path)
    const data = tree && child(tree, 'sheetData')
    if (!data) return []
    ownTexts(data, shared, spend)
    numbered(data)
    ownFormulas(data, spend)
    return [{ name: attributes.name ?? '', path, tree }]
  })
}

/** Every placeholder of a workbook with its sheet and cell. */
export function gatherInSheets(template: Template, into: Gatherer): void {
  const beside = besideSheets(template)
  for (const { name: sheet, tree, path } of sheetsOf(template, allowance())) {
    for (const cell of all(tree, 'c')) into.add(cellText(cell), { sheet, cellRef: cell.attributes.r ?? '' })
    for (const one of elements(child(tree, 'headerFooter') ?? made(''))) into.add(textOf(one), { sheet, part: 'header' })
    for (const { part, drawing } of beside(path)) {
      for (const one of all(part, 'a:p')) into.add(all(one, 'a:t').map(textOf).join(''), { sheet, part: 'box' })
      for (const { ref, text } of notesIn(part)) into.add(text, { sheet, part: 'note', noteRef: ref })
      for (const text of boxTexts(drawing)) into.add(text, { sheet, part: 'box' })
    }
  }
}

/** The parts that go with a sheet: drawings, notes, tables; one that several name belongs to the first. */
function besideSheets(template: Template) {
  const seen = new Set<string>()
  return (path: string): { target: string; part: Xml; drawing: string }[] =>
    [...relationsOf(template, path).values()].flatMap(target => {
      if (seen.has(target) || !/^xl\/(drawings|comments|tables)/.test(target)) return []
      seen.add(target)
      const drawing = /\.vml$/i.test(target) ? (template.parts.get(target)?.toString('utf8') ?? '') : ''
      const part = template.trees.get(target)
      return part || drawing ? [{ target, part: part ?? made(''), drawing }] : []
    })
}

/** Fills the workbook's parts where they stand; every part nothing is said in stays as it came, byte for byte. */
export function fillXlsx(template: Template, names: Filling, values: Values): Uint8Array<ArrayBuffer> {
  const { parts, trees } = template
  const sheets = sheetsOf(template, names.spend)
  const beside = besideSheets(template)
  const plans = sheets.map(sheet => {
    const blocks = blocksOf(child(sheet.tree, 'sheetData')!, names, values)
    return { ...sheet, blocks, rows: repeatsOf(blocks) }
  })
  const byName = new Map(plans.toReversed().map(one => [one.name.toLowerCase(), one.rows]))
  const rowsBy = (name: string) => byName.get(name.toLowerCase())
  const looks = looksOf(trees.get('xl/styles.xml') ?? null)
  const written = new Map<string, Xml>()
  const drawn = new Map<string, Buffer>()
  for (const { name, path, tree, rows, blocks } of plans) {
    const touched = fillSheet(tree, names, values, rows, blocks, { sheet: name, rows: rowsBy })
    growRows(tree, touched, looks)
    written.set(path, tree)
    for (const { target, part, drawing } of beside(path)) {
      if (drawing) {
        drawn.set(target, Buffer.from(fillDrawing(drawing, names, values, rows)))
        continue
      }
      movePart(part, rows)
      expand(part, names, values, drawingMl)
      fillNotes(part, names, values)
      written.set(target, part)
    }
  }
  for (const [path, tree] of trees)
    if (path.startsWith('xl/charts/')) {
      for (const formula of all(tree, 'c:f')) formula.children = [movedFormula(textOf(formula), { sheet: '', rows: rowsBy })]
      written.set(path, tree)
    }
  const workbook = trees.get('xl/workbook.xml')!
  for (const name of all(workbook, 'definedName')) name.children = [movedFormula(textOf(name), { sheet: '', rows: rowsBy })]
  reckonAnew(workbook)
  written.set('xl/workbook.xml', workbook)
  const filled = new Map(
    [...parts].map(([path, content]) => [path, written.has(path) ? writeXml(written.get(path)!) : (drawn.get(path) ?? content)]),
  )
  dropOrder(filled)
  return storeZip(filled, true)
}

/** Pictures keep their size and go along with their row; notes and tables too. */
function movePart(part: Xml, rows: Rows): void {
  for (const anchor of elements(part)) {
    const [from, to] = ['xdr:from', 'xdr:to'].map(name => child(anchor, name))
    const row = from && child(from, 'xdr:row')
    if (!row) continue
    const old = Number(textOf(row))
    const next = rows.at(old + 1, 'first') - 1
    row.children = [String(next)]
    const last = to && child(to, 'xdr:row')
    if (last) last.children = [String(Number(textOf(last)) + next - old)]
  }
  if (part.name === 'comments')
    for (const note of all(part, 'comment')) note.attributes.ref = movedRange(note.attributes.ref ?? '', rows)
  if (part.name === 'table')
    for (const one of [part, ...all(part, 'autoFilter')]) one.attributes.ref = movedRange(one.attributes.ref ?? '', rows)
}

/** What is calculated is calculated anew when the file is opened. */
function reckonAnew(workbook: Xml): void {
  const known = child(workbook, 'calcPr')
  if (known) known.attributes.fullCalcOnLoad = '1'
  else {
    const after = workbook.children.findLastIndex(
      one => isXml(one) && /^(sheets|functionGroups|externalReferences|definedNames)$/.test(one.name),
    )
    workbook.children.splice(after + 1, 0, made('calcPr', { fullCalcOnLoad: '1' }))
  }
}

/** The order of calculation names cells by place; programs make it anew. */
function dropOrder(parts: Map<string, Buffer>): void {
  if (!parts.delete('xl/calcChain.xml')) return
  for (const [path, name] of [
    ['[Content_Types].xml', 'PartName'],
    ['xl/_rels/workbook.xml.rels', 'Target'],
  ] as const) {
    const tree = readXml(parts.get(path)!)
    if (!tree) continue
    tree.children = tree.children.filter(one => !isXml(one) || !one.attributes[name]?.endsWith('calcChain.xml'))
    parts.set(path, writeXml(tree))
  }
}
