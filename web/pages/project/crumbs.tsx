import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Progress } from '#domain/progress'
import { commonWords } from '#wording/ui-common'
import { projectWords } from '#wording/ui-project'
import { useWording } from '../../ui/language.tsx'
import { lastPlace } from '../../ui/last-place.ts'
import '../../ui/crumbs.css'

/** Overview / department / unit, each narrowing the overview; then what a page adds. */
export function Crumbs({ progress: { project, asOf }, children }: { progress: Progress; children?: ReactNode }) {
  const { t } = useWording(projectWords)
  const { t: common } = useWording(commonWords)
  const units = [project.department, project.agency].filter(step => step !== null)
  return (
    <nav className="crumbs" aria-label={t.crumbs}>
      <ol>
        <li>
          <Link to="/" search={lastPlace(asOf, undefined)}>
            {common.overview}
          </Link>
        </li>
        {units.map(unit => (
          <li key={unit.id}>
            <Link to="/" search={lastPlace(asOf, unit.id)}>
              {unit.name}
            </Link>
          </li>
        ))}
        {children}
      </ol>
    </nav>
  )
}
