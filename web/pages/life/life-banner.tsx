import type { Progress } from '#domain/progress'
import { lifeWords } from '#wording/ui-life'
import { useWording } from '../../ui/language.tsx'
import './life.css'

/** What one must know before reading the numbers: suspended, ended, archived, or another unit's by now. */
export function LifeBanner({ project, past = false }: { project: Progress['project']; past?: boolean }) {
  const { t, format } = useWording(lifeWords)
  const { now, since, archived, readOnly } = project.life
  const said = [
    now !== 'running' && since !== null ? t.banner[now](format.month(since)) : null,
    archived ? t.banner.archived : null,
    readOnly && !past ? t.banner.readOnly : null,
  ].filter(text => text !== null)
  if (said.length === 0) return null
  return (
    <div className="life-banner" role="status">
      {said.map(text => (
        <p key={text}>{text}</p>
      ))}
    </div>
  )
}
