import type { YearValue } from './aggregate.ts'
import { above, atLeast } from './number.ts'
import type { Nature, Pace } from './pace.ts'
import type { RuleSet } from './ruleset.ts'
import type { Target } from './target.ts'
import type { Signal } from './vocabulary.ts'

/** The verdict on one indicator in one month (domain rules §5, §7 Signals). */

export const verdictCodes = [
  'even',
  'plan',
  'plan-ahead',
  'whole',
  'due',
  'due-early',
  'due-met',
  'bound',
  'limit',
  'range',
  'level',
  'stage',
  'stage-early',
  'stage-done',
  'units-missing',
  'missing',
  'missing-due',
  'not-begun',
  'future',
  'suspended',
  'not-due',
  'nothing-expected',
  'not-applicable',
  'nothing-measured',
  'no-target',
] as const
export type VerdictCode = (typeof verdictCodes)[number]

export type Verdict = {
  signal: Signal
  code: VerdictCode
  expected: number | null
  /** v = actual ÷ expected (or ÷ whole target); null for limits, ranges, levels, dates. */
  ratio: number | null
  /** What the month adds to the weighted target progress, 0–1; null = not judged now. */
  share: number | null
}

export type Bands = RuleSet['signals']
export type Question = {
  nature: Nature
  pace: Pace
  target: Target
  value: YearValue
  expected: number | null
  /** 1–12. */
  month: number
  /** The month is neither after today nor before the project starts: what is due may be called missing. */
  owed: boolean
  started: boolean
  /** Nothing is due while the project is suspended. */
  suspended: boolean
  bands: Bands
}

export function bandOf(ratio: number, bands: Bands): Signal {
  if (!atLeast(ratio, bands.behindBelow)) return 'behind'
  if (!atLeast(ratio, bands.warningBelow)) return 'warning'
  return atLeast(ratio, bands.aheadFrom) ? 'ahead' : 'normal'
}

const clamp = (value: number) => Math.min(Math.max(value, 0), 1)
const idle = (code: VerdictCode, expected: number | null): Verdict => ({
  signal: 'notDue',
  code,
  expected,
  ratio: null,
  share: null,
})
const step = (signal: Signal) => (signal === 'warning' ? 0.5 : signal === 'behind' || signal === 'missing' ? 0 : 1)
const stepped = (signal: Signal, code: VerdictCode, expected: number | null = null): Verdict => ({
  signal,
  code,
  expected,
  ratio: null,
  share: step(signal),
})
const banded = (signal: Signal, code: VerdictCode, expected: number | null, ratio: number): Verdict => ({
  signal,
  code,
  expected,
  ratio,
  share: clamp(ratio),
})

/** Whether an actual meets a target to be reached; ">" asks for more than the bound itself. */
export const meets = (actual: number, target: Target): boolean =>
  target.comparator === '>' ? above(actual, target.value!) : atLeast(actual, target.value!)

/** Inside an upper limit or a range; "<" excludes the bound itself. */
export function inside(actual: number, target: Target, nature: Nature): boolean {
  if (nature === 'limit') return target.comparator === '<' ? above(target.value!, actual) : atLeast(target.value!, actual)
  return (target.low === null || atLeast(actual, target.low)) && (target.high === null || atLeast(target.high, actual))
}

export function judge(q: Question): Verdict {
  if (q.nature === 'none') return idle('no-target', null)
  if (q.nature === 'level') return judgeLevel(q)
  if (q.pace.kind === 'even' || q.pace.kind === 'plan') return judgePaced(q)
  if (!q.value.seen) return unseen(q)
  const { value, target, expected } = q
  const actual = value.toDate
  if (actual === null) return idle('nothing-measured', expected)
  if (q.nature === 'limit' || q.nature === 'range')
    return stepped(inside(actual, target, q.nature) ? 'normal' : 'behind', q.nature)
  const early = q.pace.kind === 'due' && q.month < q.pace.due
  if (early) return meets(actual, target) ? stepped('normal', 'due-met', expected) : idle('due-early', expected)
  if (target.value! <= 0) return stepped(meets(actual, target) ? 'normal' : 'behind', 'bound', expected)
  const ratio = actual / target.value!
  if (q.pace.kind === 'due') return banded(bandOf(ratio, q.bands), 'due', expected, ratio)
  return banded(whole(q, actual, ratio), 'whole', expected, ratio)
}

/** Against the whole target: met is normal (a count far above it: ahead), missed is warning, far missed behind. */
function whole(q: Question, actual: number, ratio: number): Signal {
  if (meets(actual, q.target)) return q.nature === 'count' && atLeast(ratio, q.bands.aheadFrom) ? 'ahead' : 'normal'
  return atLeast(ratio, q.bands.behindBelow) ? 'warning' : 'behind'
}

/** Why nothing is owed yet, or just now. */
const unowed = ({ started, suspended }: Question): VerdictCode => (suspended ? 'suspended' : started ? 'future' : 'not-begun')

/** Never reported: not due until December or the due month, then missing. */
function unseen(q: Question): Verdict {
  const { month, pace, owed, value, expected } = q
  if (month < pace.due) return idle('not-due', expected)
  if (value.notApplicable) return idle('not-applicable', expected)
  if (!owed) return idle(unowed(q), expected)
  return { signal: 'missing', code: 'missing-due', expected, ratio: null, share: 0 }
}

/** even and plan: every month is due; the bands of v = actual ÷ expected to date. */
function judgePaced(q: Question): Verdict {
  const { value, target, pace, owed } = q
  const expected = q.expected!
  const actual = value.toDate
  const nothingExpected = pace.kind === 'plan' && expected <= 0
  if (!value.given && !value.notApplicable && !nothingExpected) {
    if (!owed) return idle(unowed(q), expected)
    const share = actual === null || expected <= 0 ? 0 : clamp(actual / expected)
    return { signal: 'missing', code: 'missing', expected, ratio: null, share }
  }
  if (actual === null) {
    if (nothingExpected) return idle('nothing-expected', expected)
    return idle(value.notApplicable ? 'not-applicable' : 'nothing-measured', expected)
  }
  if (target.value! <= 0) return stepped(meets(actual, target) ? 'normal' : 'behind', 'bound', expected)
  if (nothingExpected) return actual > 0 ? stepped('ahead', 'plan-ahead', expected) : idle('nothing-expected', expected)
  const ratio = actual / expected
  return banded(bandOf(ratio, q.bands), pace.kind === 'plan' ? 'plan' : 'even', expected, ratio)
}

/** Final or 达成 met: normal; started or 部分达成 partly met: warning; else behind. Before a due month only "done" counts. */
function judgeLevel(q: Question): Verdict {
  const { value, pace, month, owed } = q
  if (!value.seen) return unseen(q)
  if (value.rank === null) return idle('nothing-measured', null)
  const final = value.rank >= 1
  if (pace.kind !== 'due') return stepped(final ? 'normal' : value.rank > 0 ? 'warning' : 'behind', 'level')
  const everyone = value.unitsSeen >= value.contributors
  if (month < pace.due) return final && everyone ? stepped('normal', 'stage-done') : idle('stage-early', null)
  if (final && !everyone) {
    return owed ? stepped('missing', 'units-missing') : idle(unowed(q), null)
  }
  return stepped(final ? 'normal' : value.rank > 0 ? 'warning' : 'behind', 'stage')
}
