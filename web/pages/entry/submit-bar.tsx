import { useState } from 'react'
import { commonWords } from '#wording/ui-common'
import { entryWords } from '#wording/ui-entry'
import { wayWords } from '#wording/ui-way'
import type { Step } from '../../api/months.ts'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { whenText } from '../../ui/when.ts'
import { OpenQuestions } from './questions-card.tsx'
import { OpinionDialog } from './opinion-dialog.tsx'
import type { Need, Point } from './open-points.ts'
import type { Entry } from './use-entry.ts'
import type { Saving } from './use-save.ts'
import { WayButtons } from './way-buttons.tsx'
import './submit-bar.css'

type Props = {
  entry: Entry
  saving: Saving
  save: () => Promise<boolean>
  move: (step: Step, opinion: string) => Promise<void>
  goTo: (point: Point | null) => void
  next: () => void
  step: Step | null
  setStep: (step: Step | null) => void
}

/** Always in sight: what is open, what is unsaved, and one filled button for the next step. */
export function SubmitBar({ entry, saving, save, move, goTo, next, step, setStep }: Props) {
  const { t } = useWording(entryWords)
  const { t: way } = useWording(wayWords)
  const [moved, setMoved] = useState('')
  const { points, editable, dirty, entries, ownMoney, project } = entry
  const state = entries.report.state
  const submittable = editable && (state === 'draft' || state === 'returned' || dirty > 0)
  const left = ownMoney ? t.bar.open : t.bar.ownOpen
  async function submit() {
    if (points.length > 0) return next()
    if (await save()) setStep('submit')
  }
  return (
    <section
      className={saving.status === 'failed' ? 'submit-bar failed no-print' : 'submit-bar no-print'}
      aria-label={t.bar.region}
    >
      <div className="submit-bar-inner">
        <div className="submit-state" role="status">
          {editable && <b>{points.length ? left(points.length) : ownMoney ? t.bar.ready : t.bar.ownReady}</b>}
          {!ownMoney && <small>{t.bar.handedInBy(project.agency.name)}</small>}
          <Status entry={entry} saving={saving} moved={moved} />
        </div>
        {editable && <Needs points={points} goTo={goTo} />}
        <span className="submit-space" />
        {editable && (
          <>
            <Button
              look={ownMoney || points.length > 0 ? 'plain' : 'primary'}
              busy={saving.status === 'saving'}
              className={dirty === 0 ? 'submit-later' : undefined}
              disabled={dirty === 0}
              onClick={() => void save()}
            >
              {saving.status === 'failed' ? t.bar.retry : t.bar.save}
            </Button>
            {ownMoney && (
              <Button
                look={points.length ? 'plain' : 'primary'}
                className={points.length ? 'submit-later' : undefined}
                disabled={!submittable}
                onClick={() => void submit()}
              >
                {t.bar.submit}
              </Button>
            )}
            {points.length > 0 && (
              <Button look="primary" onClick={next}>
                {t.bar.next} <kbd>F8</kbd>
              </Button>
            )}
          </>
        )}
        <WayButtons entry={entry} setStep={setStep} move={move} say={setMoved} />
      </div>
      {step && (
        <OpinionDialog
          step={step}
          before={step === 'submit' && <OpenQuestions projectId={project.id} month={entry.month} />}
          onClose={() => setStep(null)}
          onMove={async opinion => {
            await move(step, opinion)
            setMoved({ ...t.moved, ...way.moved }[step])
          }}
        />
      )}
    </section>
  )
}

function Status({ entry: { dirty, keeping }, saving, moved }: { entry: Entry; saving: Saving; moved: string }) {
  const { t } = useWording(entryWords)
  const { t: common } = useWording(commonWords)
  if (saving.status === 'saving') return <small>{t.bar.saving}</small>
  if (saving.status === 'failed' && dirty > 0)
    return (
      <small className="bad">
        {t.bar.failed(dirty)} {saving.messages.map(text => (text === 'offline' ? common.offline : text)).join(' ')}
      </small>
    )
  if (dirty > 0) {
    const { state, at } = keeping
    const draft = state === 'saved' ? (at ? t.bar.draft.saved(whenText(at)) : '') : t.bar.draft[state]
    return <small>{[t.bar.unsaved(dirty), draft].filter(text => text !== '').join(' · ')}</small>
  }
  if (moved) return <small>{moved}</small>
  return <small>{saving.at ? t.bar.saved(whenText(saving.at)) : t.bar.clean}</small>
}

const kinds: { need: Need; word: 'errors' | 'conflicts' | 'due' }[] = [
  { need: 'error', word: 'errors' },
  { need: 'conflict', word: 'conflicts' },
  { need: 'due', word: 'due' },
]

function Needs({ points, goTo }: { points: Point[]; goTo: (point: Point | null) => void }) {
  const { t, format } = useWording(entryWords)
  return (
    <div className="submit-needs">
      {kinds.map(({ need, word }) => {
        const own = points.filter(point => point.need === need)
        if (own.length === 0) return null
        const names = own.map(point => point.name)
        return (
          <button
            key={need}
            type="button"
            className={`submit-need ${need}`}
            title={format.list(names)}
            onClick={() => goTo(own[0]!)}
          >
            <b>{t.bar[word](own.length)}</b> <span className="clip">{format.list(names.slice(0, 2))}</span>
          </button>
        )
      })}
    </div>
  )
}
