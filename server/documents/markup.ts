import { Parser } from 'htmlparser2'
import { limits } from './source.ts'

const piece = 16_384

type Handlers = {
  open?: (name: string, attributes: Record<string, string>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

/** Walks HTML or XML piece by piece; false, without going on, where elements nest deeper or are more than any form's.
 * Parsers search their stack of open elements, so a few megabytes of `<b>` would occupy the server for minutes. */
export function walkMarkup(text: string, handlers: Handlers, xml: boolean, most: number = limits.elements): boolean {
  let depth = 0
  let elements = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++
        elements++
        handlers.open?.(name, attributes)
      },
      ontext: handlers.text,
      onclosetag(name) {
        depth--
        handlers.close?.(name)
      },
    },
    { xmlMode: xml, decodeEntities: true },
  )
  for (let at = 0; at < text.length; at += piece) {
    parser.write(text.slice(at, at + piece))
    if (depth > limits.depth || elements > most) return false
  }
  parser.end()
  return true
}
