type Point = { x: number; y: number }
const box = { width: 240, height: 120 }

/** Spending to date as a line in a box of the year by the budget, from January on; months without a figure bend nothing.
 * More than the budget stays at the upper edge. Without a budget there is no line. */
export function coursePath(toDate: readonly (number | null)[], budget: number | null): { path: string; end: Point | null } {
  if (!budget) return { path: '', end: null }
  const points = toDate.flatMap((value, index): Point[] => {
    if (value === null) return []
    const share = Math.min(Math.max(value / budget, 0), 1)
    return [{ x: ((index + 1) * box.width) / 12, y: round((1 - share) * box.height) }]
  })
  const end = points.at(-1) ?? null
  return { path: end ? `M0 ${box.height}${points.map(({ x, y }) => `L${x} ${y}`).join('')}` : '', end }
}
const round = (value: number) => Math.round(value * 100) / 100
