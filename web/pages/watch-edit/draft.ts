import { watchRuleSchema, type WatchCondition, type WatchField, type WatchRule } from '#domain/watch-rule'
import type { Signal } from '#domain/vocabulary'

/** A condition while it is written: texts as typed. Money in 万元, ratios in percent. */
export type Draft = {
  key: number
  field: WatchField
  side: 'atLeast' | 'below'
  number: string
  /** 1–12; '' = the month looked at. */
  month: string
  signals: Signal[]
  agencyId: string
  text: string
}
export type DraftWrong = 'money' | 'amount' | 'percent' | 'weight' | 'months' | 'lights' | 'agency' | 'text'

let keys = 0
export const emptyDraft = (): Draft => ({
  key: ++keys,
  field: 'budget',
  side: 'atLeast',
  number: '',
  month: '',
  signals: [],
  agencyId: '',
  text: '',
})

const plain = (value: number) => String(Number(value.toPrecision(12)))

export function draftOf(one: WatchCondition): Draft {
  const draft = { ...emptyDraft(), field: one.field }
  switch (one.field) {
    case 'budget':
      return { ...draft, side: one.side, number: plain(one.fen / 1e6) }
    case 'rate':
      return { ...draft, side: one.side, number: plain(one.ratio * 100), month: one.month === null ? '' : String(one.month) }
    case 'goal':
    case 'money':
      return { ...draft, signals: one.signals }
    case 'weight':
      return { ...draft, number: plain(one.ratio * 100) }
    case 'amount':
      return { ...draft, number: plain(one.fen / 1e6) }
    case 'behind':
      return { ...draft, number: String(one.months) }
    case 'agency':
      return { ...draft, agencyId: String(one.agencyId) }
    case 'name':
      return { ...draft, text: one.text }
    case 'missing':
      return draft
  }
}

/** The number a person typed, thousands separated or not; null where it is none. */
function typed(text: string): number | null {
  const bare = text.replaceAll(/[,，\s]/g, '').replace(/[%％]$/, '')
  return /^\d+(\.\d+)?$/.test(bare) ? Number(bare) : null
}
/** Decimals of a percentage without the dust of division: 60 → 0.6. */
const share = (percent: number) => Number((percent / 100).toPrecision(12))

function written({ field, side, number, month, signals, agencyId, text }: Draft): { one: unknown; wrong: DraftWrong } {
  const value = typed(number)
  const fen = value === null ? null : Math.round(value * 1e6)
  const ratio = value === null ? null : share(value)
  switch (field) {
    case 'budget':
      return { one: { field, side, fen }, wrong: 'money' }
    case 'rate':
      return { one: { field, side, ratio, month: month === '' ? null : Number(month) }, wrong: 'percent' }
    case 'goal':
    case 'money':
      return { one: { field, signals }, wrong: 'lights' }
    case 'weight':
      return { one: { field, ratio }, wrong: 'weight' }
    case 'amount':
      return { one: { field, fen }, wrong: 'amount' }
    case 'behind':
      return { one: { field, months: value }, wrong: 'months' }
    case 'agency':
      return { one: { field, agencyId: Number(agencyId) }, wrong: 'agency' }
    case 'name':
      return { one: { field, text }, wrong: 'text' }
    case 'missing':
      return { one: { field }, wrong: 'text' }
  }
}

/** What is wrong with one condition; null where it can be asked. Judged by the very schema the server uses. */
export function wrongOf(draft: Draft): DraftWrong | null {
  const { one, wrong } = written(draft)
  return watchRuleSchema.shape.conditions.element.safeParse(one).success ? null : wrong
}

/** The rule as written; null while a condition is incomplete. */
export function ruleOf(match: 'all' | 'any', drafts: readonly Draft[]): WatchRule | null {
  const read = watchRuleSchema.safeParse({ match, conditions: drafts.map(draft => written(draft).one) })
  return read.success ? read.data : null
}
