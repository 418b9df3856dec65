import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { followChannels, type Follow } from '#domain/follow'
import { commonWords } from '#wording/ui-common'
import { subscribeWords } from '#wording/ui-subscribe'
import { problemText } from '../api/problem-text.ts'
import { sessionQuery } from '../api/session.ts'
import { subscribe, subscriptionsQuery, unsubscribe, type Subscription } from '../api/subscriptions.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { useWording } from './language.tsx'
import './subscribe.css'

export type Subject = Pick<Follow, 'subject' | 'subjectId'> & { name: string }

/** What a subscription is about, in words. */
export function useSubjectText() {
  const { t } = useWording(subscribeWords)
  return ({ subject, name }: Pick<Subject, 'subject' | 'name'>) =>
    subject === 'mine' ? t.subjects.mine : t.subjects[subject](name)
}

/** What to hear of a subject, and by what way; the way out stands beside it. */
export function SubscribeDialog({ about, known, onClose }: { about: Subject; known?: Subscription; onClose: () => void }) {
  const { t } = useWording(subscribeWords)
  const { t: common } = useWording(commonWords)
  const textOf = useSubjectText()
  const client = useQueryClient()
  const rights = useQuery(sessionQuery).data?.rights ?? []
  const ways = useQuery(subscriptionsQuery).data?.channels ?? ['inbox']
  const [alerts, setAlerts] = useState(known?.alerts ?? true)
  const [digest, setDigest] = useState(known?.digest ?? true)
  const [channels, setChannels] = useState<Follow['channels']>(known?.channels ?? ways.filter(way => way !== 'webhook'))
  const done = async () => {
    await client.invalidateQueries({ queryKey: ['subscriptions'] })
    onClose()
  }
  const { subject, subjectId } = about
  const save = useMutation({ mutationFn: () => subscribe({ subject, subjectId, alerts, digest, channels }), onSuccess: done })
  const stop = useMutation({ mutationFn: () => unsubscribe(known?.id ?? 0), onSuccess: done })
  // A group's robot speaks to everybody there: only the bureau may let it.
  const open = followChannels.filter(
    way => ways.includes(way) && (way !== 'webhook' || rights.includes('speakToGroup') || channels.includes(way)),
  )
  const flip = (way: Follow['channels'][number]) =>
    setChannels(channels.includes(way) ? channels.filter(one => one !== way) : [...channels, way])
  return (
    <Dialog
      title={t.title}
      onClose={onClose}
      foot={
        <>
          {known && (
            <Button busy={stop.isPending} onClick={() => stop.mutate()}>
              {t.stop}
            </Button>
          )}
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look="primary" busy={save.isPending} disabled={!alerts && !digest} onClick={() => save.mutate()}>
            {t.save}
          </Button>
        </>
      }
    >
      <p>{t.lead(textOf(about))}</p>
      <fieldset className="subscribe-choice">
        <legend>{t.what}</legend>
        <label>
          <input type="checkbox" checked={alerts} onChange={() => setAlerts(!alerts)} />
          {t.alerts}
        </label>
        <label>
          <input type="checkbox" checked={digest} onChange={() => setDigest(!digest)} />
          {t.digest}
        </label>
      </fieldset>
      <fieldset className="subscribe-choice">
        <legend>{t.how}</legend>
        {open.map(way => (
          <label key={way}>
            <input
              type="checkbox"
              checked={way === 'inbox' || channels.includes(way)}
              disabled={way === 'inbox'}
              onChange={() => flip(way)}
            />
            {t.channels[way]}
          </label>
        ))}
        {!ways.includes('mail') && <p className="quiet">{t.noMail}</p>}
      </fieldset>
      <p role="alert" className="field-error">
        {problemText(save.error ?? stop.error)}
      </p>
    </Dialog>
  )
}
