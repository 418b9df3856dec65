import { breaksIn, endOf, shownText, word } from './docx-fill.ts'
import type { Gatherer } from './found.ts'
import { tokensIn } from './token.ts'
import { elements, isXml, type Xml } from './xml.ts'

type Place = Record<string, string | number>
const partOf = (name: string): string => (/header/.test(name) ? 'header' : /footer/.test(name) ? 'footer' : 'body')

/** Every placeholder of a Word part with its place: which table, row and cell, or which paragraph. */
export function gatherIn(name: string, root: Xml, into: Gatherer): void {
  const part = partOf(name)
  const count = { paragraph: 0, table: 0 }
  const walk = (node: Xml, place: Place | null) => {
    let row = 0
    for (const one of elements(node)) {
      if (one.name === 'w:p') {
        if (!place) count.paragraph++
        into.add(shownText(one), place ?? { part, paragraph: count.paragraph })
      } else if (one.name === 'w:tbl' && !place) {
        count.table++
        walk(one, { part, table: count.table })
      } else if (one.name === 'w:tr' && place && !('row' in place)) {
        row++
        elements(one)
          .filter(cell => cell.name === 'w:tc')
          .forEach((cell, i) => walk(cell, { ...place, row, cell: i + 1 }))
      } else walk(one, place)
    }
  }
  walk(root, null)
}

/** Blocks that do not end in the table, or among the paragraphs, they begin in. */
export function openBlocks(node: Xml): string[] {
  const names: string[] = []
  for (let i = 0; i < node.children.length; i++) {
    const one = node.children[i]
    if (!isXml(one)) continue
    if (!breaksIn(one, word)) {
      if (one.name !== 'w:p') names.push(...openBlocks(one))
      continue
    }
    const end = endOf(node, i, word)
    const last = node.children[end]
    // Rows with rows and lines with lines: a mark in a table has its other half there.
    const alike = isXml(last) && last.name === one.name && (one.name === 'w:tr' || one.name === 'w:p')
    if (!alike) names.push(tokensIn(shownText(one)).find(token => token.kind !== 'field')?.name ?? '')
    // What ends nowhere was looked for up to the last of them.
    if (end < 0) return names
    i = end
  }
  return names
}
