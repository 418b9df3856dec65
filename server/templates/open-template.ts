import type { Answer, Problem } from '#domain/problem'
import { isOoxml, startsWith } from '../documents/open.ts'
import { limits, refuse } from '../documents/source.ts'
import { openZip, type Parts } from '../documents/zip.ts'
import { fetchesIn, formulasOf, isTooLong, linksOf } from './fetching.ts'
import { mostElements, readXml, sizeOf, type Xml } from './xml.ts'

/** A template opened: what it is, every part as it came, and those that hold words as trees. */
export type Template = { type: 'xlsx' | 'docx'; parts: Parts; trees: Map<string, Xml> }

const active = /vbaProject|vbaData|activeX|macrosheets|\.(bin|exe|dll|js|vbs|bat|cmd|ps1)$/i
const harmless = /printerSettings\d*\.bin$/i
const words = {
  docx: /^word\/(document|header\d*|footer\d*)\.xml$/,
  xlsx: /^xl\/(workbook|sharedstrings|styles|worksheets\/[^/]+|drawings\/[^/]+|charts\/[^/]+|comments[^/]*|tables\/[^/]+)\.xml$/,
}
/** Parts that are no such trees, whose fields and pictures a program fetches as well: notes, settings, old drawings. */
const alsoRead = /^word\/.*\.xml$|\.vml$/

/** A real xlsx or docx without macros and without anything fetched from elsewhere. */
export function openTemplate(bytes: Uint8Array): Answer<Template> {
  if (bytes.length === 0) return refuse('document-empty')
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refuse('document-old-office')
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return refuse('document-pdf')
  if (!startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return refuse('template-not-office')
  if (bytes.length > limits.zippedBytes) return refuse('document-too-large', { bytes: bytes.length, limit: limits.zippedBytes })
  const names: string[] = []
  const listed = openZip(bytes, name => {
    names.push(name)
    return false
  })
  if (!listed.ok) return listed
  if (
    new Set(names.map(name => name.toLowerCase())).size !== names.length ||
    names.some(name => /(^|\/)\.\.(\/|$)|^\/|\\/.test(name))
  )
    return refuse('document-unreadable')
  if (names.some(name => active.test(name) && !harmless.test(name))) return refuse('template-macros')
  const [sheet, text] = [isOoxml(bytes, 'xl/workbook.xml'), isOoxml(bytes, 'word/document.xml')]
  if (sheet === text || !names.includes('[Content_Types].xml')) return refuse('template-not-office')
  const opened = openZip(bytes, () => true)
  if (!opened.ok) return opened
  const parts = opened.value
  const type = sheet ? 'xlsx' : 'docx'
  if (!parts.has(sheet ? 'xl/workbook.xml' : 'word/document.xml')) return refuse('template-not-office')
  if (/macroEnabled|vbaProject|ms-office\.active/i.test(parts.get('[Content_Types].xml')!.toString('utf8')))
    return refuse('template-macros')
  const outside = linksOf(parts)
  if (outside.length) return { ok: false, problems: outside }
  return withTrees(type, parts)
}

function withTrees(type: Template['type'], parts: Parts): Answer<Template> {
  const trees = new Map<string, Xml>()
  const found: Problem[] = []
  const size = { elements: 0, characters: 0 }
  for (const [name, content] of parts) {
    const path = name.toLowerCase()
    const hasWords = words[type].test(path)
    if (!hasWords && !alsoRead.test(path)) continue
    const tree = readXml(content)
    if (!tree) return refuse('document-unreadable')
    const { elements, characters } = sizeOf(tree)
    size.elements += elements
    size.characters += characters
    if (size.elements > mostElements || size.characters > limits.characters) return refuse('document-too-complex')
    if (formulasOf(tree).some(isTooLong)) return refuse('document-too-complex')
    for (const problem of fetchesIn(name, tree)) found.push(problem)
    if (hasWords) trees.set(name, tree)
  }
  return found.length ? { ok: false, problems: found } : { ok: true, value: { type, parts, trees } }
}
