import { useMatches, useNavigate, useSearch } from '@tanstack/react-router'
import { dayWords } from '#wording/ui-day'
import { Button } from './button.tsx'
import { Rich, useWording } from './language.tsx'

/** A past day is looked at, and this page has none: it says that what stands here is of today. Printed too. */
export function TodayNote() {
  const { t } = useWording(dayWords)
  const { on } = useSearch({ strict: false })
  const showsDays = useMatches({ select: matches => matches.at(-1)?.staticData.showsDays === true })
  const navigate = useNavigate()
  if (on === undefined || showsDays) return null
  const leave = () =>
    void navigate({ to: '.', search: before => ({ ...before, on: undefined }), replace: true, resetScroll: false })
  return (
    <div className="dropped-note" role="status">
      <p>
        <Rich text={t.ofToday(on)} />
      </p>
      <Button look="text" size="small" className="no-print" onClick={leave}>
        {t.back}
      </Button>
    </div>
  )
}
