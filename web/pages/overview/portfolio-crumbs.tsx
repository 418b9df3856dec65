import { Link } from '@tanstack/react-router'
import { commonWords } from '#wording/ui-common'
import { projectWords } from '#wording/ui-project'
import type { Agency } from '../../api/agencies.ts'
import type { OverviewSearch } from '../../search.ts'
import { useWording } from '../../ui/language.tsx'
import { SubscribeButton } from '../../ui/subscribe-button.tsx'
import '../../ui/crumbs.css'

/** Portfolio / department / unit: where the overview stands, each step keeping month and filters. */
export function PortfolioCrumbs({ agencies, search }: { agencies: Agency[]; search: OverviewSearch }) {
  const { t } = useWording(projectWords)
  const { t: common } = useWording(commonWords)
  const known = new Map(agencies.map(agency => [agency.id, agency]))
  const steps: Agency[] = []
  for (let at = known.get(search.agencyId ?? 0); at && steps.length < 9; at = known.get(at.parentId ?? 0)) steps.unshift(at)
  const here = steps.at(-1)
  if (!here) return null
  return (
    <nav className="crumbs portfolio-crumbs no-print" aria-label={t.crumbs}>
      <ol>
        <li>
          <Link to="/" search={{ ...search, agencyId: undefined, row: undefined }}>
            {common.overview}
          </Link>
        </li>
        {steps.map((agency, at) => (
          <li key={agency.id}>
            {at === steps.length - 1 ? (
              <span aria-current="location">{agency.name}</span>
            ) : (
              <Link to="/" search={{ ...search, agencyId: agency.id, row: undefined }}>
                {agency.name}
              </Link>
            )}
          </li>
        ))}
      </ol>
      <SubscribeButton about={{ subject: 'agency', subjectId: here.id, name: here.name }} look="text" />
    </nav>
  )
}
