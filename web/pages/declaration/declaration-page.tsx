import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { declarationWords } from '#wording/ui-declaration'
import { agenciesQuery } from '../../api/agencies.ts'
import { sessionQuery } from '../../api/session.ts'
import { useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { monthNow } from '../../ui/when.ts'
import { CarriedStart } from './carried-start.tsx'
import { PasteStep } from './paste-step.tsx'
import { ReviewStep } from './review-step.tsx'
import { byHand, fromParsed, type ReviewState } from './review-state.ts'
import './declaration-page.css'

/** A new project: paste the form, check what was read beside its source, save. */
export default function DeclarationPage() {
  const { t } = useWording(declarationWords)
  const { from } = useSearch({ from: '/projects/new' })
  const [text, setText] = useState('')
  const [start, setStart] = useState<{ state: ReviewState; name: string } | null>(null)
  const agencies = useQuery(agenciesQuery).data?.items
  const own = useQuery(sessionQuery).data?.user.agency
  const agency = agencies?.find(row => row.id === own?.id) ?? { code: '', name: own?.name ?? '' }
  if (from !== undefined) return <CarriedStart key={from} from={from} />
  if (start) return <ReviewStep initial={start.state} name={start.name} onAgain={() => setStart(null)} />
  return (
    <Page title={t.title} className="declaration-page">
      <Steps now="paste" />
      <h1>{t.start.heading}</h1>
      <PasteStep
        text={text}
        onText={setText}
        onParsed={(parsed, name) => setStart({ state: fromParsed(parsed), name: name ?? t.review.pasted })}
        onHand={() => setStart({ state: byHand(Number(monthNow().slice(0, 4)), agency), name: '' })}
      />
    </Page>
  )
}

/** `first`: how the first step is called where nothing was pasted. */
export function Steps({ now, first }: { now: 'paste' | 'review'; first?: string }) {
  const { t } = useWording(declarationWords)
  return (
    <p className="steps" aria-label={t.stepsLabel} role="group">
      {t.title}
      {(['paste', 'review', 'create'] as const).map(step => (
        <span key={step} aria-current={step === now ? 'step' : undefined}>
          {step === 'paste' && first ? `1 ${first}` : t.steps[step]}
        </span>
      ))}
    </p>
  )
}
