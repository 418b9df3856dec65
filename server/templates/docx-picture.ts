import type { Parts } from '../documents/zip.ts'
import { tokensIn, valueOf, type Names, type Picture, type Values } from './token.ts'
import { all, child, elements, isXml, made, readXml, writeXml, type Xml } from './xml.ts'

/** Pictures in a part of a Word file: the run that shows one, its bytes beside the part, and what names them to programs. */

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const art = 'http://schemas.openxmlformats.org/drawingml/2006'
const opc = 'http://schemas.openxmlformats.org/package/2006'
/** Twentieths of a point in the units of drawings; a dot of 96 to the inch. */
const perTwip = 635
const perDot = 9525
/** Of a page that says nothing: A4 between Word's own margins. */
const usualRoom = 8306
/** What a cell keeps free at both its sides. */
const cellSides = 216

const twips = (node: Xml | undefined, name: string): number => Number(node?.attributes[`w:${name}`]) || 0

/** The width of the text of a part's last section. */
export function roomOf(tree: Xml): number {
  const section = all(tree, 'w:sectPr').at(-1)
  const [size, margins] = [section && child(section, 'w:pgSz'), section && child(section, 'w:pgMar')]
  const room = twips(size, 'w') - twips(margins, 'left') - twips(margins, 'right')
  return room > 0 ? room : usualRoom
}

/** In a cell that says how wide it is there is no more room than that. */
export function roomIn(cell: Xml, room: number): number {
  const look = child(cell, 'w:tcPr')
  const width = look && child(look, 'w:tcW')
  const own = width?.attributes['w:type'] === 'dxa' ? twips(width, 'w') - cellSides : 0
  return own > 0 ? Math.min(own, room) : room
}

/** The picture a paragraph asks for, which says nothing else. */
export function pictureIn(whole: string, names: Names, values: Values) {
  // Longer than any placeholder: not worth a look at what may be a whole page of them.
  if (whole.length > 200) return undefined
  const [token, ...more] = tokensIn(whole)
  const alone = token && more.length === 0 && whole.trim() === whole.slice(token.from, token.to)
  return alone ? valueOf(names, values, token).picture : undefined
}

/** A picture keeps the paragraph's place on the page; an indent or a fixed height of lines would cut it. */
export function showIn(paragraph: Xml, picture: Xml): void {
  const look = elements(paragraph).filter(one => one.name === 'w:pPr')
  for (const one of look) {
    one.children = one.children.filter(part => !isXml(part) || part.name !== 'w:ind')
    for (const spacing of elements(one).filter(part => part.name === 'w:spacing')) {
      delete spacing.attributes['w:line']
      delete spacing.attributes['w:lineRule']
    }
  }
  paragraph.children = [...look, picture]
}

/** The part's drawer; `finish` writes what was drawn into the file's parts. */
export function drawer(name: string) {
  const ids = new Map<Picture, string>()
  let shown = 0
  return {
    draw: (picture: Picture, room: number): Xml => {
      const id = ids.get(picture) ?? `jichi${ids.size + 1}`
      ids.set(picture, id)
      return runOf(picture, id, 9000 + ++shown, room)
    },
    finish: (parts: Parts): void => {
      if (ids.size === 0) return
      const cut = name.lastIndexOf('/') + 1
      const links = part(parts, `${name.slice(0, cut)}_rels/${name.slice(cut)}.rels`, 'Relationships', `${opc}/relationships`)
      for (const [picture, id] of ids) {
        const file = `media/${name.slice(cut).replace(/\.xml$/i, '')}-${id}.png`
        parts.set(name.slice(0, cut) + file, Buffer.from(picture.png))
        links.tree.children.push(made(links.own('Relationship'), { Id: id, Type: `${office}/image`, Target: file }))
      }
      parts.set(links.path, writeXml(links.tree))
      const types = part(parts, '[Content_Types].xml', 'Types', `${opc}/content-types`)
      const known = elements(types.tree).some(one => one.attributes.Extension?.toLowerCase() === 'png')
      if (!known) types.tree.children.unshift(made(types.own('Default'), { Extension: 'png', ContentType: 'image/png' }))
      parts.set(types.path, writeXml(types.tree))
    },
  }
}

/** A part that lists others, as the file has it, or a new one. */
function part(parts: Parts, wanted: string, root: string, namespace: string) {
  const path = [...parts.keys()].find(name => name.toLowerCase() === wanted.toLowerCase()) ?? wanted
  const kept = parts.get(path)
  const tree = (kept && readXml(kept)) ?? made(root, { xmlns: namespace })
  const prefix = tree.name.includes(':') ? tree.name.slice(0, tree.name.indexOf(':') + 1) : ''
  return { path, tree, own: (name: string) => prefix + name }
}

/** As wide as it was drawn, or as there is room; never enlarged. */
function runOf({ width, height, alt }: Picture, id: string, number: number, room: number): Xml {
  const cx = Math.round(Math.min(width * perDot, room * perTwip))
  const size = { cx: String(cx), cy: String(Math.round((cx * height) / width)) }
  const called = { id: String(number), name: `图${number - 9000}`, descr: alt }
  const box = made('a:xfrm', {}, [made('a:off', { x: '0', y: '0' }), made('a:ext', size)])
  const picture = made('pic:pic', { 'xmlns:pic': `${art}/picture` }, [
    made('pic:nvPicPr', {}, [made('pic:cNvPr', called), made('pic:cNvPicPr')]),
    made('pic:blipFill', {}, [made('a:blip', { 'xmlns:r': office, 'r:embed': id }), made('a:stretch', {}, [made('a:fillRect')])]),
    made('pic:spPr', {}, [box, made('a:prstGeom', { prst: 'rect' }, [made('a:avLst')])]),
  ])
  const around = { distT: '0', distB: '0', distL: '0', distR: '0' }
  const inline = made('wp:inline', { 'xmlns:wp': `${art}/wordprocessingDrawing`, ...around }, [
    made('wp:extent', size),
    made('wp:docPr', called),
    made('a:graphic', { 'xmlns:a': `${art}/main` }, [made('a:graphicData', { uri: `${art}/picture` }, [picture])]),
  ])
  return made('w:r', {}, [made('w:drawing', {}, [inline])])
}
