import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { subscribeWords } from '#wording/ui-subscribe'
import { subscriptionsQuery, type Subscription } from '../../api/subscriptions.ts'
import { agenciesQuery } from '../../api/agencies.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { LetterLanguage } from './letter-language.tsx'
import { SubscribeDialog, useSubjectText, type Subject } from '../../ui/subscribe-dialog.tsx'

/** What I hear of, and how; each can be changed and stopped. */
export function SubscriptionsCard() {
  const { t } = useWording(subscribeWords)
  const query = useQuery(subscriptionsQuery)
  const [open, setOpen] = useState<{ about: Subject; known?: Subscription } | null>(null)
  const items = query.data?.items ?? []
  const mine: Subject = { subject: 'mine', subjectId: 0, name: '' }
  const lacks = (about: Subject) => !items.some(one => same(one, about))
  return (
    <Card
      title={t.card}
      action={
        query.data &&
        lacks(mine) && (
          <Button size="small" onClick={() => setOpen({ about: mine })}>
            {t.mine}
          </Button>
        )
      }
    >
      <DataState query={query} loading={<SkeletonRows rows={2} height={48} />}>
        {data =>
          data.items.length === 0 ? (
            <p className="quiet">{t.none}</p>
          ) : (
            <ul className="account-sessions">
              {data.items.map(one => (
                <Row key={one.id} one={one} onChange={() => setOpen({ about: one, known: one })} />
              ))}
            </ul>
          )
        }
      </DataState>
      {query.data && <AgencyChoice onChosen={about => setOpen({ about, known: items.find(one => same(one, about)) })} />}
      {query.data && <LetterLanguage lang={query.data.lang} />}
      {open && <SubscribeDialog {...open} onClose={() => setOpen(null)} />}
    </Card>
  )
}

type About = Pick<Subject, 'subject' | 'subjectId'>
const same = (one: About, other: About) => one.subject === other.subject && one.subjectId === other.subjectId

/** A department or unit to follow with all below it; who sees one alone follows it as the own projects. */
function AgencyChoice({ onChosen }: { onChosen: (about: Subject) => void }) {
  const { t } = useWording(subscribeWords)
  const agencies = useQuery(agenciesQuery).data?.items ?? []
  const [chosen, setChosen] = useState('')
  const agency = agencies.find(one => String(one.id) === chosen)
  if (agencies.length < 2) return null
  return (
    <div className="subscribe-line">
      <label htmlFor="subscribe-agency">{t.agency}</label>
      <select id="subscribe-agency" className="input" value={chosen} onChange={event => setChosen(event.target.value)}>
        <option value="">{t.chooseAgency}</option>
        {agencies.map(one => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
      <Button
        size="small"
        disabled={!agency}
        onClick={() => agency && onChosen({ subject: 'agency', subjectId: agency.id, name: agency.name })}
      >
        {t.subscribe}
      </Button>
    </div>
  )
}

function Row({ one, onChange }: { one: Subscription; onChange: () => void }) {
  const { t } = useWording(subscribeWords)
  const textOf = useSubjectText()
  const what = [one.alerts && t.alertsShort, one.digest && t.digestShort].filter(Boolean)
  const how = one.channels.map(way => t.channels[way])
  return (
    <li>
      <span>
        {textOf(one)}
        <span className="under">{[...what, ...how].join(' · ')}</span>
      </span>
      <Button size="small" onClick={onChange}>
        {t.change}
      </Button>
    </li>
  )
}
