import { setImmediate as pause } from 'node:timers/promises'
import { Parser } from 'htmlparser2'
import { limits } from './source.ts'

const piece = 16_384

export type Handlers = {
  open?: (name: string, attributes: Record<string, string>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

/** Walks HTML or XML piece by piece; false, without going on, where elements nest deeper or are more than any form's.
 * Parsers search their stack of open elements, so a few megabytes of `<b>` would occupy the server for minutes. */
export function walkMarkup(text: string, handlers: Handlers, xml: boolean, most: number = limits.elements): boolean {
  const { parser, fits } = measured(handlers, xml, most)
  for (let at = 0; at < text.length; at += piece) {
    parser.write(text.slice(at, at + piece))
    if (!fits()) return false
  }
  parser.end()
  return true
}

/** As `walkMarkup`, letting others in between; `enough` ends it early and is no failure. */
export async function walkMarkupGently(
  text: string,
  handlers: Handlers,
  { most, enough }: { most: number; enough?: () => boolean },
): Promise<boolean> {
  const { parser, fits } = measured(handlers, true, most)
  for (let at = 0; at < text.length; at += piece) {
    if (enough?.()) return true
    parser.write(text.slice(at, at + piece))
    if (!fits()) return false
    if ((at / piece) % 16 === 15) await pause()
  }
  parser.end()
  return true
}

function measured(handlers: Handlers, xml: boolean, most: number) {
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
  return { parser, fits: () => depth <= limits.depth && elements <= most }
}
