import { useEffect } from 'react'
import type { Progress } from '#domain/progress'
import { signals } from '#domain/vocabulary'
import { projectWords } from '#wording/ui-project'
import { useWording } from '../../ui/language.tsx'
import { useSignalWord } from '../../ui/signal.tsx'
import type { HeadVerdict } from './asked.ts'
import { deciding, judgedOf, riskInputs } from './head-inputs.ts'

type Props = {
  id: string
  what: HeadVerdict
  progress: Progress
  onClose: () => void
  onGoTo: (indicatorId: number) => void
}

/** Rule, inputs, source and rule set of a light or figure in the head, opened below it; Esc closes. */
export function HeadWhy({ id, what, progress, onClose, onGoTo }: Props) {
  const { t, format } = useWording(projectWords)
  const word = useSignalWord()
  useEffect(() => {
    const close = (event: KeyboardEvent) => event.key === 'Escape' && onClose()
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [onClose])
  const { budget, goalSignal, ruleSet, asOf } = progress
  const titles = {
    budget: t.headWhy.budget(word(budget.signal)),
    goal: t.headWhy.goal(word(goalSignal)),
    risk: `${t.facts.risk} ${format.moneyWithUnit(progress.atRiskAmount)}`,
    progress: `${t.facts.progress} ${format.percent(progress.progress)}`,
  }
  return (
    <section id={id} className="why-panel head-why" aria-label={titles[what]}>
      <h3>{titles[what]}</h3>
      {what === 'budget' && <p className="why-rule">{budget.rule.text}</p>}
      {what === 'goal' && <Goal progress={progress} onGoTo={onGoTo} />}
      {what === 'risk' && <Risk progress={progress} />}
      {what === 'progress' && <Weighted progress={progress} />}
      <p>
        {t.headWhy.source[what](format.month(asOf))} · {t.why.ruleSet(ruleSet.code, ruleSet.version)}
      </p>
    </section>
  )
}

/** Names enough to act on; the table shows the rest. */
const named = 6

function Goal({ progress, onGoTo }: { progress: Progress; onGoTo: (indicatorId: number) => void }) {
  const { t } = useWording(projectWords)
  const word = useSignalWord()
  const { counts, goalSignal } = progress
  const rows = deciding(progress)
  const parts = signals.flatMap(signal => (counts[signal] > 0 ? [`${word(signal)} ${counts[signal]}`] : []))
  const flagged = goalSignal === 'behind' || goalSignal === 'warning' || goalSignal === 'missing'
  return (
    <>
      <p className="why-rule">{t.headWhy.goalRule(parts.join(t.lead.between), word(goalSignal))}</p>
      {flagged && (
        <p className="head-why-names">
          {rows.slice(0, named).map(({ id, name }) => (
            <button key={id} type="button" className="link-button" onClick={() => onGoTo(id)}>
              {name}
            </button>
          ))}
          {rows.length > named && <span>{t.headWhy.more(rows.length - named)}</span>}
        </p>
      )}
    </>
  )
}

function Risk({ progress }: { progress: Progress }) {
  const { t, format } = useWording(projectWords)
  const { budget, behind, warning, all, unweighted } = riskInputs(progress)
  const number = (value: number) => format.number(value, 2)
  return (
    <>
      <p className="why-rule">
        {t.headWhy.riskSum(
          format.moneyWithUnit(budget),
          number(behind),
          number(warning),
          number(all),
          format.moneyWithUnit(progress.atRiskAmount),
        )}
      </p>
      <p>
        {t.facts.riskHow}
        {unweighted > 0 && ` · ${t.headWhy.unweighted(unweighted)}`}
      </p>
    </>
  )
}

function Weighted({ progress }: { progress: Progress }) {
  const { t, format } = useWording(projectWords)
  const { judged, weight, notDue } = judgedOf(progress.indicators)
  return (
    <>
      <p className="why-rule">
        {t.headWhy.weighted(judged, format.number(weight, 2), format.percent(progress.progress), notDue)}
      </p>
      <p>{t.facts.progressHow}</p>
      <p>{t.headWhy.weightedHalf}</p>
    </>
  )
}
