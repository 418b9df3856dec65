import type { Finding } from './finding.ts'
import { objection } from './handed-in-finding.ts'
import { readWholly, sure } from './handed-in-trial.ts'
import type { HandedIn, HandedRow } from './handed-in.ts'
import type { ScoreKind } from './score.ts'
import type { TrialResult } from './trial.ts'
import { badOption, goodOption, optionList } from './vocabulary-actual.ts'
import { benefitDenied, boundSign, describedNumber, percentAlone, shareName, targetInName } from './vocabulary-handed-in.ts'
import { noTarget, qualitativeMark } from './vocabulary-target.ts'
import { plainText } from './writing.ts'

/** What a reviewer objects to in one row, beyond its score: blanks, copies, targets in the wrong place. */

const same = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && plainText(one).replaceAll(' ', '') === plainText(other).replaceAll(' ', '')
const empty = (text: string | null): boolean => text === null || noTarget.test(plainText(text))
const bare = (text: string) => plainText(text).replace(qualitativeMark, '')
const isOptions = (text: string) => optionList.test(bare(text)) && goodOption.test(text) && badOption.test(text)

export function copied({ target, actual }: HandedRow): boolean {
  if (target === null || actual === null) return false
  if (isOptions(actual)) return true
  return same(target, actual) && boundSign.test(plainText(actual))
}

/** A value repeated as the result is met in every reading of the target: nobody needs to be asked what it means. */
export const metAnyway = ({ target, actual }: HandedRow): boolean => same(target, actual)

export const namesTarget = ({ name, target }: HandedRow): boolean =>
  name !== null && empty(target) && targetInName.test(plainText(name).replaceAll(describedNumber, ''))

export const scoredBlank = ({ target, actual, score, sub }: HandedRow): boolean =>
  empty(target) && empty(actual) && (score ?? 0) > 0 && !sub

/** A result of more than the whole, where only a share was asked for. */
function impossibleShares(table: HandedIn): Finding[] {
  return table.rows.flatMap((row, indicator) => {
    if (!sure(row) || !shareName.test(plainText(row.name ?? ''))) return []
    const share = Number(percentAlone.exec(plainText(row.actual ?? ''))?.[1] ?? 0)
    return share > 100 ? [objection('unreadable', 'error', { variant: 'above-100', text: row.actual }, indicator)] : []
  })
}

export function rowObjections(table: HandedIn, trial: TrialResult): Finding[] {
  const impossible = table.kind === 'monitoring' ? [] : impossibleShares(table)
  if (table.kind !== 'selfEvaluation') return impossible
  const ofRows = table.rows.flatMap((row, indicator) =>
    sure(row) ? ofRow(row, indicator, table, trial.indicators[indicator]!.kind) : [],
  )
  return [...ofRows, ...impossible]
}

function ofRow(row: HandedRow, indicator: number, table: HandedIn, kind: ScoreKind): Finding[] {
  const found: Finding[] = []
  const say = (code: string, severity: 'error' | 'warning' | 'info') =>
    found.push(
      objection(
        code,
        severity,
        { name: row.name, target: row.target, actual: row.actual, score: row.score, weight: row.weight },
        indicator,
      ),
    )
  const valued = !row.criterion && !table.pointsAsValues
  if (valued && scoredBlank(row)) say('scored-blank', 'error')
  if (!row.criterion && namesTarget(row)) say('target-in-name', 'warning')
  if (row.target !== null && same(row.name, row.target)) say('name-is-target', 'warning')
  if (copied(row)) say('copied-target', 'warning')
  // The trial stops at a target it cannot read; an empty result is a fault of its own.
  if (table.hasActuals && !row.criterion && !row.sub && empty(row.actual) && !empty(row.target) && kind === 'unreadable')
    say('actual-missing', 'warning')
  if ((row.score ?? 0) > 0 && benefitDenied.test(row.name ?? '')) say('benefit-denied', 'warning')
  return found
}

/** Of what the trial found: only what the table as read can be held to. */
export function fromTrial(table: HandedIn, trial: TrialResult): Finding[] {
  const weightless = table.rows.every(row => row.weight === null)
  const whole = readWholly(table)
  return trial.findings.filter(({ code, indicator, params }) => {
    if (code === 'inflated' || code === 'budget-missing') return false
    if (indicator === undefined) {
      if (table.kind !== 'selfEvaluation') return false
      if (code === 'weights-not-100') return whole && !weightless && !addsUp(table)
      // A total that adds up from rows already objected to is no fault of its own.
      return code !== 'total-mismatch' || (whole && !weightless && params.variant !== 'rule')
    }
    const row = table.rows[indicator]!
    if (!sure(row) || table.kind === 'monitoring' || (table.kind === 'declaration' && code !== 'unreadable')) return false
    if (table.kind === 'declaration' && params.variant === 'actual-unreadable') return false
    if (code === 'unreadable') return !row.sub && !copied(row) && (row.actual === null || !metAnyway(row)) && !empty(row.target)
    // A level in the unit's own words is for a person to place in its band, no objection.
    if (code === 'actual-uncertain')
      return (
        !copied(row) && !metAnyway(row) && (trial.indicators[indicator]!.kind !== 'qualitative' || /\d/.test(row.actual ?? ''))
      )
    if (code === 'weight-missing') return !weightless
    if (code === 'target-missing') return !row.criterion && !scoredBlank(row) && !namesTarget(row) && !table.pointsAsValues
    if (code === 'actual-missing') return table.hasActuals && !row.criterion && !scoredBlank(row) && !table.pointsAsValues
    return true
  })
}

/** Weights that make 100 by themselves, in layouts that do not score the budget, or with the printed sum. */
function addsUp({ rows, budget }: HandedIn): boolean {
  const sum = Math.round(rows.reduce((total, row) => total + (row.weight ?? 0), 0) * 1000) / 1000
  return sum === 100 && budget.rows.every(row => row.weight === null)
}
