import type { ActualEntry } from '#domain/actual'
import { judgeYear, type ProjectYear } from '#domain/project-year'
import { national2020 } from '#domain/ruleset'
import type { Cell } from '../../server/sample/cells.ts'
import { actualsOf } from '../../server/sample/entries.ts'
import { unplacedFacts } from '../../server/sample/facts.ts'
import type { SampleProject } from '../../server/sample/project.ts'

/** What tests ask of a sample project before it is loaded. */

export const judged = (sample: SampleProject): ProjectYear => judgeYear(unplacedFacts(sample), national2020, null)

export const cellsOf = (sample: SampleProject, indicator: string): Cell[] => {
  const at = sample.declaration.indicators.findIndex(row => row.name === indicator)
  if (at < 0) throw new Error(`${sample.declaration.projectName} has no ${indicator}`)
  return sample.years[at]!.cells
}

export const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, one) => total + (one ?? 0), 0)
export const running = (values: readonly (number | null)[]) => values.map((_, i) => sum(values.slice(0, i + 1)))

/** The entries of a month 1–12, indicator ids counted from 1. */
export function entriesOf(sample: SampleProject, month: number): ActualEntry[] {
  const ids = new Map(sample.declaration.indicators.map((row, i) => [row.name, i + 1]))
  return actualsOf(sample, ids, month)
}

/** Money of all sub-projects by month, in fen. */
export const spentBy = (sample: SampleProject) =>
  Array.from({ length: 12 }, (_, m) => sum(sample.money.map(part => part.spent[m] ?? null)))
