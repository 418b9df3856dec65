import { entryWords } from '#wording/ui-entry'
import { wayWords } from '#wording/ui-way'
import type { MonthEntries } from '../../api/months.ts'
import { useWording } from '../../ui/language.tsx'
import { momentText } from '../../ui/when.ts'

/** Why a month is locked, since when and by whom; what was asked and what was granted. `more` follows the reason. */
export function WayBanners({ entries, more }: { entries: MonthEntries; more: string }) {
  const { t, lang } = useWording(wayWords)
  const { t: entry } = useWording(entryWords)
  const { lock, closed, exception, asked } = entries
  const at = lock?.at == null ? '' : momentText(lock.at, lang)
  const why = lock
    ? lock.why === 'date'
      ? t.lock.date(lock.since ?? '')
      : t.lock[lock.why](lock.by ?? '', at)
    : closed === 'not-allowed'
      ? entry.notAllowed
      : closed === 'ended'
        ? entry.ended
        : null
  return (
    <>
      {why && (
        <p className="entry-banner" role="status">
          {why} {more}
        </p>
      )}
      {exception && (
        <p className="entry-banner offer" role="status">
          {t.exception(exception.until, exception.by ?? '', exception.reason)}
        </p>
      )}
      {asked && (
        <p className="entry-banner warn" role="status">
          {t.asked(asked.by ?? '', momentText(asked.at, lang), asked.opinion)}
        </p>
      )}
    </>
  )
}
