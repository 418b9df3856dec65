import type { UnitSide } from '#domain/compare'
import type { Counts } from '#domain/progress'
import type { Signal as Light } from '#domain/vocabulary'
import { Card } from '../../ui/card.tsx'
import { Signal } from '../../ui/signal.tsx'

const order: Light[] = ['behind', 'warning', 'missing', 'normal', 'ahead', 'notDue']

/** How many of each light, side by side: counts, not shares. */
export function LightsTable<S extends Pick<UnitSide, 'name'>>(props: { title: string; sides: S[]; of: (side: S) => Counts }) {
  const { title, sides, of } = props
  return (
    <Card title={title}>
      <table className="compare-lights">
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <td />
            {sides.map((side, i) => (
              <th key={i} scope="col" className="number">
                {side.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {order.map(light => (
            <tr key={light}>
              <th scope="row">
                <Signal signal={light} />
              </th>
              {sides.map((side, i) => (
                <td key={i} className="number">
                  {of(side)[light]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
