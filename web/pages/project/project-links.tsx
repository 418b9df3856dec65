import type { ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { carryWords } from '#wording/ui-carry'
import { compareWords } from '#wording/ui-compare'
import { linkWords } from '#wording/ui-links'
import { yearsWords } from '#wording/ui-years'
import { useMayDeclare } from '../../ui/declare-first.tsx'
import { useWording } from '../../ui/language.tsx'
import { usePastDay } from '../../ui/past-day.tsx'
import './project-links.css'

/** What stands behind the numbers: one calm row under the head; each page adds its line. */
export function ProjectLinks({ projectId }: { projectId: number }): ReactNode {
  const { t } = useWording(linkWords)
  const { t: compare } = useWording(compareWords)
  const { t: carry } = useWording(carryWords)
  const { t: years } = useWording(yearsWords)
  const mayDeclare = useMayDeclare()
  const past = usePastDay() !== undefined
  const params = { id: String(projectId) }
  return (
    <nav className="project-links no-print" aria-label={t.label}>
      <span>{t.label}</span>
      <Link to="/projects/$id/register" params={params}>
        {t.register}
      </Link>
      <Link to="/projects/$id/counters" params={params}>
        {t.counters}
      </Link>
      <Link to="/projects/$id/sheets" params={params}>
        {t.sheets}
      </Link>
      <Link to="/projects/$id/evidence" params={params}>
        {t.evidence}
      </Link>
      <Link to="/compare" search={{ kind: 'years', projectId }}>
        {compare.link.years}
      </Link>
      {!past && (
        <>
          <Link to="/projects/$id/evaluation" params={params}>
            {t.evaluation}
          </Link>
          <Link to="/projects/$id/report" params={params}>
            {t.report}
          </Link>
          <Link to="/projects/$id/years" params={params}>
            {years.link}
          </Link>
          {mayDeclare && (
            <Link to="/projects/new" search={{ from: projectId }}>
              {carry.link}
            </Link>
          )}
        </>
      )}
    </nav>
  )
}
