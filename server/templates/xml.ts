import { walkMarkup } from '../documents/markup.ts'
import { limits } from '../documents/source.ts'
import { writable } from '../documents/xml-signs.ts'

/** A part of an office file as a tree: elements in their order, text between them; comments are left out. */
export type Xml = { name: string; attributes: Record<string, string>; children: (Xml | string)[] }

export const isXml = (node: Xml | string | undefined): node is Xml => typeof node === 'object'

export const mostElements = 200_000

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
    mostElements,
  )
  const root = top.children.find(isXml)
  // The walk measures from time to time; what follows goes down into every element.
  return walked && root && deepest <= limits.depth ? root : null
}

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
}
const escapeText = (text: string) => writable(text).replaceAll(/[&<>]/g, sign => signs[sign]!)
const escapeAttribute = (text: string) => writable(text).replaceAll(/[&<>"\n\t]/g, sign => signs[sign]!)

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
/** How many elements a node is made of, and the characters of all it says. */
export function sizeOf(node: Xml): { elements: number; characters: number } {
  const size = { elements: 1, characters: node.name.length }
  for (const [name, value] of Object.entries(node.attributes)) size.characters += name.length + value.length
  for (const one of node.children) {
    const { elements: more, characters } = isXml(one) ? sizeOf(one) : { elements: 0, characters: one.length }
    size.elements += more
    size.characters += characters
  }
  return size
}

/** Grown until no program would open it. */
export class TooLarge extends Error {}
/** What a file may grow by, counted through the whole of a fill. */
export type Spend = (elements: number, characters: number) => void

export function allowance(): Spend {
  let [elementsLeft, charactersLeft] = [2_000_000, 60_000_000]
  return (count, characters) => {
    elementsLeft -= count
    charactersLeft -= characters
    if (elementsLeft < 0 || charactersLeft < 0) throw new TooLarge()
  }
}

export function spendOn(spend: Spend, nodes: readonly Xml[], times: number): void {
  for (const { elements: count, characters } of nodes.map(sizeOf)) spend(count * times, characters * times)
}

export const copyOf = (node: Xml): Xml => ({
  name: node.name,
  attributes: { ...node.attributes },
  children: node.children.map(one => (isXml(one) ? copyOf(one) : one)),
})
