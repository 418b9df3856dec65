import type { Problem } from '#domain/problem'
import type { Parts } from '../documents/zip.ts'
import { elements, readXml, textOf, type Xml } from './xml.ts'

/** What in an office file would fetch something when it is opened; names are compared as programs do, without prefix and case. */

const told = (path: string, link: string): Problem => ({ path, code: 'template-external', params: { link: link.slice(0, 200) } })
const local = (name: string) => name.slice(name.indexOf(':') + 1)
const below = (node: Xml): Xml[] => elements(node).flatMap(one => [one, ...below(one)])

const elsewhere = /^xl\/(externallinks\/|querytables\/|connections\.xml$)/

/** Parts and relations that leave the file; a link a person clicks on may. */
export function linksOf(parts: Parts): Problem[] {
  return [...parts].flatMap(([name, content]) => {
    if (elsewhere.test(name.toLowerCase())) return [told(name, name)]
    if (!name.toLowerCase().endsWith('.rels')) return []
    const tree = readXml(content)
    if (!tree) return [{ path: name, code: 'document-unreadable', params: {} }]
    return below(tree).flatMap(({ name: written, attributes: { TargetMode, Target = '', Type = '' } }) => {
      const clicked = Type.endsWith('/hyperlink') && /^(https?:|mailto:|#)/i.test(Target)
      return local(written) === 'Relationship' && TargetMode === 'External' && !clicked ? [told(name, Target)] : []
    })
  })
}

const fetching = /^\s*(DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|DATABASE|IMPORT|LINK|RD)\b/i
const callingOut = /\b(WEBSERVICE|RTD|CALL|REGISTER\.ID|IMAGE)\s*\(|\|[^!"|]*!/i

/** A field's words between its marks, however many runs they are spread over; what a field within it says belongs to them. */
function fieldsOf(nodes: readonly Xml[]): string[] {
  const fields: { text: string; open: boolean }[] = []
  const open: { text: string; open: boolean }[] = []
  const alone: string[] = []
  for (const node of nodes) {
    const name = local(node.name)
    const mark = name === 'fldChar' ? Object.entries(node.attributes).find(([key]) => local(key) === 'fldCharType')?.[1] : ''
    if (mark === 'begin') {
      const field = { text: '', open: true }
      open.push(field)
      fields.push(field)
    } else if (mark === 'separate' && open.length > 0) open.at(-1)!.open = false
    else if (mark === 'end') open.pop()
    if (name === 'instrText') alone.push(textOf(node))
    const around = name === 'instrText' || name === 't' ? open.findLast(field => field.open) : undefined
    if (around) around.text += textOf(node)
    const simple = name === 'fldSimple' && Object.entries(node.attributes).find(([key]) => local(key) === 'instr')
    if (simple) alone.push(simple[1])
    if (name === 'p')
      alone.push(
        below(node)
          .flatMap(one => (local(one.name) === 'instrText' ? [textOf(one)] : []))
          .join(''),
      )
  }
  return [...alone, ...fields.map(field => field.text)]
}

const formulas = new Set(['f', 'definedName', 'formula', 'formula1', 'formula2', 'calculatedColumnFormula'])
/** What a program takes. */
const longest = 8192
export const formulasOf = (tree: Xml): string[] =>
  below(tree)
    .filter(one => formulas.has(local(one.name)))
    .map(textOf)
export const isTooLong = (formula: string): boolean => formula.length > longest

/** What old drawings (VML) are painted with. */
const pictured = /^(imagedata|image|fill|stroke)$/

/** Fields, formulas, pictures and chunks that come from elsewhere, of one part. */
export function fetchesIn(name: string, tree: Xml): Problem[] {
  const nodes = [tree, ...below(tree)]
  const chunks = nodes.filter(one => /^(altChunk|mailMerge)$/.test(local(one.name))).map(one => local(one.name))
  const pictures = nodes
    .filter(one => pictured.test(local(one.name)))
    .flatMap(one => Object.entries(one.attributes).flatMap(([key, value]) => (/^(src|href)$/.test(local(key)) ? [value] : [])))
  const found = [
    ...fieldsOf(nodes).filter(one => fetching.test(one)),
    ...formulasOf(tree).filter(one => callingOut.test(one)),
    ...chunks,
    ...pictures,
  ]
  return [...new Set(found.map(one => one.trim()))].map(one => told(name, one))
}
