import { walkMarkup } from '../documents/markup.ts'
import { limits } from '../documents/source.ts'

/** A part of an office file as a tree: elements in their order, text between them; comments are left out. */
export type Xml = { name: string; attributes: Record<string, string>; children: (Xml | string)[] }

export const isXml = (node: Xml | string | undefined): node is Xml => typeof node === 'object'

/** Null where the part is no XML, brings a document type of its own, or is larger than any form's. */
export function readXml(part: Buffer): Xml | null {
  const text = part.toString('utf8')
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return null
  const top: Xml = { name: '', attributes: {}, children: [] }
  const open = [top]
  let deepest = 0
  const walked = walkMarkup(
    text,
    {
      open(name, attributes) {
        deepest = Math.max(deepest, open.length)
        const made: Xml = { name, attributes, children: [] }
        open.at(-1)!.children.push(made)
        open.push(made)
      },
      text(piece) {
        const { children } = open.at(-1)!
        const last = children.at(-1)
        if (typeof last === 'string') children[children.length - 1] = last + piece
        else children.push(piece)
      },
      close() {
        open.pop()
      },
    },
    true,
  )
  const root = top.children.find(isXml)
  // The walk measures from time to time; what follows goes down into every element.
  return walked && root && deepest <= limits.depth ? root : null
}

// oxlint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
}
const escapeText = (text: string) => text.replaceAll(unwritable, '').replaceAll(/[&<>]/g, sign => signs[sign]!)
const escapeAttribute = (text: string) => text.replaceAll(unwritable, '').replaceAll(/[&<>"\n\t]/g, sign => signs[sign]!)

function write(node: Xml | string, into: string[]): void {
  if (typeof node === 'string') {
    into.push(escapeText(node))
    return
  }
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
  into.push(`<${node.name}${attributes.join('')}`)
  if (node.children.length === 0) {
    into.push('/>')
    return
  }
  into.push('>')
  for (const child of node.children) write(child, into)
  into.push(`</${node.name}>`)
}

export function writeXml(root: Xml): Buffer {
  const into = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n']
  write(root, into)
  return Buffer.from(into.join(''))
}

export const elements = (node: Xml): Xml[] => node.children.filter(isXml)
export const child = (node: Xml, name: string): Xml | undefined => elements(node).find(one => one.name === name)

/** Every element of this name below a node, in reading order. */
export function all(node: Xml, name: string, into: Xml[] = []): Xml[] {
  for (const one of elements(node)) {
    if (one.name === name) into.push(one)
    all(one, name, into)
  }
  return into
}

export const textOf = (node: Xml): string => node.children.map(one => (typeof one === 'string' ? one : textOf(one))).join('')
export const made = (name: string, attributes: Record<string, string> = {}, children: Xml['children'] = []): Xml => ({
  name,
  attributes,
  children,
})
/** How many elements a node is made of. */
export const sizeOf = (node: Xml): number => elements(node).reduce((sum, one) => sum + sizeOf(one), 1)

/** A block repeated so often that no program would open the file. */
export class TooLarge extends Error {}
const most = 2_000_000
export function refuseTooLarge(nodes: readonly Xml[], times: number): void {
  if (nodes.reduce((sum, one) => sum + sizeOf(one), 0) * times > most) throw new TooLarge()
}

export const copyOf = (node: Xml): Xml => structuredClone(node)
