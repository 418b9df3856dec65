import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { subscribeWords } from '#wording/ui-subscribe'
import { subscriptionsQuery } from '../api/subscriptions.ts'
import { Button } from './button.tsx'
import { usePastDay } from './past-day.tsx'
import { useWording } from './language.tsx'
import { SubscribeDialog, type Subject } from './subscribe-dialog.tsx'

/** On a project or a list: whether one hears of it, and the way to change that. */
export function SubscribeButton({ about, look = 'plain' }: { about: Subject; look?: 'plain' | 'text' }) {
  const { t } = useWording(subscribeWords)
  const [open, setOpen] = useState(false)
  const known = useQuery(subscriptionsQuery).data?.items.find(
    one => one.subject === about.subject && one.subjectId === about.subjectId,
  )
  // What one hears of comes from today.
  if (usePastDay() !== undefined) return null
  return (
    <>
      <Button
        look={look}
        size={look === 'text' ? 'small' : 'normal'}
        title={known ? t.change : undefined}
        onClick={() => setOpen(true)}
      >
        {known ? t.subscribed : t.subscribe}
      </Button>
      {open && <SubscribeDialog about={about} known={known} onClose={() => setOpen(false)} />}
    </>
  )
}
