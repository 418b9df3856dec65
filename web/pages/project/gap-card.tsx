import { noop } from '@tanstack/react-query'
import { useState } from 'react'
import type { Gap, IndicatorProgress } from '#domain/progress'
import { causes, likelihoods, type Cause, type Likelihood } from '#domain/vocabulary'
import { projectWords } from '#wording/ui-project'
import { useGapWriting, type GapWriting } from '../../api/gaps.ts'
import { useWord, useWording } from '../../ui/language.tsx'
import { SignalShape, useSignalWord } from '../../ui/signal.tsx'
import { GapForecast } from './gap-forecast.tsx'
import { GapNote } from './gap-note.tsx'
import { GapState } from './gap-state.tsx'

type Props = {
  gap: Gap
  indicator: IndicatorProgress | undefined
  /** Done ÷ expected = ratio, where the verdict is one; else the rule speaks. */
  arithmetic?: string | null
  mayWrite: boolean
  onGoTo?: () => void
}

const isCause = (text: string): text is Cause => (causes as readonly string[]).includes(text)

/** One gap: its rule, what caused it, whether the target is still likely, and a sentence; each click is saved at once. */
export function GapCard({ gap, indicator, arithmetic = null, mayWrite, onGoTo }: Props) {
  const { t, format } = useWording(projectWords)
  const wordOf = useWord()
  const signalWord = useSignalWord()
  const writing = useGapWriting(gap)
  // What was just clicked shows at once, until the server's answer replaces it.
  const [drafted, setDrafted] = useState<GapWriting>({})
  const [before, setBefore] = useState<GapWriting | null>(null)
  // How often another's writing was taken instead: what was typed then goes with it.
  const [given, setGiven] = useState(0)
  const pending = writing.isPending || writing.isError ? drafted : {}
  const chosen = pending.causes ?? gap.causes.filter(isCause)
  const likelihood = pending.likelihood === undefined ? gap.likelihood : pending.likelihood

  function save(change: GapWriting, version = gap.version) {
    const whole = writing.isPending || writing.isError ? { ...drafted, ...change } : change
    setDrafted(whole)
    if (!writing.isPending)
      setBefore({ causes: gap.causes.filter(isCause), likelihood: gap.likelihood, note: gap.note, forecast: gap.forecast })
    // While one save is under way the version of the next is not known yet: it follows in the same queue.
    return writing.mutateAsync(writing.isPending ? whole : { ...whole, version })
  }
  // A refusal is told at the card's foot.
  const saveNow = (change: GapWriting, version?: number) => void save(change, version).catch(noop)
  function undo() {
    if (before === null) return
    saveNow(before)
    setBefore(null)
  }
  const toggle = (cause: Cause) =>
    saveNow({ causes: chosen.includes(cause) ? chosen.filter(other => other !== cause) : [...chosen, cause] })
  const pick = (to: Likelihood) => saveNow({ likelihood: likelihood === to ? null : to })

  return (
    <>
      <h3>
        <SignalShape signal={gap.signal} label={signalWord(gap.signal)} />
        {onGoTo ? (
          <button type="button" className="gap-name" aria-label={t.gaps.goTo(gap.indicatorName)} onClick={onGoTo}>
            {gap.indicatorName}
          </button>
        ) : (
          gap.indicatorName
        )}
      </h3>
      <p className="gap-rule">
        {onGoTo ? (
          <button type="button" className="why" title={gap.rule.text} aria-label={t.gaps.ask(gap.indicatorName)} onClick={onGoTo}>
            {arithmetic ?? gap.rule.text}
          </button>
        ) : (
          gap.rule.text
        )}
      </p>
      {indicator?.recoverabilityRule && (
        <p className="gap-rule text-behind">{t.why.recover(indicator.recoverabilityRule.text)}</p>
      )}
      {indicator?.reachRule && (
        <p className={`gap-rule ${indicator.reachRule.code === 'beyond-best' ? 'text-behind' : ''}`}>
          {indicator.reachRule.text}
        </p>
      )}
      <div className="gap-causes" role="group" aria-label={t.gaps.causes}>
        {causes.map(cause => (
          <button
            key={cause}
            type="button"
            aria-pressed={chosen.includes(cause)}
            title={wordOf(`cause.${cause}`)}
            disabled={!mayWrite}
            onClick={() => toggle(cause)}
          >
            {t.gaps.cause[cause]}
          </button>
        ))}
      </div>
      <div className="gap-likelihood" role="group" aria-label={t.gaps.likelihood}>
        {likelihoods.map(one => (
          <button
            key={one}
            type="button"
            className={one}
            aria-pressed={likelihood === one}
            disabled={!mayWrite}
            onClick={() => pick(one)}
          >
            {wordOf(`likelihood.${one}`)}
          </button>
        ))}
      </div>
      {indicator && (
        <GapForecast
          key={`forecast ${given}`}
          gap={gap}
          indicator={indicator}
          likelihood={likelihood}
          mayWrite={mayWrite}
          onSave={forecast => save({ forecast })}
        />
      )}
      <GapNote key={`note ${given}`} note={gap.note} mayWrite={mayWrite} onSave={note => save({ note })} />
      <p className="gap-foot">
        <span>
          {t.gaps.since(format.month(gap.since), gap.months)}
          {!!gap.atRiskAmount && <span title={t.gaps.atRiskHow}> · {t.gaps.atRisk(format.money(gap.atRiskAmount))}</span>}
        </span>
        <GapState
          writing={writing}
          onMine={theirs => saveNow(drafted, theirs)}
          onTheirs={() => {
            setDrafted({})
            setGiven(given + 1)
            writing.reset()
          }}
          onUndo={before === null ? null : undo}
          gap={gap}
        />
      </p>
    </>
  )
}
