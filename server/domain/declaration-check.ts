import type { Declaration } from './declaration.ts'
import { yearOf } from './month.ts'
import type { Problem } from './problem.ts'

/** What cannot be true in a declaration; what merely needs an answer stays a question of the reader. */
export function checkDeclaration(declaration: Declaration): Problem[] {
  const problems: Problem[] = []
  const { year } = declaration
  const names = new Set<string>()
  declaration.subprojects.forEach((row, i) => {
    if (names.has(row.name)) problems.push({ path: `subprojects.${i}.name`, code: 'duplicate-name', params: { name: row.name } })
    names.add(row.name)
  })
  declaration.indicators.forEach((row, i) => {
    const at = `indicators.${i}`
    for (const name of row.subprojects)
      if (!names.has(name)) problems.push({ path: `${at}.subprojects`, code: 'no-such-subproject', params: { name } })
    if (row.dueMonth && yearOf(row.dueMonth) !== year)
      problems.push({ path: `${at}.dueMonth`, code: 'month-outside-year', params: { month: row.dueMonth, year } })
    row.monthlyPlan?.forEach((point, k) => {
      if (yearOf(point.month) !== year)
        problems.push({ path: `${at}.monthlyPlan.${k}.month`, code: 'month-outside-year', params: { month: point.month, year } })
    })
    const planned = new Set(row.monthlyPlan?.map(point => point.month))
    if (row.monthlyPlan && planned.size < row.monthlyPlan.length)
      problems.push({ path: `${at}.monthlyPlan`, code: 'duplicate-month', params: {} })
    const units = new Set(row.contributors.map(unit => unit.agencyCode))
    if (units.size < row.contributors.length)
      problems.push({ path: `${at}.contributors`, code: 'duplicate-contributor', params: {} })
  })
  return problems
}
