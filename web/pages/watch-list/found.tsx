import { divide } from '#domain/number'
import { watchWords } from '#wording/ui-watch'
import type { Watched } from '../../api/watch-lists.ts'
import { Rich, useWording } from '../../ui/language.tsx'

/** How many a rule finds, with what money; one that finds everything or nothing says so. */
export function Found({ counts, short = false }: { counts: Watched['counts']; short?: boolean }) {
  const { t, format } = useWording(watchWords)
  const { hits, of } = counts
  const money =
    hits > 0 && !short
      ? t.money(
          format.moneyWithUnit(counts.budget),
          format.rate(divide(counts.spent, counts.budget)),
          format.moneyWithUnit(counts.atRiskAmount),
        )
      : ''
  const note = of === 0 ? t.noProjects : hits === 0 ? t.matchesNone : hits === of ? t.matchesAll : null
  return (
    <>
      <Rich text={t.found(format.number(hits), format.number(of)) + money} />
      {note && (
        <span className="watch-note">
          <span aria-hidden="true">◆ </span>
          {note}
        </span>
      )}
    </>
  )
}
