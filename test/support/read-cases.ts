import { readdirSync, readFileSync } from 'node:fs'
import type { HandedIn } from '#domain/handed-in'
import { collectLines } from '../../server/documents/source.ts'
import { textLines } from '../../server/documents/text.ts'
import { readHandedIn } from '../../server/forms/handed-in-reader.ts'

/** The published tables of test/cases, and what the reader makes of their raw text. */
export type PrintedRow = {
  l1: string | null
  l2: string | null
  name: string | null
  target_raw: string | null
  actual_raw: string | null
  weight: number | null
  score: number | null
}
export type PublishedTable = {
  kind: string
  year: number | null
  project: string | null
  raw: string
  budget: { initial: number | null; full_year: number | null; executed: number | null }
  indicators: PrintedRow[]
  total_score: number | null
  annotated: { name: string | null; target_raw: string; expected_score: number | null }[]
}
export type Case = { code: string; file: string; published: PublishedTable; tables: HandedIn[] }

const folder = new URL('../cases/', import.meta.url)

export function readRaw(raw: string): HandedIn[] {
  const into = collectLines()
  textLines(raw, into)
  const answer = into.answer('text')
  if (!answer.ok) throw new Error('a published table is empty')
  return readHandedIn([{ name: '', lines: answer.value.lines }])
}

export const readCases = (): Case[] =>
  readdirSync(folder)
    .filter(file => file.endsWith('.json'))
    .map(file => {
      const published = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as PublishedTable
      return { code: file.slice(0, 3), file, published, tables: readRaw(published.raw) }
    })
