import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { entryWords } from '#wording/ui-entry'
import { wayWords } from '#wording/ui-way'
import type { Step } from '../../api/months.ts'
import { ProblemError } from '../../api/problem.ts'
import { grantException } from '../../api/way.ts'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { GrantDialog } from './grant-dialog.tsx'
import type { Entry } from './use-entry.ts'

type Props = {
  entry: Entry
  setStep: (step: Step) => void
  /** A step that needs no words is taken at once; what the server said stands in the bar. */
  move: (step: Step, opinion: string) => Promise<void>
  say: (text: string) => void
}

/** What the reader may do with a month that is closed to typing: withdraw, review, decide, ask, grant. */
export function WayButtons({ entry, setStep, move, say }: Props) {
  const { t } = useWording(entryWords)
  const { t: way } = useWording(wayWords)
  const client = useQueryClient()
  const [granting, setGranting] = useState(false)
  const { session, entries, project, month } = entry
  const { report, lock, asked } = entries
  const can = (right: string) => session.rights.includes(right)
  // A unit that only contributes hands nothing in and takes nothing back.
  const hands = can('enter') && entry.ownMoney
  const waiting = report.state === 'submitted'
  const byDate = lock?.why === 'date'
  async function begin() {
    try {
      await move('begin', '')
      say(way.moved.begin)
    } catch (error) {
      say(error instanceof ProblemError ? error.detail || error.title : '')
    }
  }
  async function grant(until: string, reason: string) {
    await grantException(project.id, { month, until, reason })
    await client.invalidateQueries({ queryKey: ['projects', project.id] })
  }
  return (
    <>
      {hands && waiting && !report.reviewing && !byDate && (
        <Button onClick={() => setStep('withdraw')}>{way.bar.withdraw}</Button>
      )}
      {can('approve') && waiting && (
        <>
          {!report.reviewing && <Button onClick={() => void begin()}>{way.bar.begin}</Button>}
          <Button onClick={() => setStep('return')}>{t.bar.return}</Button>
          <Button look="primary" onClick={() => setStep('approve')}>
            {t.bar.approve}
          </Button>
        </>
      )}
      {can('approve') && report.state === 'approved' && <Button onClick={() => setStep('reopen')}>{t.bar.reopen}</Button>}
      {hands && !can('approve') && report.state === 'approved' && !asked && (
        <Button onClick={() => setStep('ask')}>{way.bar.askCorrection}</Button>
      )}
      {byDate && can('grantException') && (
        <Button look={waiting ? 'plain' : 'primary'} onClick={() => setGranting(true)}>
          {way.bar.grant}
        </Button>
      )}
      {byDate && !waiting && hands && !can('grantException') && !asked && (
        <Button onClick={() => setStep('ask')}>{way.bar.askException}</Button>
      )}
      {granting && <GrantDialog onGrant={grant} onClose={() => setGranting(false)} />}
    </>
  )
}
