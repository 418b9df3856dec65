import { Link } from '@tanstack/react-router'
import type { YearSide } from '#domain/compare'
import { worstFirst } from '#domain/summary'
import { compareWords } from '#wording/ui-compare'
import { useWording } from '../../ui/language.tsx'
import { SignalShape, useSignalWord } from '../../ui/signal.tsx'
import { LineMark } from './share-line.tsx'

/** Of each year what one number says: progress, money at risk, lights; and the way to its own page. */
export function SideFacts({ sides }: { sides: YearSide[] }) {
  const { t, format } = useWording(compareWords)
  const word = useSignalWord()
  return (
    <table className="side-facts">
      <thead>
        <tr>
          <td />
          <th scope="col" className="number">
            {t.years.progress}
          </th>
          <th scope="col" className="number">
            {t.years.risk}
          </th>
          <th scope="col">{t.years.lights}</th>
        </tr>
      </thead>
      <tbody>
        {sides.map((side, i) => (
          <tr key={side.year}>
            <th scope="row">
              <LineMark line={i === 0 ? 0 : 1} />
              <Link to="/projects/$id" params={{ id: String(side.projectId) }} search={{ asOf: side.asOf }} title={side.name}>
                {side.year}
              </Link>
            </th>
            <td className="number">{format.percent(side.progress)}</td>
            <td className="number">{format.money(side.atRiskAmount)}</td>
            <td>
              <span className="side-lights">
                {worstFirst.map(signal =>
                  side.counts[signal] > 0 ? (
                    <span key={signal}>
                      <SignalShape signal={signal} size={10} label={word(signal)} /> {side.counts[signal]}
                    </span>
                  ) : null,
                )}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
