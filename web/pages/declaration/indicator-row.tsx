import { useMemo } from 'react'
import { aggregations } from '#domain/vocabulary'
import { declarationWords } from '#wording/ui-declaration'
import { describeTarget } from '#wording/target'
import { sayWord } from '#wording/words'
import { useWording } from '../../ui/language.tsx'
import { SelectInput, TextInput, useFault } from './inputs.tsx'
import { useReview } from './review-context.ts'
import { shortNames } from './short-names.ts'

type Props = { index: number; open: boolean; onOpen: (open: boolean) => void }

/** One indicator as read: its words can all be changed, and the target is read again with every key. */
export function IndicatorRow({ index, open, onOpen }: Props) {
  const { t, lang, format } = useWording(declarationWords)
  const { state, dispatch } = useReview()
  const row = state.declaration.indicators[index]!
  const at = `indicators.${index}`
  const short = useMemo(() => shortNames(state.declaration.subprojects.map(({ name }) => name)), [state.declaration.subprojects])
  const asked = state.questions.find(question => question.code === 'category-inferred' && question.path === `${at}.category`)
  const options = aggregations.map(value => ({ value, text: sayWord(lang, `aggregation.${value}`) }))
  return (
    <div className={asked && asked.answer === null ? 'review-indicator asked' : 'review-indicator'}>
      <span className="review-number">{index + 1}</span>
      {asked?.choices?.length ? (
        <span className="segments" role="group" aria-label={t.indicator.of(index + 1, t.columns.category)}>
          {asked.choices.map(choice => (
            <button
              key={choice}
              type="button"
              aria-pressed={asked.answer !== null && row.category === choice}
              onClick={() => dispatch({ type: 'answer', ids: [asked.id], answer: choice })}
            >
              {choice}
            </button>
          ))}
        </span>
      ) : (
        <TextInput path={`${at}.category`} label={t.indicator.of(index + 1, t.columns.category)} list="declaration-categories" />
      )}
      <TextInput path={`${at}.name`} label={t.indicator.of(index + 1, t.columns.name)} />
      <TargetInput index={index} />
      <SelectInput path={`${at}.aggregation`} label={t.indicator.of(index + 1, t.columns.aggregation)} options={options} />
      <span className="review-subprojects clip" title={format.list(row.subprojects)}>
        {row.subprojects.length ? row.subprojects.map(name => <i key={name}>{short.get(name) ?? name}</i>) : t.indicator.whole}
      </span>
      <button
        type="button"
        className="review-more"
        // Where a question about the plan leads; the plan itself opens below.
        data-path={open ? undefined : `${at}.monthlyPlan`}
        aria-expanded={open}
        aria-label={t.indicator.more(index + 1)}
        onClick={() => onOpen(!open)}
      >
        {open ? '▴' : '▾'}
      </button>
    </div>
  )
}

/** The writing, and beside it what the reader makes of it, live. */
function TargetInput({ index }: { index: number }) {
  const { t, lang } = useWording(declarationWords)
  const { state, dispatch } = useReview()
  const path = `indicators.${index}.target`
  const { given, below } = useFault(path)
  const { target } = state.declaration.indicators[index]!
  const undecided =
    target.comparator === '=' && state.equals === null && state.questions.some(one => one.code === 'equals-means-at-least')
  const look = !target.certain ? 'doubt' : undecided ? 'undecided' : target.kind === 'qualitative' ? 'level' : ''
  const exact = target.comparator === 'range' && target.low === target.high
  const text =
    target.kind === 'none'
      ? t.indicator.noTarget
      : describeTarget(lang, exact ? { ...target, comparator: '=', value: target.low, low: null, high: null } : target)
  return (
    <span className="review-field">
      <span className="review-target">
        <input
          {...given}
          className="review-input"
          aria-label={t.indicator.of(index + 1, t.columns.target)}
          autoComplete="off"
          maxLength={500}
          value={target.raw}
          onChange={event => dispatch({ type: 'target', index, raw: event.target.value })}
        />
        <output className={`review-chip clip ${look}`} title={text}>
          {text}
        </output>
      </span>
      {below}
    </span>
  )
}
