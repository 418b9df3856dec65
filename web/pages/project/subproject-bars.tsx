import type { Progress } from '#domain/progress'
import { executionRate } from '#wording/project-lead'
import { sayRule } from '#wording/rules'
import { projectWords } from '#wording/ui-project'
import { useWording } from '../../ui/language.tsx'
import { Signal, useSignalWord } from '../../ui/signal.tsx'
import { WhyButton } from '../../ui/why.tsx'
import type { Asked } from './asked.ts'
import { ruleOfShare, type Share } from './subproject-rule.ts'

type Props = { progress: Progress; asked: number | null; onAsk: (asked: Asked) => void }

/** Each sub-project: spent of budget, a bar with a tick where time stands, its rate and light, which can be asked why. */
export function SubprojectBars({ progress, asked, onAsk }: Props) {
  const { t } = useWording(projectWords)
  const { budget } = progress
  const whole: Share = {
    id: 0,
    name: t.budget.whole,
    budget: budget.adjusted ?? budget.initial,
    spent: budget.spent,
    rate: executionRate(budget),
    signal: budget.signal,
  }
  const rows = budget.subprojects.length > 0 ? budget.subprojects : [whole]
  return (
    <ul className="subprojects">
      {rows.map(row => (
        <Bar
          key={row.id}
          row={row}
          progress={progress}
          open={asked === row.id}
          onToggle={() => onAsk(asked === row.id ? null : { subproject: row.id })}
        />
      ))}
    </ul>
  )
}

function Bar({ row, progress, open, onToggle }: { row: Share; progress: Progress; open: boolean; onToggle: () => void }) {
  const { t, lang, format } = useWording(projectWords)
  const word = useSignalWord()
  const { budget, ruleSet } = progress
  const panel = `why-subproject-${row.id}`
  const rule = ruleOfShare(row, budget)
  return (
    <li>
      <span className="subproject-line">
        <span className="clip" title={row.name}>
          {row.name}
        </span>
        <span className="number">
          {format.money(row.spent)}
          <small> / {format.money(row.budget)}</small>
        </span>
      </span>
      <RateBar rate={row.rate} expected={budget.expectedRate} signal={row.signal} />
      <span className="number">{format.rate(row.rate)}</span>
      <WhyButton open={open} controls={panel} label={t.headWhy.ask(row.name, word(row.signal))} onToggle={onToggle}>
        <Signal signal={row.signal} quiet />
      </WhyButton>
      {open && (
        <div id={panel} className="why-panel" role="note">
          <b>{t.headWhy.subproject(row.name, word(row.signal))}</b>
          <p className="why-rule">{sayRule(lang, rule).text}</p>
          <p>
            {t.headWhy.source.budget(format.month(progress.asOf))} · {t.why.ruleSet(ruleSet.code, ruleSet.version)}
          </p>
        </div>
      )}
    </li>
  )
}

function RateBar({ rate, expected, signal }: { rate: number | null; expected: number; signal: string }) {
  const share = (value: number) => `${Math.min(Math.max(value, 0), 1) * 100}%`
  return (
    <svg className="bullet-chart" width="100%" height="16" aria-hidden="true">
      <rect className="bullet-track" y="4" width="100%" height="8" />
      {rate !== null && <rect className={`bullet-bar ${signal}`} y="6" width={share(rate)} height="4" />}
      <line className="rate-time" x1={share(expected)} x2={share(expected)} y1="1" y2="15" />
    </svg>
  )
}
