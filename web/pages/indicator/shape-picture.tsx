import { numberOf } from '#domain/month'
import { pathOf } from '../../ui/trend.ts'

type Plan = readonly { month: string; cumulative: number }[]
const box = { width: 168, height: 48, edge: 4 }

/** A plan as a line of twelve months over the one in force, on one scale. */
export function ShapePicture({ plan, inForce, target, label }: { plan: Plan; inForce: Plan; target: number; label: string }) {
  const top = Math.max(target, ...plan.map(point => point.cumulative), ...inForce.map(point => point.cumulative))
  const inner = { width: box.width - 2 * box.edge, height: box.height - 2 * box.edge }
  const at = (value: number, month: number) => ({
    x: box.edge + (inner.width * month) / 12,
    y: box.edge + inner.height * (1 - value / top),
  })
  const line = (points: Plan) => pathOf([at(0, 0), ...points.map(({ month, cumulative }) => at(cumulative, numberOf(month)))])
  return (
    <svg className="shape-picture" width={box.width} height={box.height} role="img" aria-label={label}>
      <path className="shape-base" d={`M${box.edge} ${box.height - box.edge}H${box.width - box.edge}`} />
      {inForce.length > 0 && <path className="shape-ghost" d={line(inForce)} />}
      <path className="shape-curve" d={line(plan)} />
    </svg>
  )
}
