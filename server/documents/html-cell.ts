import { limits } from './source.ts'

const inline: Record<string, string> = { b: 'strong', strong: 'strong', i: 'em', em: 'em', u: 'u' }

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const tidy = (text: string) => text.replace(/[ \t\r\f\u00a0\u3000]*\n[ \t\r\f\u00a0\u3000]*/g, '\n').trim()

type Block = { list: boolean; plain: string; rich: string; open: string[] }

/** What one table cell (or one stretch of text outside tables) holds while it is being read. */
export function cellContent() {
  const done: Block[] = []
  let list = false
  let current: Block = { list, plain: '', rich: '', open: [] }
  // Whether the last sign is a blank, or there is none.
  let spaced = true
  let size = 0

  const end = () => {
    if (current.plain.trim() !== '') {
      for (const tag of current.open.toReversed()) current.rich += `</${tag}>`
      done.push(current)
    }
    current = { list, plain: '', rich: '', open: [] }
    spaced = true
  }
  return {
    add(text: string) {
      // More than any document may hold: the collector of lines refuses it.
      if (size > limits.characters) return
      const flat = text.replace(/[\s\u00a0]+/g, ' ')
      const joined = spaced ? flat.trimStart() : flat
      size += joined.length
      if (joined !== '') spaced = joined.endsWith(' ')
      current.plain += joined
      current.rich += escape(joined)
    },
    /** A block element begins or ends: what follows is a paragraph of its own. */
    block(name: string) {
      list = name === 'li'
      end()
    },
    open(name: string) {
      if (name === 'br') {
        spaced = true
        current.plain += '\n'
        current.rich += '<br />'
      }
      const tag = inline[name]
      if (tag === undefined) return
      current.open.push(tag)
      current.rich += `<${tag}>`
    },
    close(name: string) {
      const tag = inline[name]
      if (tag === undefined || current.open.at(-1) !== tag) return
      current.open.pop()
      current.rich += `</${tag}>`
    },
    /** Each paragraph as plain text. */
    blocks(): string[] {
      end()
      return done.map(block => tidy(block.plain))
    },
    /** One paragraph is plain text; several are kept as rich text. */
    text(): string {
      end()
      if (done.length <= 1) return tidy(done[0]?.plain ?? '')
      return done
        .map(block => (block.list ? `<ul><li>${block.rich.trim()}</li></ul>` : `<p>${block.rich.trim()}</p>`))
        .join('')
        .replaceAll('</ul><ul>', '')
    },
  }
}
export type CellContent = ReturnType<typeof cellContent>
