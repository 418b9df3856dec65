import { copyOf, elements, isXml, made, spendOn, textOf, type Xml } from './xml.ts'
import { pictureIn, roomIn, showIn } from './docx-picture.ts'
import {
  applyChanges,
  changesIn,
  closeOf,
  hasTokens,
  isBalanced,
  itemsOf,
  nothingIn,
  tokensIn,
  valueOf,
  type Filling,
  type Names,
  type Token,
  type Values,
} from './token.ts'

/** Filling the text of Word's parts (w:) and of drawings (a:) where it stands: runs keep their looks, tables their cells. */

type Kind = { paragraph: string; text: string; break: string }
export const word: Kind = { paragraph: 'w:p', text: 'w:t', break: 'w:br' }
export const drawing: Kind = { paragraph: 'a:p', text: 'a:t', break: 'a:br' }

/** The text nodes of a paragraph; those of a box within it belong to the box's own paragraphs. */
function piecesOf(node: Xml, kind: Kind, into: { holder: Xml; at: Xml }[] = []): { holder: Xml; at: Xml }[] {
  for (const one of elements(node)) {
    if (one.name === kind.paragraph) continue
    if (one.name === kind.text) into.push({ holder: node, at: one })
    else piecesOf(one, kind, into)
  }
  return into
}

/** What a reader sees of a node, in which a placeholder may be spread over several runs; `\n` ends a paragraph. */
export function shownText(node: Xml, kind: Kind = word): string {
  if (node.name === kind.text) return textOf(node)
  const inner = elements(node)
    .map(one => shownText(one, kind))
    .join('')
  return node.name === kind.paragraph ? `${inner}\n` : inner
}

function paragraphText(paragraph: Xml, kind: Kind): string {
  return piecesOf(paragraph, kind)
    .map(({ at }) => textOf(at))
    .join('')
}

/** Puts texts into the pieces of a paragraph; a line's end is a break. */
function putTexts(pieces: { holder: Xml; at: Xml }[], texts: readonly string[], kind: Kind): void {
  const put = new Map<Xml | string, Xml[]>()
  pieces.forEach(({ at }, i) => {
    const text = texts[i]!
    if (text === textOf(at)) return
    const keep = kind === word ? { ...at.attributes, 'xml:space': 'preserve' } : at.attributes
    const lines = text.split('\n').map(line => made(kind.text, keep, [line]))
    put.set(
      at,
      kind === word
        ? lines.flatMap((line, n) => (n === 0 ? [line] : [made(kind.break), line]))
        : [{ ...lines[0]!, children: [text] }],
    )
  })
  for (const holder of new Set(pieces.filter(({ at }) => put.has(at)).map(one => one.holder)))
    holder.children = holder.children.flatMap(one => put.get(one) ?? [one])
}

function fillParagraph(paragraph: Xml, names: Filling, values: Values, kind: Kind): void {
  const pieces = piecesOf(paragraph, kind)
  const texts = pieces.map(({ at }) => textOf(at))
  const whole = texts.join('')
  const picture = kind === word ? pictureIn(whole, names, values) : undefined
  if (picture && names.draw && names.room) {
    names.spend(20, 1000)
    showIn(paragraph, names.draw(picture, names.room))
    return
  }
  const boxes = boxesIn(paragraph, kind)
  if (hasTokens(whole)) putTexts(pieces, applyChanges(texts, changesIn(whole, names, values)), kind)
  for (const box of boxes) expand(box, names, values, kind)
}

/** What holds paragraphs within a paragraph and no words of its own: what is filled in is never read for placeholders. */
function boxesIn(node: Xml, kind: Kind): Xml[] {
  return elements(node).flatMap(one =>
    one.name === kind.text || !hasTokens(shownText(one, kind))
      ? []
      : one.name === kind.paragraph
        ? [{ ...node, children: [one] }]
        : piecesOf(one, kind).length === 0
          ? [one]
          : boxesIn(one, kind),
  )
}

/** Takes one placeholder out of a subtree: the first or last of the block marks called so. */
function withoutMark(node: Xml, mark: Token, last: boolean, names: Names, kind: Kind): void {
  const paragraphs = allParagraphs(node, kind)
  const order = last ? paragraphs.toReversed() : paragraphs
  for (const paragraph of order) {
    const pieces = piecesOf(paragraph, kind)
    const texts = pieces.map(({ at }) => textOf(at))
    const marks = tokensIn(texts.join('')).filter(token => token.kind === mark.kind && isSame(names, token, mark))
    const token = last ? marks.at(-1) : marks[0]
    if (!token) continue
    putTexts(pieces, applyChanges(texts, [{ from: token.from, to: token.to, text: '' }]), kind)
    return
  }
}

function allParagraphs(node: Xml, kind: Kind): Xml[] {
  const below = elements(node).flatMap(one => allParagraphs(one, kind))
  return node.name === kind.paragraph ? [node, ...below] : below
}

/** A row is one unit where a block begins in one of its cells and ends in another. */
export const breaksIn = (node: Xml, kind: Kind): boolean => {
  const text = shownText(node, kind)
  if (!hasTokens(text)) return false
  return !isBalanced(text) || (node.name === 'w:tr' && elements(node).some(cell => !isBalanced(shownText(cell, kind))))
}

/** Fills everything below a node. Blocks are repeated where they begin and end: rows of a table, paragraphs, or words of one. */
export function expand(node: Xml, names: Filling, values: Values, kind: Kind): void {
  for (let i = 0; i < node.children.length; i++) {
    const one = node.children[i]
    if (!isXml(one)) continue
    if (!breaksIn(one, kind)) {
      if (one.name === kind.paragraph) fillParagraph(one, names, values, kind)
      else expand(one, inCell(one, names), values, kind)
      continue
    }
    const end = endOf(node, i, kind)
    if (end < 0) continue
    const range = node.children.slice(i, end + 1)
    const made = repeated(range, names, values, kind)
    // No splice: its arguments would be more than a call takes.
    node.children = [...node.children.slice(0, i), ...made, ...node.children.slice(end + 1)]
    i += made.length - 1
  }
}

const inCell = (node: Xml, names: Filling): Filling =>
  node.name === 'w:tc' && names.room ? { ...names, room: roomIn(node, names.room) } : names

/** One block goes by several written names. */
const isSame = (names: Names, a: Token, b: Token) => names.block(a.name) === names.block(b.name)

/** The first block that does not end in the paragraph it begins in. */
const crossing = (text: string, tokens: readonly Token[]): number =>
  tokens.findIndex((token, at) => {
    const close = token.kind === 'open' ? closeOf(tokens, at) : -1
    return token.kind === 'open' && (close < 0 || text.slice(token.to, tokens[close]!.from).includes('\n'))
  })

/** The sibling in which the block that begins in this one ends; -1 where it ends nowhere beside it. */
export function endOf(node: Xml, from: number, kind: Kind): number {
  let depth = 0
  for (let i = from; i < node.children.length; i++) {
    const one = node.children[i]
    const shown = isXml(one) ? shownText(one, kind) : ''
    if (!hasTokens(shown)) continue
    const tokens = tokensIn(shown)
    const first = depth > 0 ? 0 : crossing(shown, tokens)
    if (first < 0) continue
    for (const token of tokens.slice(first)) {
      depth += token.kind === 'open' ? 1 : token.kind === 'close' ? -1 : 0
      if (depth === 0 && token.kind === 'close') return i
    }
  }
  return -1
}

function repeated(range: (Xml | string)[], names: Filling, values: Values, kind: Kind): (Xml | string)[] {
  const whole = range.map(one => (isXml(one) ? shownText(one, kind) : '')).join('')
  const tokens = tokensIn(whole)
  const at = crossing(whole, tokens)
  if (at < 0) return range
  const mark = tokens[at]!
  const [first, last] = [range.find(isXml)!, range.findLast(isXml)!]
  withoutMark(first, mark, false, names, kind)
  withoutMark(last, { ...mark, kind: 'close' }, true, names, kind)
  const rows = first.name === 'w:tr'
  const body = rows
    ? range
    : range.filter(one => !(isXml(one) && one.name === kind.paragraph && isBlankLine(one, kind, one === first || one === last)))
  const items = itemsOf(names, values, mark)
  // A form without an indicator keeps its frame.
  const scopes = items.length > 0 || !rows ? items : [nothingIn(values)]
  spendOn(names.spend, body.filter(isXml), scopes.length)
  const copies = scopes.map((scope, i) => {
    const copy = body.map(one => (isXml(one) ? anew(copyOf(one)) : one))
    if (i > 0 && rows) goOn(body.filter(isXml), copy.filter(isXml))
    return { scope, copy }
  })
  if (rows && body.filter(isXml).length === 1)
    mergeAlike(
      copies.map(({ scope, copy }) => ({ scope, row: copy.find(isXml)! })),
      names,
      kind,
    )
  return copies.flatMap(({ scope, copy }) => {
    const holder = made('', {}, copy)
    expand(holder, names, scope, kind)
    return holder.children
  })
}

/** A line that held nothing but the block's mark. */
const isBlankLine = (paragraph: Xml, kind: Kind, edge: boolean) =>
  edge && paragraphText(paragraph, kind).trim() === '' && !/drawing|pict|object/.test(JSON.stringify(paragraph))

/** Ids and bookmarks belong to one place. */
function anew(node: Xml): Xml {
  delete node.attributes['w14:paraId']
  delete node.attributes['w14:textId']
  node.children = node.children.filter(one => !isXml(one) || !/^w:bookmark(Start|End)$/.test(one.name))
  for (const one of elements(node)) anew(one)
  return node
}

const mergeOf = (cell: Xml) =>
  elements(cell)
    .find(one => one.name === 'w:tcPr')
    ?.children.filter(isXml)
    .find(one => one.name === 'w:vMerge')
const cellsOf = (row: Xml) => elements(row).filter(one => one.name === 'w:tc')

/** A cell merged from within the block to beyond its end goes on over every copy. */
function goOn(original: Xml[], copies: Xml[]): void {
  const last = original.at(-1)!
  original.forEach((row, at) =>
    cellsOf(row).forEach((cell, i) => {
      const merge = mergeOf(cell)
      if (!merge || merge.attributes['w:val'] !== 'restart') return
      const within = at < original.length - 1 && mergeOf(cellsOf(original[at + 1]!)[i] ?? cell)?.attributes['w:val'] !== 'restart'
      if (within && row !== last) return
      const copy = cellsOf(copies[at]!)[i]!
      if (hasTokens(shownText(copy))) return
      mergeOf(copy)!.attributes = {}
    }),
  )
}

/** Cells marked |合并 that say the same one under another become one, within what the marked cells before them say. */
function mergeAlike(rows: { scope: Values; row: Xml }[], names: Names, kind: Kind): void {
  const before: string[] = []
  rows.forEach(({ scope, row }, at) => {
    let key = ''
    cellsOf(row).forEach((cell, i) => {
      const token = tokensIn(shownText(cell, kind)).find(one => isMerging(one.option))
      if (!token) return
      key += `\u0001${valueOf(names, scope, token).text}`
      const same = at > 0 && before[i] === key
      before[i] = key
      setMerge(cell, same)
      if (same) for (const paragraph of allParagraphs(cell, kind)) clear(paragraph, kind)
    })
  })
}

export const isMerging = (option: string): boolean => option === '合并' || option === 'merge'

function clear(paragraph: Xml, kind: Kind): void {
  const pieces = piecesOf(paragraph, kind)
  putTexts(
    pieces,
    pieces.map(() => ''),
    kind,
  )
}

function setMerge(cell: Xml, goesOn: boolean): void {
  let look = elements(cell).find(one => one.name === 'w:tcPr')
  if (!look) cell.children.unshift((look = made('w:tcPr')))
  look.children = look.children.filter(one => !isXml(one) || one.name !== 'w:vMerge')
  const after = look.children.findLastIndex(one => isXml(one) && /^w:(cnfStyle|tcW|gridSpan|hMerge)$/.test(one.name))
  look.children.splice(after + 1, 0, made('w:vMerge', goesOn ? {} : { 'w:val': 'restart' }))
}
