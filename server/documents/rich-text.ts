import { createRequire } from 'node:module'
import type Sanitize from 'sanitize-html'
import { limits } from './source.ts'

const require = createRequire(import.meta.url)
let library: typeof Sanitize | undefined
/** Loaded with the first rich text: it brings a parser of styles of 11 MB, which an idle server does not need. */
const sanitizer = () => (library ??= require('sanitize-html') as typeof Sanitize)

const allowedTags = 'p br ul ol li strong em b i u table thead tbody tfoot tr td th caption'.split(' ')

/** Rich text as it may be stored and shown: paragraphs, lists, emphasis and tables, without any attribute.
 * Scripts and styles go with their content, other elements leave their text. What is shown is never changed by
 * being saved again, so it is cleaned until nothing changes. */
export function sanitizeRichText(html: string): string {
  let kept = cleaned(html)
  // Leaving out an element can leave a nesting no reader accepts (a paragraph directly in a paragraph). The second
  // reading sees only kept elements and writes the tree it read, which reads back as itself; the third confirms it.
  for (let reading = 0; reading < 4; reading++) {
    const again = cleaned(kept)
    if (again === kept) break
    kept = again
  }
  return kept
}

function cleaned(html: string): string {
  const tags = html.match(/<[a-z]/gi)?.length ?? 0
  return sanitizer()(tags > limits.tags ? html.replace(/<\/?[a-z][^<>]*>?/gi, ' ') : html, {
    allowedTags,
    allowedAttributes: {},
    allowedSchemes: [],
    nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'iframe', 'object', 'template', 'svg', 'math', 'title'],
    disallowedTagsMode: 'discard',
    nestingLimit: 50,
  }).trim()
}

const markup = /<(\/?)(p|br|ul|ol|li|strong|em|b|i|u|span|div|font|table|thead|tbody|tr|td|th)(\s[^<>]*)?\/?>/gi
const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&nbsp;': ' ', '&#39;': "'" }

const linesOf = (text: string) =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

/** The words of a cell without its markup; text that merely holds `<` (as in `<5天`) is left as it is. */
export function plainText(cell: string): string {
  if (!cell.includes('<') && !cell.includes('&')) return cell.trim()
  const blocks = cell.replace(markup, (_, close: string, tag: string) => (close || /^br$/i.test(tag) ? '\n' : ''))
  const isMarkup = blocks !== cell
  const text =
    isMarkup || /&(amp|lt|gt|quot|nbsp|#39);/.test(cell)
      ? blocks.replace(/&(amp|lt|gt|quot|nbsp|#39);/g, e => entities[e] ?? e)
      : blocks
  return isMarkup ? linesOf(text).join('\n') : text.trim()
}
