import type { Part } from '#domain/money-need'
import { takesWords } from '#wording/ui-takes'
import { useWording } from '../../ui/language.tsx'

/** The sub-projects behind time, each with what it holds back and what it still has to spend. */
export function MoneyParts({ parts, short }: { parts: readonly Part[]; short: number }) {
  const { t, format } = useWording(takesWords)
  const late = parts.filter(part => (part.short ?? 0) > 0)
  if (late.length === 0) return <p className="quiet">{t.noneBehind}</p>
  return (
    <>
      <h3>{t.causes}</h3>
      <ul className="takes-parts">
        {late.map(part => (
          <li key={part.id}>
            <span className="clip" title={part.name}>
              {part.name}
            </span>
            <span className="number text-behind">
              {t.short(format.money(part.short), format.percent(part.short! / short, 0))}
            </span>
            <small className="number">{t.left(format.money(part.left))}</small>
          </li>
        ))}
      </ul>
    </>
  )
}
