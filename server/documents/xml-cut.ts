import type { Parts } from './zip.ts'

/** Markup that came from outside cut up as text, to change it where it stands. Every search goes on where the last one ended: what is
 * opened without end is looked for once. */

const asides = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const
const written = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Without comments and instructions, in which anything may stand; marked text is written as other text is. */
export function withoutAsides(xml: string): string {
  let out = ''
  let at = 0
  // The declaration at the beginning stays.
  let from = /^\uFEFF?<\?xml\s/.test(xml) ? Math.max(0, xml.indexOf('?>')) : 0
  for (;;) {
    const start = xml.indexOf('<', from)
    if (start < 0) return out + xml.slice(at)
    const aside = asides.find(([open]) => xml.startsWith(open, start))
    if (!aside) {
      from = start + 1
      continue
    }
    const [open, close] = aside
    const end = xml.indexOf(close, start + open.length)
    out += xml.slice(at, start)
    if (open === '<![CDATA[') out += written(xml.slice(start + open.length, end < 0 ? xml.length : end))
    if (end < 0) return out
    at = from = end + close.length
  }
}

export function dropAsides(parts: Parts): void {
  for (const [name, content] of parts) {
    if (!/\.(xml|rels|vml)$/i.test(name)) continue
    const xml = content.toString('utf8')
    const bare = withoutAsides(xml)
    if (bare !== xml) parts.set(name, Buffer.from(bare))
  }
}

export type Cut = { from: number; to: number; text: string }

/** The elements of a name, one after another. */
export function elementsIn(xml: string, name: string): Cut[] {
  const opening = new RegExp(`<${name}(?=[\\s/>])[^<>]*>`, 'g')
  const closing = `</${name}>`
  const found: Cut[] = []
  for (let match = opening.exec(xml); match; match = opening.exec(xml)) {
    const alone = match[0].endsWith('/>')
    const end = alone ? opening.lastIndex : xml.indexOf(closing, opening.lastIndex)
    if (end < 0) break
    const to = alone ? end : end + closing.length
    found.push({ from: match.index, to, text: xml.slice(match.index, to) })
    opening.lastIndex = to
  }
  return found
}

/** What stands between the first tag of a name and its end. */
export function innerOf(xml: string, name: string): Cut | null {
  const open = new RegExp(`<${name}(?=[\\s>])[^<>]*>`).exec(xml)
  if (!open || open[0].endsWith('/>')) return null
  const from = open.index + open[0].length
  const to = xml.indexOf(`</${name}>`, from)
  return to < 0 ? null : { from, to, text: xml.slice(from, to) }
}

const attribute = /\s([^\s=<>"'/]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g

/** An attribute of an opening tag, in either kind of quotes. */
export function attributeOf(tag: string, name: string): string | undefined {
  for (const [, found, double, single] of tag.matchAll(attribute)) if (found === name) return double ?? single
  return undefined
}

/** The tag without some of its attributes. */
export const withoutAttributes = (tag: string, ...names: string[]): string =>
  tag.replaceAll(attribute, (whole: string, name: string) => (names.includes(name) ? '' : whole))

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }
/** Text as it is read: signs written by their name or number. */
export const decoded = (text: string) =>
  text.replaceAll(/&(?:amp|lt|gt|quot|apos);|&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (all, hex?: string, decimal?: string) =>
    hex || decimal
      ? String.fromCodePoint(Math.min(0x10ffff, parseInt(hex ?? decimal!, hex ? 16 : 10)))
      : (entities[all.toLowerCase()] ?? all),
  )
