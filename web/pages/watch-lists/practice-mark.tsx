import { watchWords } from '#wording/ui-watch'
import { useWording } from '../../ui/language.tsx'

/** The rule most bureaus use, unchanged. */
export function PracticeMark() {
  const { t } = useWording(watchWords)
  return (
    <span className="watch-mark" title={t.practiceHint}>
      {t.practice}
    </span>
  )
}
