import type { HandedIn, Where } from '#domain/handed-in'
import { isNumber, plain } from './handed-in-kinds.ts'
import type { Piece } from './handed-in-pieces.ts'
import {
  completionLabels,
  goalLabels,
  headLabels,
  otherLabel,
  prompt,
  promptOpening,
  statement,
  title,
} from './handed-in-words.ts'

/** Whose table it is, and of which year; its goal, and the form's own texts left standing. */

type Head = Pick<HandedIn, 'title' | 'project' | 'agency' | 'department' | 'year'>
const labels = Object.values(headLabels)
const isLabel = (text: string) => labels.some(label => label.test(plain(text))) || otherLabel.test(plain(text))

export function readHead(pieces: readonly Piece[]): Head {
  const titled = pieces.findIndex(({ text }) => title.test(plain(text)))
  const text = titled < 0 ? null : pieces[titled]!.text
  const labelled = pieces.findIndex(({ text: one }) => headLabels.project.test(plain(one)))
  const head: Head = { title: text, project: null, agency: null, department: null, year: yearOf(pieces, labelled) }
  pieces.forEach((_, at) => {
    for (const field of ['project', 'agency', 'department'] as const) head[field] ??= valueOf(pieces, at, headLabels[field])
  })
  return head
}

function valueOf(pieces: readonly Piece[], at: number, label: RegExp): string | null {
  const { text, where } = pieces[at]!
  const match = label.exec(plain(text))
  // A list of tables has a column of project names.
  if (!match || /^序号$/.test(pieces[at - 1]?.text ?? '') || /^1$/.test(pieces[at + 1]?.text ?? '')) return null
  const rest = plain(text).slice(match[0].length)
  if (rest.length > 1 && !/^[(（及]/.test(rest)) return rest
  let next = at + 1
  while (pieces[next] && /^[(（]?盖章[)）]?$/.test(pieces[next]!.text)) next += 1
  const words: string[] = []
  for (; next < pieces.length && words.length < 4; next++) {
    const piece = pieces[next]!
    if (piece.where.line !== where.line && words.length > 0) break
    if (isLabel(piece.text) || piece.heading || (words.length > 0 && !piece.loose)) break
    words.push(piece.text)
  }
  const value = words.join(' ')
  return value === '' || isNumber(value) || /^单位[:：]/.test(value) ? null : value
}

/** The year of the title, or in brackets under it; never one of a date. */
function yearOf(pieces: readonly Piece[], labelled: number): number | null {
  const until = labelled < 0 ? 12 : labelled
  const head = pieces
    .slice(Math.max(0, until - 30), until + 1)
    .map(({ text }) => text)
    .join(' ')
  const bracket = [...head.matchAll(/[(（]\s*(20\d{2})\s*年?度?\s*[)）]/g)].at(-1)?.[1]
  const titled = [...head.matchAll(/(20\d{2})\s*年度/g)].at(-1)?.[1] ?? /(20\d{2})\s*年(?!\s*\d{1,2}\s*月)/.exec(head)?.[1]
  const year = bracket ?? titled
  return year === undefined ? null : Number(year)
}

type Texts = Pick<HandedIn, 'goal' | 'completion' | 'prompts' | 'statements' | 'moneyTexts'>

const bothUnits = (text: string) => /\d\s*元/.test(text) && /\d\s*万元/.test(text)

/** Goal and completion as two cells behind their two headings, where the text still has cells. */
export function readTexts(pieces: readonly Piece[], rowsFrom: number): Texts {
  const whereOf = (piece: Piece): Where => piece.where
  const prompts = pieces
    .filter(({ text }) => (prompt.test(text) || promptOpening.test(text)) && !/预算执行率=/.test(text))
    .map(whereOf)
  const statements = pieces.filter(({ text }) => statement.test(plain(text))).map(whereOf)
  const moneyTexts = pieces.filter(({ text }) => bothUnits(text)).map(whereOf)
  const at = pieces.findIndex(({ text }) => goalLabels.test(plain(text)))
  const both = at >= 0 && completionLabels.test(plain(pieces[at + 1]?.text ?? ''))
  const [goal, completion] = both ? [pieces[at + 2], pieces[at + 3]] : [pieces.slice(0, rowsFrom).find(isGoal), undefined]
  const celled = both && goal !== undefined && !goal.loose
  return {
    goal: goal && (celled || !both) ? { text: goal.text, where: goal.where } : null,
    completion:
      celled && completion && !completion.heading && !isLabel(completion.text)
        ? { text: completion.text, where: completion.where }
        : null,
    prompts,
    statements,
    moneyTexts,
  }
}

/** A sentence between the head and the rows that speaks of a year: where no heading names it the goal. */
const isGoal = ({ text }: Piece) =>
  /20\d{2}年/.test(text) &&
  text.length > 12 &&
  !title.test(plain(text)) &&
  !/填报|发布|^\d{8,}/.test(text) &&
  /[,，。;；]/.test(text)
