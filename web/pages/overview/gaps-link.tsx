import { Link } from '@tanstack/react-router'
import { gapsWords } from '#wording/ui-gaps'
import { gapLights } from '../../search-follow.ts'
import type { OverviewSearch } from '../../search.ts'
import { useWording } from '../../ui/language.tsx'

/** To the gaps of the same month, units and light, the worst over all projects first. */
export function GapsLink({ search: { agencyId, signal }, asOf }: { search: OverviewSearch; asOf: string }) {
  const { t } = useWording(gapsWords)
  const light = gapLights.find(one => one === signal)
  return (
    <Link to="/gaps" search={{ asOf, agencyId, signal: light }} className="filters-gaps">
      {t.title}
    </Link>
  )
}
