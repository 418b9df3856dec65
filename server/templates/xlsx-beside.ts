import { decoded, elementsIn, withoutAsides, type Cut } from '../documents/xml-cut.ts'
import { xmlText } from '../documents/note.ts'
import { applyChanges, changesIn, hasTokens, type Filling, type Values } from './token.ts'
import { pieces } from './xlsx-cells.ts'
import type { Rows } from './xlsx-rows.ts'
import { all, child, made, textOf, type Xml } from './xml.ts'

/** What people write over the cells: notes, and the boxes and buttons of old drawings (VML), whose markup is changed as text: it is
 * half a web page, with tags that never close. */

type NoteOf = { ref: string; text: string; at: Xml[] }
export const notesIn = (comments: Xml): NoteOf[] =>
  all(comments, 'comment').map(note => {
    const at = pieces(child(note, 'text') ?? made('text'))
    return { ref: note.attributes.ref ?? '', text: at.map(textOf).join(''), at }
  })

export function fillNotes(comments: Xml, names: Filling, values: Values): void {
  for (const { text, at } of notesIn(comments)) {
    if (!hasTokens(text)) continue
    const texts = applyChanges(at.map(textOf), changesIn(text, names, values))
    at.forEach((node, i) => {
      node.attributes['xml:space'] = 'preserve'
      node.children = texts[i] === '' ? [] : [texts[i]!]
    })
  }
}

/** Tags and the words between them, by turns; words come first. */
const turns = (box: Cut) => box.text.split(/(<[^<>]*>)/)
const wordsOf = (parts: readonly string[]) => parts.filter((_, i) => i % 2 === 0).map(decoded)
const boxesIn = (drawing: string) => elementsIn(drawing, 'v:textbox')

export const boxTexts = (drawing: string): string[] => boxesIn(withoutAsides(drawing)).map(box => wordsOf(turns(box)).join(''))

/** The drawing with its words filled in and its shapes gone along with their rows. */
export function fillDrawing(drawing: string, names: Filling, values: Values, rows: Rows): string {
  const bare = withoutAsides(drawing)
  const filled = replaced(bare, boxesIn(bare), box => filledBox(box, names, values))
  return replaced(filled, elementsIn(filled, 'x:ClientData'), ({ text }) => movedShape(text, rows))
}

function replaced(xml: string, cuts: readonly Cut[], by: (cut: Cut) => string): string {
  let out = ''
  let at = 0
  for (const cut of cuts) {
    out += xml.slice(at, cut.from) + by(cut)
    at = cut.to
  }
  return out + xml.slice(at)
}

function filledBox(box: Cut, names: Filling, values: Values): string {
  const parts = turns(box)
  const words = wordsOf(parts)
  if (!hasTokens(words.join(''))) return box.text
  const texts = applyChanges(words, changesIn(words.join(''), names, values))
  return parts
    .map((part, i) => (i % 2 === 1 || texts[i / 2] === words[i / 2] ? part : xmlText(texts[i / 2]!).replaceAll('\n', '<br/>')))
    .join('')
}

/** A note's shape names its cell's row; any other goes by the row it begins in. */
function movedShape(shape: string, rows: Rows): string {
  const anchor = /<x:Anchor>([^<]{1,200})<\/x:Anchor>/.exec(shape)
  const places = anchor?.[1]!.split(',').map(Number) ?? []
  const own = /<x:Row>(\d{1,7})<\/x:Row>/.exec(shape)
  const row = own ? Number(own[1]) : places[2]
  if (row === undefined || !Number.isInteger(row)) return shape
  const down = rows.at(row + 1, 'first') - 1 - row
  if (down === 0) return shape
  const moved = own ? shape.replace(own[0], `<x:Row>${row + down}</x:Row>`) : shape
  if (!anchor || places.length !== 8 || !places.every(Number.isFinite)) return moved
  const next = places.map((place, i) => (i === 2 || i === 6 ? place + down : place)).join(', ')
  return moved.replace(anchor[0], `<x:Anchor>${next}</x:Anchor>`)
}
