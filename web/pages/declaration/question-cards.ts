import type { Path } from './path.ts'
import type { Asked } from './review-state.ts'

/** One card: questions that are answered together. */
export type Card = {
  /** Stable while its questions stay. */
  key: string
  code: string
  severity: Asked['severity']
  questions: readonly Asked[]
  /** What a button answers; a category answers with itself. */
  choices: readonly string[]
  /** A field to fill in instead. */
  goTo: Path | null
  open: boolean
  lines: readonly number[]
}

const rank = { error: 0, warning: 1, info: 2 }
/** Nothing to be kept: the declaration cannot be saved without it. */
const mustFill = new Set(['missing', 'year-unreadable', 'out-of-range'])
const together = new Set([
  'cut-off',
  'plan-missing',
  'unplaced',
  'unplaced-more',
  'subproject-guessed',
  'amount-unreadable',
  'too-long',
])

function keyOf(question: Asked): string {
  if (question.code === 'category-inferred') return `category-inferred ${question.choices?.join()}`
  if (question.code === 'unplaced-more') return 'unplaced'
  return together.has(question.code) ? question.code : `${question.code} ${question.id}`
}

function cardOf(key: string, questions: readonly Asked[]): Card {
  const first = questions[0]!
  const severity = questions.reduce((worst, one) => (rank[one.severity] < rank[worst] ? one.severity : worst), first.severity)
  const field = questions.find(one => one.path !== null && one.severity !== 'info')?.path ?? null
  const fixed = first.code === 'category-inferred' || first.code === 'equals-means-at-least'
  return {
    key,
    code: first.code,
    severity,
    questions,
    choices:
      first.code === 'category-inferred'
        ? (first.choices ?? [])
        : first.code === 'equals-means-at-least'
          ? ['at-least', 'exactly']
          : mustFill.has(first.code)
            ? []
            : ['keep'],
    goTo: fixed ? null : field,
    open: questions.some(one => one.answer === null && (one.severity !== 'info' || severity === 'info')),
    lines: questions.flatMap(({ line }) => line ?? []),
  }
}

/** What has to be confirmed first, in the order of the form; remarks, which stop nobody, apart. */
export function cardsOf(questions: readonly Asked[]): { toConfirm: Card[]; remarks: Card[] } {
  const groups = new Map<string, Asked[]>()
  for (const question of questions) {
    const key = keyOf(question)
    const group = groups.get(key)
    if (group) group.push(question)
    else groups.set(key, [question])
  }
  const cards = [...groups].map(([key, group]) => cardOf(key, group))
  const place = (card: Card) => Math.min(...card.lines, Number.MAX_SAFE_INTEGER)
  const toConfirm = cards.filter(card => card.severity !== 'info')
  return {
    toConfirm: toConfirm.toSorted(
      (a, b) =>
        Number(b.code === 'category-inferred') - Number(a.code === 'category-inferred') ||
        rank[a.severity] - rank[b.severity] ||
        place(a) - place(b),
    ),
    remarks: cards.filter(card => card.severity === 'info'),
  }
}

export const openCount = (cards: readonly Card[]): number => cards.filter(card => card.open).length

/** The card whose keys 1 and 2 are live: the first that is open. */
export const current = (cards: readonly Card[]): Card | null => cards.find(card => card.open) ?? null
