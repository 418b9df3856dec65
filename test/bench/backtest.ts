import { writeFileSync } from 'node:fs'
import { known } from './backtest/known.ts'
import { measure, type Score } from './backtest/measure.ts'
import { published, type Series } from './backtest/monthly.ts'
import { byGroup, byMonth, verdicts } from './backtest/report.ts'
import { standardOf, standardText } from './backtest/standard.ts'

/** `npm run backtest`: how good the forecasts are on series nobody here wrote; `--standard` also writes the shipped prior anew. */

const print = (text = '') => process.stdout.write(`${text}\n`)

function tell(title: string, scores: readonly Score[]) {
  print(`\n### ${title}\n`)
  print(byMonth(scores))
  print()
  for (const { text, reached } of verdicts(scores)) print(`- ${reached ? 'reached' : '**NOT reached**'}: ${text}`)
}

const someFold = (_: Series, at: number) => at % 5
const series = published()
const generated = known(8)

print('## Backtest of the forecasts\n')
print(
  `${series.length} monthly series of vega-datasets 3.2.1 (BSD-3-Clause), ${generated.length} generated ones. Each year is forecast month by`,
)
print(
  'month with last year known; targets are drawn between 0.9 and 1.15 of last year’s outcome. The prior is learned from other series only.',
)
print(
  '“With its error”: the baseline’s guess with a normal error measured on those other series, so that it too answers a chance.',
)

const main = measure(series, someFold)
tell('Published series, five folds of series', main)
print('\nBy kind of measure, months 3–11:\n')
print(byGroup(main, ({ trial }) => trial.kind))
print('\nBy data set, months 3–11:\n')
print(byGroup(main, ({ trial }) => `${trial.series.dataset}, ${trial.kind}`))
tell(
  'Published series, each data set forecast by what the others taught',
  measure(series, ({ dataset }) => dataset),
)
tell('Published series, last year unknown (the baseline “last year’s share” still knows it)', measure(series, someFold, true))
tell('Generated series, five folds', measure(generated, someFold))

if (process.argv.includes('--standard')) {
  writeFileSync(new URL('../../server/domain/forecast-standard.ts', import.meta.url), standardText(standardOf()))
}
if (
  !verdicts(main)
    .slice(0, 3)
    .every(({ reached }) => reached) ||
  !verdicts(main).at(-1)!.reached
)
  process.exitCode = 1
