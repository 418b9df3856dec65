import type { Month } from '#domain/month'
import { lastReported, worstThree, type Lights, type Portfolio } from '#domain/portfolio'
import { portfolioOfUnits } from '#domain/portfolio-units'
import type { Db } from '../../db/open.ts'
import { countedWorst, departmentMonths, portfolioMonths, unitsAt, type Grouping } from '../../db/queries/overview.ts'
import { countedUnitMonths } from '../../db/queries/unit-month.ts'
import type { Scope } from '../../db/scope.ts'

export type Source = { lastMonth: Month | null; at: (asOf: Month, grouping: Grouping) => Promise<Portfolio> }

/** Where a portfolio's sums come from: the stored roll-ups of whole units, or, for who was given single projects to review,
 * the projects themselves. */
export async function portfolioSource(db: Db, scope: Scope, cut: Scope | undefined, year: number): Promise<Source> {
  if (!scope.all && scope.reviewer !== undefined) {
    const rows = await countedUnitMonths(db, scope, cut, year)
    return {
      lastMonth: lastReported(rows),
      async at(asOf, grouping) {
        const worst = await countedWorst(db, scope, cut, asOf)
        const units = rows.map(row => ({
          ...row,
          departmentId: grouping === 'unit' ? row.agencyId : row.departmentId,
          lights: { ...row.lights, worst: worstThree(worst.filter(one => one.agencyId === row.agencyId)) },
        }))
        return portfolioOfUnits(units, asOf)
      },
    }
  }
  const months = await portfolioMonths(db, scope, cut, year)
  return {
    lastMonth: lastReported(months),
    async at(asOf, grouping) {
      const departments = await departmentMonths(db, scope, cut, year, grouping)
      const units = await unitsAt(db, scope, cut, asOf, grouping)
      return { months, departments, units: units.map(row => ({ ...row, lights: JSON.parse(row.lights) as Lights })) }
    },
  }
}
