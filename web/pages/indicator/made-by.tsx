import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { IndicatorProgress, Progress } from '#domain/progress'
import { registerWords } from '#wording/ui-register'
import { indicatorRowsQuery } from '../../api/register.ts'
import { useWording } from '../../ui/language.tsx'

/** "From 5 rows of the register", opening them; nothing where the number is typed. */
export function MadeBy({ progress: { project, asOf }, indicator }: { progress: Progress; indicator: IndicatorProgress }) {
  const { t } = useWording(registerWords)
  const { data } = useQuery(indicatorRowsQuery(project.id, indicator.id, asOf))
  if (data?.source !== 'register') return null
  return (
    <p className="made-by">
      <Link to="/projects/$id/register" params={{ id: String(project.id) }} search={{ indicatorId: indicator.id, month: asOf }}>
        {t.madeBy(data.rows.length)}
      </Link>
    </p>
  )
}
