import type { Month } from '#domain/month'
import { projectWords } from '#wording/ui-project'
import { useWording } from '../../ui/language.tsx'

/** The address asked for a month this project does not have: said, never silent. */
export function MonthFallback({ lost, asOf }: { lost: string | null; asOf: Month }) {
  const { t, format } = useWording(projectWords)
  if (lost === null) return null
  return (
    <p className="stale month-lost" role="status">
      {t.monthLost(lost.slice(0, 20), format.month(asOf))}
    </p>
  )
}
