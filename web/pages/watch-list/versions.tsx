import { watchWords } from '#wording/ui-watch'
import type { Watched } from '../../api/watch-lists.ts'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { momentText } from '../../ui/when.ts'

/** Every version of a list's rule; none is overwritten. */
export function Versions({ versions }: { versions: Watched['versions'] }) {
  const { t, lang } = useWording(watchWords)
  if (versions.length < 2) return null
  return (
    <Card title={t.versions} className="no-print">
      <ol className="watch-versions">
        {versions.map(one => (
          <li key={one.version}>
            <b>{t.version(one.version)}</b>
            <span>
              {one.name}
              {one.state === 'archived' ? ` · ${t.archived}` : ''}
              <span className="quiet">{one.sentence}</span>
            </span>
            <span className="quiet">{t.savedBy(one.recordedBy ?? '', momentText(one.recordedAt, lang))}</span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
