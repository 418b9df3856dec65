import type { Params, Problem } from '#domain/problem'
import { isPictureField, nearestName } from '#domain/template-field'
import { isMerging } from './docx-fill.ts'
import { halfTokens, hasTokens, tokensIn, type Names, type Token } from './token.ts'
import { TooLarge } from './xml.ts'

/** A placeholder, or half of one, and where it stands. */
export type Found = { place: Params } & ({ token: Token; alone: boolean } | { half: string })

/** More than any form asks for. */
const most = 1000

/** Gathers placeholders text by text, and stops before they are more than anybody wrote. */
export function gatherer() {
  const found: Found[] = []
  return {
    found,
    add(text: string, place: Params) {
      if (!hasTokens(text) && !/\}\}|｝｝/.test(text)) return
      for (const token of tokensIn(text)) found.push({ token, place, alone: text.trim() === text.slice(token.from, token.to) })
      for (const half of halfTokens(text)) found.push({ half, place })
      if (found.length > most) throw new TooLarge()
    },
  }
}
export type Gatherer = ReturnType<typeof gatherer>

/** Placeholders nobody knows, marks without their other half, blocks in one another: each with its place. */
export function problemsIn(found: readonly Found[], names: Names, known: readonly string[]): Problem[] {
  const problems: Problem[] = []
  const open: { token: Token; place: Params }[] = []
  const tell = (code: string, place: Params, params: Params = {}) =>
    void problems.push({ path: pathOf(place), code, params: { ...place, ...params } })
  for (const one of found) {
    if ('half' in one) {
      tell('template-half', one.place, { text: one.half })
      continue
    }
    const { token, place } = one
    if (token.kind === 'field') {
      if (names.field(token.name) === undefined)
        tell('template-unknown', place, { name: token.name, ...nearest(token.name, known) })
      else if (token.option !== '' && !isMerging(token.option))
        tell('template-option', place, { name: token.name, option: token.option })
      // A cell of a sheet holds no picture, and a line of words none either.
      else if (isPictureField(names.field(token.name) ?? '') && !(one.alone && place.part !== undefined))
        tell('template-picture', place, { name: token.name })
    } else if (token.kind === 'open') {
      const key = names.block(token.name)
      if (key === undefined) tell('template-unknown-block', place, { name: token.name, ...nearest(token.name, known) })
      const around = open.find(one => key !== undefined && names.block(one.token.name) === key)
      // In itself it would be repeated for each of its own rows.
      if (around) tell('template-crossed', place, { name: token.name, other: around.token.name })
      open.push({ token, place })
    } else {
      const begun = open.pop()
      if (!begun) tell('template-not-begun', place, { name: token.name })
      else if (names.block(begun.token.name) !== names.block(token.name))
        tell('template-crossed', place, { name: token.name, other: begun.token.name })
    }
  }
  for (const { token, place } of open) tell('template-not-closed', place, { name: token.name })
  return problems
}

const nearest = (name: string, known: readonly string[]): Params => ({ nearest: nearestName(name, known) })

const pathOf = (place: Params): string =>
  place.cellRef !== undefined
    ? `${place.sheet}!${place.cellRef}`
    : [
        place.part,
        place.table && `table${place.table}`,
        place.row && `row${place.row}`,
        place.cell && `cell${place.cell}`,
        place.paragraph && `paragraph${place.paragraph}`,
      ]
        .filter(Boolean)
        .join('.')
