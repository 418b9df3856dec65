import type { Grid, YearValue } from './aggregate.ts'
import type { ActualFacts } from './facts.ts'
import type { Aggregation } from './vocabulary.ts'

/** Levels, stages and grades: `milestone` each unit's furthest, `worst` its worst, `last` its latest;
 * over the units always the least advanced or worst one. Ranks grow with how good an answer is. */
export function aggregateRanks(
  grid: Grid,
  months: YearValue[],
  aggregation: Aggregation,
  rankOf: (entry: ActualFacts) => number | null,
  asLevel: boolean,
) {
  const held: (ActualFacts | undefined)[] = Array.from({ length: grid.units })
  const ranks = Array.from({ length: grid.units }, () => 0)
  const least = Array.from({ length: 12 }, (): number | null => null)
  for (let month = 0; month < 12; month++) {
    const out = months[month]!
    for (let unit = 0; unit < grid.units; unit++) {
      const entry = grid.cells[unit * 12 + month]
      if (entry?.state !== 'reported') continue
      const rank = rankOf(entry)
      if (rank === null) continue
      if (least[month] === null || rank < least[month]!) {
        least[month] = rank
        out.level = asLevel ? entry.level : null
        out.value = asLevel ? null : entry.value
      }
      const before = held[unit] ? ranks[unit]! : null
      const replaces =
        before === null || aggregation === 'last' || (aggregation === 'milestone' ? rank >= before : rank <= before)
      if (!replaces) continue
      held[unit] = entry
      ranks[unit] = rank
    }
    let worst = -1
    for (let unit = 0; unit < grid.units; unit++) {
      if (held[unit] && (worst < 0 || ranks[unit]! < ranks[worst]!)) worst = unit
    }
    if (worst < 0) continue
    out.toDateLevel = asLevel ? held[worst]!.level : null
    out.toDate = asLevel ? null : held[worst]!.value
    out.rank = asLevel ? ranks[worst]! : null
  }
}
