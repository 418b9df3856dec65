import { learnPrior } from '#domain/forecast-learn'
import type { Prior } from '#domain/forecast-prior'
import { known } from './known.ts'
import { trialsOf } from './measure.ts'
import { published } from './monthly.ts'

/** To three decimals, still adding up to 1: else a forecast in 万 would not be the one in ones. */
function rounded(weights: readonly number[]): number[] {
  const found = weights.map(weight => Math.round(weight * 1000))
  found[found.indexOf(Math.max(...found))]! += 1000 - found.reduce((sum, weight) => sum + weight, 0)
  return found.map(weight => weight / 1000)
}

/** What the product ships with before it has years of its own: taught by all series, rounded. */
export function standardOf(): Prior {
  const all = [...published(), ...known(4)]
  const figure = (value: number) => Number(value.toPrecision(4))
  const prior = learnPrior(trialsOf(all), null, 0, all.length)
  const tables = Object.entries(prior.tables).map(([name, { usual, months }]) => [
    name,
    {
      usual: figure(usual),
      months: months.map(month => ({
        ...month,
        weights: rounded(month.weights),
        scale: figure(month.scale),
      })),
    },
  ])
  return { ...prior, tables: Object.fromEntries(tables) as Prior['tables'] }
}

export const standardText = (prior: Prior): string =>
  [
    "import type { Prior } from './forecast-prior.ts'",
    '',
    '/** Taught by monthly series published in vega-datasets and by generated ones; written by `npm run backtest -- --standard`. */',
    `export const standardPrior: Prior = ${JSON.stringify(prior)}`,
    '',
  ].join('\n')
