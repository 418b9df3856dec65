import type { Parser } from 'htmlparser2'
import { limits } from './source.ts'

const piece = 16_384

/** Feeds a parser piece by piece and stops where elements nest deeper than any form does: the parser searches its stack of
 * open elements, so that a few megabytes of `<b>` would occupy the server for minutes. */
export function writeBounded(parser: Parser, text: string, depth: () => number): boolean {
  for (let at = 0; at < text.length; at += piece) {
    parser.write(text.slice(at, at + piece))
    if (depth() > limits.depth) return false
  }
  parser.end()
  return true
}
