import type { Spend, Xml } from './xml.ts'

/** Placeholders as people write them: {{项目名称}}, {{#指标}} … {{/指标}}, {{一级指标|合并}}; full-width braces too. */
export type Token = { kind: 'field' | 'open' | 'close'; name: string; option: string; from: number; to: number }

/** Bounded: braces of an uploaded cell, or of somebody's reason, may never close. */
const written = /(?:\{\{|｛｛)([^{}｛｝|｜]{0,80})(?:[|｜]([^{}｛｝]{0,40}))?(?:\}\}|｝｝)/g
const kinds: Readonly<Record<string, Token['kind']>> = { '#': 'open', '＃': 'open', '/': 'close', '／': 'close' }

export function tokensIn(text: string): Token[] {
  return [...text.matchAll(written)].map(match => {
    const inner = match[1]!.trim()
    const kind = kinds[inner.charAt(0)] ?? 'field'
    const name = kind === 'field' ? inner : inner.slice(1).trim()
    return { kind, name, option: match[2]?.trim() ?? '', from: match.index, to: match.index + match[0].length }
  })
}

export const hasTokens = (text: string): boolean => /\{\{|｛｛/.test(text)

/** Beginnings and ends of placeholders without their other half. */
export function halfTokens(text: string): string[] {
  const rest = text.replaceAll(written, whole => ' '.repeat(whole.length))
  return [...rest.matchAll(/(?:\{\{|｛｛)[^{}｛｝]{0,20}|[^{}｛｝\s]{0,20}(?:\}\}|｝｝)/g)].map(match => match[0])
}

/** Drawn at `width` dots of 96 to the inch. */
export type Picture = { png: Uint8Array; width: number; height: number; alt: string }
/** What stands for a name: text, and the bare number or the picture where it is one. */
export type Value = { text: string; number?: number; picture?: Picture }
export type Values = { fields: Record<string, Value>; blocks: Record<string, Values[]> }

/** The key of a written name, in a block's scope too; undefined where nothing is called so. */
export type Names = { field: (name: string) => string | undefined; block: (name: string) => string | undefined }
/** The names of a form while it is filled, what the file may still grow by, and how a Word file shows a picture in its room. */
export type Filling = Names & { spend: Spend; draw?: (picture: Picture, room: number) => Xml; room?: number }

export const nothingIn = (values: Values): Values => ({ fields: {}, blocks: values.blocks })
const empty: Value = { text: '' }

/** A block's row sees its own fields first, then those around it. */
export const within = (outer: Values, item: Values): Values => ({
  fields: { ...outer.fields, ...item.fields },
  blocks: { ...outer.blocks, ...item.blocks },
})

export const valueOf = (names: Names, values: Values, token: Token): Value => {
  const key = names.field(token.name)
  return (key === undefined ? undefined : values.fields[key]) ?? empty
}

/** What a block repeats: the scope of each of its items. */
export function itemsOf(names: Names, values: Values, token: Token): Values[] {
  const key = names.block(token.name)
  return ((key === undefined ? undefined : values.blocks[key]) ?? []).map(item => within(values, item))
}

/** Where the block that begins at this token ends. */
export function closeOf(tokens: readonly Token[], at: number): number {
  let depth = 0
  for (let i = at; i < tokens.length; i++) {
    if (tokens[i]!.kind === 'open') depth++
    if (tokens[i]!.kind === 'close' && --depth === 0) return i
  }
  return -1
}

export type Change = { from: number; to: number; text: string }

/** The changes that fill a text; a block within it is written one item after another. */
export function changesIn(text: string, names: Filling, values: Values): Change[] {
  const tokens = tokensIn(text)
  const changes: Change[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    const end = token.kind === 'open' ? closeOf(tokens, i) : -1
    if (end < 0) {
      const value = token.kind === 'field' ? valueOf(names, values, token).text : ''
      names.spend(0, value.length)
      changes.push({ from: token.from, to: token.to, text: value })
      continue
    }
    const inner = text.slice(token.to, tokens[end]!.from)
    const items = itemsOf(names, values, token)
    // A scope of its own costs as much as the elements of a row.
    names.spend(items.length * 20, items.length * inner.length)
    changes.push({ from: token.from, to: tokens[end]!.to, text: items.map(item => filled(inner, names, item)).join('') })
    i = end
  }
  return changes
}

export function filled(text: string, names: Filling, values: Values): string {
  let result = ''
  let at = 0
  for (const { from, to, text: value } of changesIn(text, names, values)) {
    result += text.slice(at, from) + value
    at = to
  }
  return result + text.slice(at)
}

/** The same changes over pieces of one text: what a change begins in takes its words, the others lose theirs. */
export function applyChanges(pieces: readonly string[], changes: readonly Change[]): string[] {
  let start = 0
  return pieces.map(piece => {
    const from = start
    const to = (start += piece.length)
    let result = ''
    let at = from
    for (const change of changes) {
      if (change.to <= from || change.from >= to) continue
      result += piece.slice(at - from, Math.max(change.from, at) - from)
      if (change.from >= from) result += change.text
      at = Math.min(Math.max(change.to, at), to)
    }
    return result + piece.slice(at - from)
  })
}

/** Whether every block that begins in a text ends in it, in order. */
export function isBalanced(text: string): boolean {
  let depth = 0
  for (const { kind } of tokensIn(text)) {
    if (kind === 'open') depth++
    if (kind === 'close' && --depth < 0) return false
  }
  return depth === 0
}
