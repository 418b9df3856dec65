import { Link } from '@tanstack/react-router'
import type { Overview } from '#domain/overview'
import { commonWords } from '#wording/ui-common'
import { wallWords } from '#wording/ui-wall'
import type { Line } from '../../api/changes.ts'
import type { WallSearch } from '../../search.ts'
import { Mark } from '../../ui/brand.tsx'
import { useWording } from '../../ui/language.tsx'
import { whenText } from '../../ui/when.ts'

type Props = { overview: Overview | undefined; at: number; line: Line; search: WallSearch }

/** Whose screen, as of when, how fresh, and the only way out. */
export function WallHead({ overview, at, line, search }: Props) {
  const { t, format } = useWording(commonWords)
  const { t: words } = useWording(wallWords)
  return (
    <header className="wall-head">
      <span className="wall-brand">
        <Mark height={24} />
        <span lang="zh-CN">{t.product}</span>
      </span>
      {overview && (
        <span>
          {t.year(overview.year)} · {t.asOf} <b>{format.month(overview.asOf)}</b> · {t.timeProgress}{' '}
          <b>{format.percent(overview.timeProgress)}</b>
        </span>
      )}
      {overview?.sample && <span className="wall-sample">{t.sample}</span>}
      <span className="wall-space" />
      <span>
        {at > 0 && `${words.updated(whenText(at))} · `}
        {line === 'open' ? words.live : words.waiting}
      </span>
      <Link to="/" search={search} onClick={() => void (document.fullscreenElement && document.exitFullscreen())}>
        {words.leave}
      </Link>
    </header>
  )
}
