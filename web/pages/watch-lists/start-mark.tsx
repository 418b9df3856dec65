import { watchWords } from '#wording/ui-watch'
import { useWording } from '../../ui/language.tsx'

/** The rule key monitoring begins with by the rule set in force, unchanged. */
export function StartMark() {
  const { t } = useWording(watchWords)
  return (
    <span className="watch-mark" title={t.startHint}>
      {t.start}
    </span>
  )
}
