import type { Answer, Problem } from '#domain/problem'
import { isOoxml, startsWith } from '../documents/open.ts'
import { limits, refuse } from '../documents/source.ts'
import { openZip, type Parts } from '../documents/zip.ts'
import { all, readXml, sizeOf, textOf, type Xml } from './xml.ts'

/** A template opened: what it is, every part as it came, and those that hold words as trees. */
export type Template = { type: 'xlsx' | 'docx'; parts: Parts; trees: Map<string, Xml> }

const active = /vbaProject|vbaData|activeX|macrosheets|\.(bin|exe|dll|js|vbs|bat|cmd|ps1)$/i
const harmless = /printerSettings\d*\.bin$/i
const words = {
  docx: /^word\/(document|header\d*|footer\d*)\.xml$/,
  xlsx: /^xl\/(workbook|sharedStrings|styles|worksheets\/[^/]+|drawings\/[^/]+|charts\/[^/]+|comments[^/]*|tables\/[^/]+)\.xml$/,
}
const mostElements = 200_000

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
  if (new Set(names).size !== names.length || names.some(name => /(^|\/)\.\.(\/|$)|^\/|\\/.test(name)))
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
  let count = 0
  for (const [name, content] of parts) {
    if (!words[type].test(name)) continue
    const tree = readXml(content)
    if (!tree) return refuse('document-unreadable')
    count += sizeOf(tree).elements
    if (count > mostElements) return refuse('document-too-complex')
    trees.set(name, tree)
  }
  const fetching = [...trees].flatMap(([name, tree]) => fetchesIn(name, tree))
  return fetching.length ? { ok: false, problems: fetching } : { ok: true, value: { type, parts, trees } }
}

const told = (path: string, link: string): Problem => ({ path, code: 'template-external', params: { link: link.slice(0, 200) } })

/** Relations that leave the file; a link a person clicks on may. */
function linksOf(parts: Parts): Problem[] {
  return [...parts].flatMap(([name, content]) => {
    if (name.startsWith('xl/externalLinks/')) return [told(name, name)]
    if (!name.endsWith('.rels')) return []
    const tree = readXml(content)
    if (!tree) return [{ path: name, code: 'document-unreadable', params: {} }]
    return all(tree, 'Relationship').flatMap(({ attributes: { TargetMode, Target = '', Type = '' } }) => {
      const clicked = Type.endsWith('/hyperlink') && /^(https?:|mailto:|#)/i.test(Target)
      return TargetMode === 'External' && !clicked ? [told(name, Target)] : []
    })
  })
}

const fetching = /^\s*(DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|DATABASE|IMPORT|LINK|RD)\b/i
const callingOut = /\b(WEBSERVICE|RTD|CALL|REGISTER\.ID)\s*\(|\|[^!"]*!/i

/** Fields and formulas that would fetch something when the file is opened. */
function fetchesIn(name: string, tree: Xml): Problem[] {
  const fields = [
    ...all(tree, 'w:instrText').map(textOf),
    ...all(tree, 'w:fldSimple').map(one => one.attributes['w:instr'] ?? ''),
  ]
  const formulas = all(tree, 'f').map(textOf)
  return [...fields.filter(one => fetching.test(one)), ...formulas.filter(one => callingOut.test(one))].map(one =>
    told(name, one.trim()),
  )
}
