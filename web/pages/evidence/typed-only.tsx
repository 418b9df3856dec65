import { numberOf } from '#domain/month'
import type { Progress } from '#domain/progress'
import { evidenceWords } from '#wording/ui-evidence'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'

type Props = { progress: Progress; onChoose: (place: { indicatorId: number; month: string }) => void }

/** Values nothing stands behind, indicator by indicator: where a file is missed most. */
export function TypedOnly({ progress, onChoose }: Props) {
  const { t, format } = useWording(evidenceWords)
  const last = numberOf(progress.asOf)
  const rows = progress.indicators
    .map(({ id, name, months }) => ({ id, name, months: months.slice(0, last).filter(cell => cell.evidence === 'D') }))
    .filter(({ months }) => months.length > 0)
  return (
    <Card title={t.typedOnly} beside={<small className="quiet">{t.typedOnlyHow}</small>}>
      {rows.length === 0 && <p className="quiet">{t.typedNone}</p>}
      {rows.length > 0 && (
        <details className="typed-only">
          <summary>
            {t.typedCount(
              rows.reduce((sum, { months }) => sum + months.length, 0),
              rows.length,
            )}
          </summary>
          <ul className="typed-list">
            {rows.map(({ id, name, months }) => (
              <li key={id}>
                <span className="clip">{name}</span>
                <span className="typed-months">
                  {months.map(({ month }) => (
                    <Button key={month} look="text" size="small" onClick={() => onChoose({ indicatorId: id, month })}>
                      {format.month(month)}
                    </Button>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}
