import { measuresLabel, measuresLabelLast } from './vocabulary-template.ts'

/** A form that went out and came back: what a cell says against what is held. Pure; values as they are written. */

/** The same writing, whatever spaces, widths and line ends a program put in between. */
export const sameWriting = (a: string, b: string): boolean => bare(a) === bare(b)
const bare = (text: string): string => text.normalize('NFKC').replaceAll(/[\s\u200b]+/g, '')

/** One cell holds the reason and what is done about it: whichever of the two still stands in it keeps its place, else the first line
 * is the reason. A reason that was only written on stays one: measures begin on a line of their own or behind their label. */
export function splitSaid(text: string, held: { reason: string; measures: string }): { reason: string; measures: string } {
  const said = text.trim()
  const [reason, measures] = [held.reason.trim(), held.measures.trim()]
  if (said === reason) return { reason, measures: '' }
  if (measures !== '' && said.endsWith(measures))
    return { reason: said.slice(0, -measures.length).replace(measuresLabelLast, '').trim(), measures }
  const after = reason !== '' && said.startsWith(reason) ? said.slice(reason.length) : ''
  if (/^[^\S\r\n]*[\r\n]/.test(after) || measuresLabel.test(after)) return { reason, measures: unlabelled(after) }
  const [first = '', ...rest] = said.split(/\r?\n/)
  return { reason: first.trim(), measures: unlabelled(rest.join('\n')) }
}
const unlabelled = (text: string): string => text.replace(measuresLabel, '').trim()

/** Rows of the form beside rows held: by name, and where a name stands twice by its first level, then in order. */
export function pairRows<F extends { l1: string | null; name: string | null }, H extends { category: string; name: string }>(
  form: readonly F[],
  held: readonly H[],
): { pairs: { form: F; held: H }[]; strange: F[]; absent: H[] } {
  const left = new Set(held)
  const pairs: { form: F; held: H }[] = []
  const strange: F[] = []
  for (const row of form) {
    const named = [...left].filter(one => row.name !== null && sameWriting(one.name, row.name))
    const found = named.find(one => row.l1 !== null && sameWriting(one.category, row.l1)) ?? named[0]
    if (!found) {
      strange.push(row)
      continue
    }
    left.delete(found)
    pairs.push({ form: row, held: found })
  }
  return { pairs, strange, absent: [...left] }
}
