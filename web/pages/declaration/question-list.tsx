import { useEffect, useRef } from 'react'
import type { Format } from '#wording/format'
import { declarationWords } from '#wording/ui-declaration'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { cardsOf, current, type Card } from './question-cards.ts'
import { useReview } from './review-context.ts'
import './question-list.css'

/** Puts the cursor on a field, and its row into view. */
export function focusPath(path: string): void {
  const field = document.querySelector<HTMLElement>(`[data-path="${path}"], [data-path^="${path}."]`)
  field?.scrollIntoView({ block: 'center' })
  field?.focus()
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null

/** Questions first: answered by a button or by keys 1 and 2; then the next one has the focus. */
export function QuestionList() {
  const { t } = useWording(declarationWords)
  const { state, dispatch } = useReview()
  const { toConfirm, remarks } = cardsOf(state.questions)
  const now = current(toConfirm)
  const list = useRef<HTMLElement>(null)
  const before = useRef(now?.key)
  useEffect(() => {
    if (before.current === now?.key) return
    before.current = now?.key
    list.current?.querySelector<HTMLElement>('.question.now button')?.focus()
  }, [now?.key])
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const choice = now?.choices[Number(event.key) - 1]
      if (!now || choice === undefined || typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      dispatch({ type: 'answer', ids: now.questions.map(({ id }) => id), answer: choice })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [now, dispatch])
  if (state.questions.length === 0) return null
  return (
    <section ref={list} aria-label={t.questions}>
      <div className="questions">
        {toConfirm.map((card, i) => (
          <QuestionCard key={card.key} card={card} number={i + 1} now={card.key === now?.key} />
        ))}
      </div>
      {remarks.length > 0 && (
        <details className="remarks">
          <summary>{t.remarks(remarks.length)}</summary>
          <div className="questions">
            {remarks.map(card => (
              <QuestionCard key={card.key} card={card} number={null} now={false} />
            ))}
          </div>
        </details>
      )}
    </section>
  )
}

function QuestionCard({ card, number, now }: { card: Card; number: number | null; now: boolean }) {
  const { t, format } = useWording(declarationWords)
  const { dispatch } = useReview()
  const ids = card.questions.map(({ id }) => id)
  const given = card.questions[0]!.answer
  const wordOf = (choice: string) => (choice in t.card.choices ? t.card.choices[choice as keyof typeof t.card.choices] : choice)
  const { title, lead } = useCardText(card)
  return (
    <article className={`question ${card.open ? 'open' : 'answered'} ${now ? 'now' : ''}`}>
      <h2>
        {number !== null && <span className="question-number">{number}</span>}
        {title}
      </h2>
      {lead.map(text => (
        <p key={text}>{text}</p>
      ))}
      <div className="question-foot">
        {card.choices.map((choice, i) => (
          <Button key={choice} aria-pressed={given === choice} onClick={() => dispatch({ type: 'answer', ids, answer: choice })}>
            {wordOf(choice)} {now && <kbd>{i + 1}</kbd>}
          </Button>
        ))}
        {card.goTo !== null && (
          <Button onClick={() => focusPath(card.goTo!)}>
            {card.code === 'cut-off' ? t.card.fillName(Number(card.goTo.split('.')[1]) + 1) : t.card.fill}
          </Button>
        )}
        {!card.open && given === 'edited' && <small>{t.card.edited}</small>}
        {card.lines.length > 0 && (
          <a className="question-lines" href={`#line-${card.lines[0]}`}>
            {t.card.lines(linesText(card.lines, format))}
          </a>
        )}
      </div>
    </article>
  )
}

const linesText = (lines: readonly number[], { list }: Format) => {
  const sorted = [...new Set(lines)].sort((a, b) => a - b)
  return sorted.length > 3 ? `${sorted[0]}–${sorted.at(-1)}` : list(sorted.map(String))
}

/** What a card asks; many alike are told once. */
function useCardText(card: Card): { title: string; lead: string[] } {
  const { t, format } = useWording(declarationWords)
  const { questions, code, severity } = card
  const count = questions.length
  const messages = [...new Set(questions.map(({ message }) => message))]
  if (code === 'category-inferred') return { title: t.card.category(count), lead: messages.slice(0, 2) }
  if (code === 'equals-means-at-least')
    return { title: t.card.equals(Number(questions[0]!.params.count ?? count)), lead: messages }
  if (code === 'plan-missing') return { title: t.card.plan(count), lead: [t.card.planLead] }
  if (code.startsWith('unplaced')) return { title: t.card.unplaced(count), lead: messages.slice(0, 4) }
  if (code === 'cut-off') {
    const names = questions.filter(({ params }) => params.field === 'name').map(({ params }) => String(params.number))
    const indicators = new Set(questions.filter(({ params }) => params.field !== 'name').map(({ path }) => path))
    return { title: t.card.cut(count), lead: [t.card.cutLead(indicators.size, format.list(names))] }
  }
  return { title: t.card.one[severity], lead: messages.slice(0, 3) }
}
