import { useNavigate, useBlocker } from '@tanstack/react-router'
import { useMemo, useReducer, useState } from 'react'
import { declarationLead } from '#wording/declaration-lead'
import { sayProblem } from '#wording/refusals'
import { carryWords } from '#wording/ui-carry'
import { declarationWords } from '#wording/ui-declaration'
import { Button } from '../../ui/button.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { useWidth } from '../../ui/use-width.ts'
import { YearStrip } from '../../ui/year-strip.tsx'
import { CarriedContracts } from './carried-part.tsx'
import { Steps } from './declaration-page.tsx'
import { leadFacts } from './lead-facts.ts'
import { askedOf } from './quality-asked.ts'
import { QualityList } from './quality-list.tsx'
import { cardsOf, current, openCount } from './question-cards.ts'
import { focusPath, QuestionList } from './question-list.tsx'
import { ReviewContext } from './review-context.ts'
import { ReviewGrid } from './review-grid.tsx'
import { problemsIn } from './review-problems.ts'
import { reviewReducer, type ReviewState } from './review-state.ts'
import { useCreate } from './use-create.ts'
import { usePast } from './use-past.ts'

/** Steps 2 and 3: questions first, then everything read, then one button. */
export function ReviewStep({ initial, name, onAgain }: { initial: ReviewState; name: string; onAgain: () => void }) {
  const { t, lang } = useWording(declarationWords)
  const navigate = useNavigate()
  // Typed by hand there is nothing to check: a phone may fill the form in then.
  const phone = useWidth() === 'phone' && initial.lines.length > 0
  const [state, dispatch] = useReducer(reviewReducer, initial)
  const [tried, setTried] = useState(false)
  const { create, busy, failed, done } = useCreate(dispatch)
  const { t: carry } = useWording(carryWords)
  const { carried } = state
  const past = usePast(initial)
  const quality = useMemo(() => askedOf(state, past), [state, past])
  useBlocker({ shouldBlockFn: () => !done.current && !confirm(t.review.leave), enableBeforeUnload: () => !done.current })
  const problems = useMemo(() => problemsIn(state), [state])
  const messages = useMemo(() => {
    const own = tried
      ? problems.map(
          ({ path, code, params }) => [path, code === 'unreadable' ? t.unreadable : sayProblem(lang, code, params)] as const,
        )
      : []
    return { ...Object.fromEntries(own), ...state.refused }
  }, [tried, problems, state.refused, lang, t])
  const cut = useMemo(
    () => new Set(state.questions.flatMap(one => (one.code === 'cut-off' && one.path ? [one.path] : []))),
    [state.questions],
  )
  const { toConfirm } = cardsOf(state.questions)
  const open = openCount(toConfirm)
  const { declaration } = state
  const year = declaration.year >= 2000 && declaration.year <= 2100 ? declaration.year : null

  async function save() {
    setTried(true)
    if (problems.length > 0) return focusSoon(problems[0]!.path)
    if (open > 0) return focusQuestion()
    const id = await create(state, quality)
    if (id !== null) await navigate({ to: '/projects/$id', params: { id: String(id) }, search: {} })
  }
  const faults = tried ? new Set([...problems.map(({ path }) => path), ...Object.keys(state.refused)]).size : 0
  return (
    <ReviewContext value={{ state, dispatch, messages, cut, quality, past }}>
      <Page
        title={t.title}
        className="declaration-page"
        strip={<YearStrip year={year} asOf={null} until={null} onAsOf={() => {}} aside={declaration.projectName} />}
      >
        <div className="declaration-head">
          <div>
            <Steps now="review" first={carried ? carry.steps : undefined} />
            <h1>{carried ? carry.heading(declaration.year) : name ? t.review.heading : t.review.handHeading}</h1>
          </div>
          <p role="status">
            <Rich
              text={
                carried ? carry.lead(carried.name, declaration.indicators.length) : declarationLead(leadFacts(state, open), lang)
              }
            />
          </p>
          {carried ? (
            <Button onClick={onAgain}>{carry.back}</Button>
          ) : (
            <Button onClick={() => confirm(t.review.again2) && onAgain()}>{t.review.again}</Button>
          )}
          <SaveButton open={open} faults={faults} busy={busy} onSave={() => void save()} />
        </div>
        {(failed || faults > 0) && (
          <div className="declaration-refused" role="alert">
            <b>{t.refused}</b> {failed?.text ?? t.fixBelow}
            {failed?.elsewhere.map(message => (
              <p key={message}>{message}</p>
            ))}
          </div>
        )}
        <QuestionList />
        <QualityList />
        <CarriedContracts />
        {phone && <p className="declaration-phone">{t.readOnly}</p>}
        <fieldset className="declaration-cells" disabled={phone}>
          <ReviewGrid name={name || t.review.pasted} />
        </fieldset>
        <div className="declaration-foot">
          <SaveButton open={open} faults={faults} busy={busy} onSave={() => void save()} />
        </div>
      </Page>
    </ReviewContext>
  )

  function focusQuestion() {
    const card = current(toConfirm)
    if (card) document.querySelector<HTMLElement>('.question.now button')?.focus()
  }
}

/** Fields are marked with the next drawing; then the first is shown. */
const focusSoon = (path: string) => void requestAnimationFrame(() => focusPath(path))

/** Stays focusable and says what is missing; pressed, it goes there. */
function SaveButton({ open, faults, busy, onSave }: { open: number; faults: number; busy: boolean; onSave: () => void }) {
  const { t } = useWording(declarationWords)
  const ready = open === 0 && faults === 0
  return (
    <Button look={ready ? 'primary' : 'plain'} busy={busy} onClick={onSave}>
      {busy ? t.review.saving : faults > 0 ? t.review.saveFaults(faults) : open > 0 ? t.review.saveOpen(open) : t.review.save}
    </Button>
  )
}
