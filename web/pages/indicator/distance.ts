import type { Target } from '#domain/target'
import type { Format } from '#wording/format'
import type { Figures } from '../project/indicator-words.ts'

/** Between two percentages lie percentage points; everything else keeps its unit. */
export const distanceOf =
  (target: Pick<Target, 'unit'>, figures: Pick<Figures, 'quantity'>, format: Format, t: { points: (points: string) => string }) =>
  (value: number): string =>
    target.unit === '%' ? t.points(format.number(value * 100, 1)) : figures.quantity(value)
