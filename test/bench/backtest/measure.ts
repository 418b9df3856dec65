import { studentCdf } from '#domain/distribution'
import { sightOf, total, type Course, type WholeYear } from '#domain/forecast-course'
import { learnPrior, type Lesson } from '#domain/forecast-learn'
import { outlookOf } from '#domain/forecast-outlook'
import type { Prior } from '#domain/forecast-prior'
import { randomFrom } from './known.ts'
import type { Series } from './monthly.ts'

/** Out of sample: a series is forecast with a prior learned from other series only. */

export type Trial = Lesson & { series: Series; end: number; lastEnd: number; targets: number[] }

const yearOf = (series: Series, at: number): WholeYear => ({
  values: series.months.slice(at * 12, at * 12 + 12),
  of: series.of?.slice(at * 12, at * 12 + 12) ?? null,
})

function endOf(kind: Series['kind'], { values, of }: WholeYear): number {
  if (kind === 'last') return values.at(-1)!
  return kind === 'sum' ? total(values) : total(values) / total(of!)
}

/** Every year with one before it. Targets are drawn around last year's outcome, as bodies set them. */
export function trialsOf(all: readonly Series[]): Trial[] {
  const random = randomFrom(600)
  return all.flatMap(series =>
    Array.from({ length: Math.floor(series.months.length / 12) - 1 }, (_, i): Trial | null => {
      const [before, year] = [yearOf(series, i), yearOf(series, i + 1)]
      const [lastEnd, end] = [endOf(series.kind, before), endOf(series.kind, year)]
      const drawn = [0, 1, 2].map(() => lastEnd * (0.9 + 0.25 * random()))
      const targets = drawn.map(target => (series.kind === 'share' ? Math.min(target, 1) : target))
      if (!(lastEnd > 0) || !Number.isFinite(end)) return null
      return { kind: series.kind, year, before, shape: null, series, end, lastEnd, targets }
    }).filter(trial => trial !== null),
  )
}

/** What people do today: carry the pace on, or divide by the share last year had by then. */
function baselines({ kind, year, before, lastEnd }: Trial, month: number): [number, number] {
  const so = endOf(kind, { values: year.values.slice(0, month), of: year.of?.slice(0, month) ?? null })
  const then = endOf(kind, { values: before!.values.slice(0, month), of: before!.of?.slice(0, month) ?? null })
  if (kind === 'share') return [so, Number.isFinite(then) ? Math.min(Math.max(so + lastEnd - then, 0), 1) : so]
  const pace = kind === 'sum' ? (so * 12) / month : so
  return [pace, then > 0 ? (so * lastEnd) / then : pace]
}

export type Score = { month: number; trial: Trial; inside: boolean; squares: [number, number, number, number, number][] }

const errorsOf = (trials: readonly Trial[], month: number): [number, number] => {
  const misses = trials.map(trial =>
    baselines(trial, month).map(guess => Math.abs(Math.log((trial.end + trial.lastEnd / 20) / (guess + trial.lastEnd / 20)))),
  )
  const at = (which: number) => {
    const sorted = misses
      .map(pair => pair[which]!)
      .filter(Number.isFinite)
      .sort((a, b) => a - b)
    return Math.max(sorted[Math.floor(sorted.length * 0.683)] ?? 1, 1e-3)
  }
  return [at(0), at(1)]
}

export type Folding = (series: Series, at: number) => number | string

/** `without`: forecast as if last year were not known. */
export function measure(all: readonly Series[], foldOf: Folding, without = false): Score[] {
  const folds = new Map(all.map((series, i) => [series, foldOf(series, i)]))
  const trials = trialsOf(all)
  const scores: Score[] = []
  for (const fold of new Set(folds.values())) {
    const others = trials.filter(({ series }) => folds.get(series) !== fold)
    const prior = learnPrior(others, null, 0, folds.size)
    for (let month = 1; month <= 11; month++) {
      const kinds = (['sum', 'last', 'share'] as const).map(
        kind =>
          [
            kind,
            errorsOf(
              others.filter(t => t.kind === kind),
              month,
            ),
          ] as const,
      )
      const errors = new Map(kinds)
      for (const trial of trials.filter(({ series }) => folds.get(series) === fold)) {
        const score = scored(trial, month, prior, errors.get(trial.kind)!, without)
        if (score) scores.push(score)
      }
    }
  }
  return scores
}

function scored(trial: Trial, month: number, prior: Prior, errors: [number, number], without: boolean): Score | null {
  const course: Course = {
    kind: trial.kind,
    values: trial.year.values.slice(0, month),
    of: trial.year.of?.slice(0, month) ?? null,
    shape: null,
    before: without ? null : trial.before,
    grain:
      trial.kind === 'sum' && [...trial.year.values.slice(0, month), ...trial.before!.values].every(Number.isInteger) ? 1 : 0,
  }
  const sight = sightOf(course)
  if (!sight) return null
  const outlook = outlookOf(sight, prior)
  const guesses = baselines(trial, month)
  const near = (a: number) => a * 1e-9
  const [low, high] = [outlook.quantile(0.1), outlook.quantile(0.9)]
  return {
    month,
    trial,
    inside: trial.end >= low - near(low) && trial.end <= high + near(high),
    squares: trial.targets.map(target => {
      const met = trial.end >= target - near(target) ? 1 : 0
      const sure = trial.kind === 'sum' && sight.done >= target
      const square = (chance: number) => (chance - met) ** 2
      const soft = (guess: number, error: number) =>
        sure ? 1 : 1 - studentCdf(Math.log((target + trial.lastEnd / 20) / (guess + trial.lastEnd / 20)) / error, 1e4)
      return [
        square(outlook.reaches(target)),
        square(guesses[0] >= target ? 1 : 0),
        square(guesses[1] >= target ? 1 : 0),
        square(soft(guesses[0], errors[0])),
        square(soft(guesses[1], errors[1])),
      ]
    }),
  }
}
