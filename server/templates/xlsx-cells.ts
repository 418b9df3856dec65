import { applyChanges, changesIn, hasTokens, tokensIn, valueOf, type Filling, type Names, type Values } from './token.ts'
import { all, child, copyOf, elements, made, spendOn, textOf, TooLarge, type Spend, type Xml } from './xml.ts'

/** Cells of a sheet: what they say, and filling them where they stand. */

/** What a program takes in one cell. */
const mostSigns = 32_767

/** The workbook's shared texts that hold placeholders, by their number: a text may be named by very many cells. */
export function sharedTexts(list: Xml | undefined): Map<number, Xml> {
  const texts = elements(list ?? made('sst')).filter(one => one.name === 'si')
  return new Map(
    texts.flatMap((text, i) => {
      const words = shown(text)
      if (words.length > mostSigns) throw new TooLarge()
      return hasTokens(words) || /\}\}|｝｝/.test(words) ? [[i, text] as const] : []
    }),
  )
}

/** Texts with placeholders are moved from the workbook's shared list into their cells, looks and all. */
export function ownTexts(sheetData: Xml, shared: ReadonlyMap<number, Xml>, spend: Spend): void {
  for (const cell of all(sheetData, 'c')) {
    if (cellText(cell).length > mostSigns) throw new TooLarge()
    if (cell.attributes.t !== 's') continue
    const text = shared.get(Number(textOf(child(cell, 'v') ?? made('v'))))
    if (!text) continue
    spendOn(spend, [text], 1)
    cell.attributes.t = 'inlineStr'
    const runs = copyOf(text).children.filter(one => typeof one === 'string' || one.name === 'r' || one.name === 't')
    cell.children = [made('is', {}, runs)]
  }
}

/** The text nodes of rich or plain text; readings above the characters are none. */
export function pieces(node: Xml): Xml[] {
  return all({ ...node, children: node.children.filter(one => typeof one !== 'string' && one.name !== 'rPh') }, 't')
}
const shown = (node: Xml): string => pieces(node).map(textOf).join('')

/** The placeholders' text of a cell; empty for all else. */
export function cellText(cell: Xml): string {
  const text = child(cell, 'is')
  return cell.attributes.t === 'inlineStr' && text ? shown(text) : ''
}

/** Fills a cell: a number alone stays a number of the sheet, with the format the cell has. */
export function fillCell(cell: Xml, names: Filling, values: Values): void {
  const text = cellText(cell)
  if (!hasTokens(text)) return
  const [only, more] = tokensIn(text)
  const alone = only && !more && only.kind === 'field' && text.trim().length === only.to - only.from
  const value = alone ? valueOf(names, values, only) : null
  if (value?.number !== undefined) {
    delete cell.attributes.t
    cell.children = [made('v', {}, [String(value.number)])]
    return
  }
  const nodes = pieces(child(cell, 'is')!)
  const texts = applyChanges(nodes.map(textOf), changesIn(text, names, values))
  if (texts.join('') === '') {
    empty(cell)
    return
  }
  nodes.forEach((node, i) => {
    node.attributes['xml:space'] = 'preserve'
    node.children = texts[i] === '' ? [] : [texts[i]!]
  })
}

export function empty(cell: Xml): void {
  delete cell.attributes.t
  cell.children = []
}

/** Takes the block's own marks out of a cell's text. */
export function withoutMarks(cell: Xml, names: Names, block: string): void {
  const text = cellText(cell)
  const marks = tokensIn(text).filter(token => token.kind !== 'field' && names.block(token.name) === block)
  if (marks.length === 0) return
  const nodes = pieces(child(cell, 'is')!)
  const texts = applyChanges(
    nodes.map(textOf),
    marks.map(({ from, to }) => ({ from, to, text: '' })),
  )
  if (texts.join('') === '') empty(cell)
  else nodes.forEach((node, i) => (node.children = [texts[i]!]))
}
