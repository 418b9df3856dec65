import Big from 'big.js'
import { monthOf, numberOf } from '#domain/month'
import type { DeclaredIndicator } from '#domain/declaration'
import type { Target } from '#domain/target'

/** A cumulative monthly plan as twelve cells in the target's own writing: 85 for 85%, 80 for 80万. */
type Plan = DeclaredIndicator['monthlyPlan']

const factor = ({ unit, scale }: Pick<Target, 'unit' | 'scale'>) => (unit === '%' ? 0.01 : scale || 1)

/** January first; null where the plan says nothing. */
export function planCells(plan: Plan, target: Pick<Target, 'unit' | 'scale'>): (number | null)[] {
  return Array.from({ length: 12 }, (_, i) => {
    const point = plan?.find(({ month }) => numberOf(month) === i + 1)
    return point ? Number(new Big(point.cumulative).div(factor(target))) : null
  })
}

export function planOf(cells: readonly (number | null)[], target: Pick<Target, 'unit' | 'scale'>, year: number): Plan {
  const points = cells.flatMap((value, i) =>
    value === null ? [] : [{ month: monthOf(year, i + 1), cumulative: Number(new Big(value).times(factor(target))) }],
  )
  return points.length > 0 ? points : null
}

/** A twelfth of the target more each month; whole numbers stay whole where the target is one. */
export function evenPlan(target: Pick<Target, 'unit' | 'scale' | 'value'>): (number | null)[] {
  if (target.value === null) return Array.from({ length: 12 }, () => null)
  const whole = new Big(target.value).div(factor(target))
  const digits = whole.round(0).eq(whole) && target.unit !== '%' && (target.scale || 1) === 1 ? 0 : 2
  return Array.from({ length: 12 }, (_, i) =>
    Number(
      whole
        .times(i + 1)
        .div(12)
        .round(digits),
    ),
  )
}

/** What a plan leaves open: a month below the one before, an end that is not the target. */
export function planDoubts(cells: readonly (number | null)[], target: Pick<Target, 'unit' | 'scale' | 'value'>) {
  const known = cells.flatMap((value, i) => (value === null ? [] : [{ month: i + 1, value }]))
  const falls = known.find(({ value }, i) => i > 0 && value < known[i - 1]!.value)?.month ?? null
  const whole = target.value === null ? null : Number(new Big(target.value).div(factor(target)))
  const last = known.at(-1)?.value ?? null
  return { falls, end: last !== null && whole !== null && last !== whole ? { last, whole } : null }
}
