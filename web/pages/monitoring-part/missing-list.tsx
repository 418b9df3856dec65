import { followWords } from '#wording/ui-follow'
import type { MonitoringPart } from '../../api/monitoring.ts'
import { useWording } from '../../ui/language.tsx'
import { lackingOf } from './lacking.ts'

type Props = { part: MonitoringPart; onGo: (indicatorId: number) => void }

/** What is still missing, line by line; each leads to its line. */
export function MissingList({ part, onGo }: Props) {
  const { t } = useWording(followWords)
  const { table: words } = t
  const lines = lackingOf(part)
  if (lines.length === 0) return null
  return (
    <div className="part-missing no-print">
      <span className="quiet">{words.stillMissing}</span>
      <ul>
        {lines.map(({ id, name, codes }) => (
          <li key={id}>
            <button type="button" className="link-button" onClick={() => onGo(id)}>
              {words.lacking(
                name || words.spending,
                codes.map(code => words.lacks[code]),
              )}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
