import { Link } from '@tanstack/react-router'
import { wallWords } from '#wording/ui-wall'
import type { OverviewSearch } from '../../search.ts'
import { useWording } from '../../ui/language.tsx'

/** To the meeting room's wall, as wide as the screen; without a month of its own it follows the newest. */
export function WallLink({ search: { year, asOf, agencyId } }: { search: OverviewSearch }) {
  const { t } = useWording(wallWords)
  return (
    <Link
      to="/wall"
      search={{ year, asOf, agencyId }}
      className="filters-wall"
      onClick={() => void document.documentElement.requestFullscreen?.().catch(() => null)}
    >
      {t.open}
    </Link>
  )
}
