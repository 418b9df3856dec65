import { severities, type Severity } from '#domain/finding'
import { markFills, unprefixed } from './note.ts'
import { elementsIn, innerOf, withoutAttributes } from './xml-cut.ts'

/** The styles of a workbook that came from outside, with the fills of the marks and the looks of the list of notes added. */

const empty =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'

const lists = { fonts: 'font', fills: 'fill', borders: 'border', cellXfs: 'xf' }
type ListName = keyof typeof lists

export type NoteLooks = { title: number; text: number; head: number; cell: number; link: number; marks: Record<Severity, number> }

export function xlsxStyles(given: string) {
  const xml = unprefixed(given === '' ? empty : given, 'styleSheet')
  const listed = (name: ListName): string[] => elementsIn(innerOf(xml, name)?.text ?? '', lists[name]).map(one => one.text)
  const items = { fonts: listed('fonts'), fills: listed('fills'), borders: listed('borders'), cellXfs: listed('cellXfs') }
  const add = (name: ListName, item: string) => items[name].push(item) - 1
  const solid = (colour: string) =>
    add(
      'fills',
      `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`,
    )
  const fills = Object.fromEntries(severities.map(severity => [severity, solid(markFills[severity])])) as Record<Severity, number>
  const made = new Map<string, number>()

  /** The style of a cell with the fill of a mark, all else as it was. */
  function marked(style: number, severity: Severity): number {
    const key = `${style} ${severity}`
    const known = made.get(key)
    if (known !== undefined) return known
    const base = items.cellXfs[style] ?? items.cellXfs[0] ?? '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    const bare = base.replace(/^<xf\b[^<>]*/, head => withoutAttributes(head, 'fillId', 'applyFill'))
    const index = add('cellXfs', bare.replace(/^<xf\b/, `<xf fillId="${fills[severity]}" applyFill="1"`))
    made.set(key, index)
    return index
  }

  function forList(): NoteLooks {
    const font = (size: number, more = '') => add('fonts', `<font>${more}<sz val="${size}"/><name val="宋体"/></font>`)
    const [plain, bold, large, linked] = [font(10), font(10, '<b/>'), font(16, '<b/>'), font(10, '<u/>')]
    const side = (name: string) => `<${name} style="thin"><color auto="1"/></${name}>`
    const border = add('borders', `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`)
    const grey = solid('F2F4F7')
    const look = (fontId: number, fillId: number, borderId: number, wrap: boolean) =>
      add(
        'cellXfs',
        `<xf numFmtId="49" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"${wrap ? ' wrapText="1"' : ''}/></xf>`,
      )
    const marks = Object.fromEntries(severities.map(severity => [severity, look(plain, fills[severity], border, true)]))
    return {
      title: look(large, 0, 0, false),
      text: look(plain, 0, 0, false),
      head: look(bold, grey, border, true),
      cell: look(plain, 0, border, true),
      link: look(linked, 0, border, true),
      marks: marks as Record<Severity, number>,
    }
  }

  return {
    marked,
    forList,
    xml: () =>
      (Object.keys(lists) as ListName[]).reduce((text, name) => {
        const inner = innerOf(text, name)
        if (!inner) return text
        const head = text.slice(0, text.lastIndexOf('<', inner.from - 1))
        return `${head}<${name} count="${items[name].length}">${items[name].join('')}${text.slice(inner.to)}`
      }, xml),
  }
}
export type XlsxStyles = ReturnType<typeof xlsxStyles>
