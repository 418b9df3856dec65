import type { IndicatorFacts } from './facts.ts'
import { notBegun } from './vocabulary-level.ts'
import { cellOf, type KeptRow } from './sheet.ts'
import { stagesFor } from './sheet-propose.ts'
import { consultWords, dayLine, documentNumber, draftWords, issuedWords, titleLine } from './vocabulary-sheet.ts'

/** A document's own words to one of the indicator's stages. */

type Staged = Pick<IndicatorFacts, 'aggregation' | 'stages'>

/** Null when no word of it names a stage. A 征求意见稿 is not issued, though its title begins 关于印发. */
export function stageOf(row: KeptRow, indicator: Staged): string | null {
  const stages = stagesFor(indicator)
  const said = cellOf(row, 'stage').trim()
  if (stages.includes(said)) return said
  const text = `${said} ${said === '' ? cellOf(row, 'title') : ''}`
  const group = [draftWords, consultWords, issuedWords].find(words => words.test(text))
  const numbered = documentNumber.test(cellOf(row, 'number') || cellOf(row, 'title'))
  if (group === issuedWords || (!group && numbered)) return stages.at(-1) ?? null
  if (group) {
    const own = stages.find(stage => group.test(stage))
    if (own !== undefined) return own
  }
  return stages.findLast(stage => !notBegun.test(stage) && text.includes(stage)) ?? null
}

/** The furthest stage of several documents. */
export function furthest(stages: readonly string[], indicator: Staged): string | null {
  const order = stagesFor(indicator)
  return stages.toSorted((a, b) => order.indexOf(b) - order.indexOf(a))[0] ?? null
}

/** A document that is no table: its title, its number and its date from its own lines. */
export function documentRow(lines: readonly { place: string; text: string }[]): KeptRow | null {
  const written = lines.map(line => ({ ...line, text: line.text.trim() })).filter(line => line.text !== '')
  const title = written.find(({ text }) => titleLine.test(text) && text.length <= 200) ?? written[0]
  if (!title) return null
  const number = written.map(({ text }) => documentNumber.exec(text)?.[0]).find(found => found !== undefined)
  const dates = written.filter(({ text }) => dayLine.test(text.replaceAll(/\s/g, '')))
  return {
    place: title.place,
    cells: {
      title: title.text.slice(0, 300),
      ...(number ? { number } : {}),
      ...(dates.length ? { date: dates.at(-1)!.text } : {}),
    },
    leftOut: '',
  }
}
