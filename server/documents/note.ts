import type { Severity } from '#domain/finding'
import { writable } from './xml-signs.ts'

/** A note for a place in a file that came from outside; the number names it in the list at the end as well. */
export type Note = {
  number: string
  severity: Severity
  /** The sheet's name, the line and the column from 1; null where the file has no such place. */
  at: { sheet: string; line: number; column: number } | null
  text: string
}

/** The list of notes: headings, then a row for each note, in their order. */
export type NoteList = {
  name: string
  author: string
  title: string
  lead: string[]
  headings: string[]
  rows: string[][]
  /** Of each row. */
  severities: Severity[]
  widths: number[]
  /** Which column leads to the places in `links`. */
  linked: number
  links?: (string | null)[]
}

/** Fills of the marks: dark text stands on them, and in grey they still differ from paper. */
export const markFills: Record<Severity, string> = { error: 'F8CBC4', warning: 'FFE699', info: 'D6E4F0' }

/** Text as markup. */
export const xmlText = (text: string): string =>
  writable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The same markup without a prefix of its own main namespace: some programs write <x:row> for <row>. */
export function unprefixed(xml: string, root: string): string {
  const prefix = new RegExp(`<([A-Za-z][\\w.-]{0,40}):${root}[\\s>]`).exec(xml)?.[1]
  if (!prefix) return xml
  return xml.replaceAll(new RegExp(`(</?)${prefix}:`, 'g'), '$1').replaceAll(new RegExp(`xmlns:${prefix}=`, 'g'), 'xmlns=')
}

/** The next free number behind names such as rId7 or comments2. */
export const nextNumber = (text: string, name: string): number =>
  [...text.matchAll(new RegExp(`${name}(\\d{1,6})`, 'g'))].reduce((most, match) => Math.max(most, Number(match[1])), 0) + 1
