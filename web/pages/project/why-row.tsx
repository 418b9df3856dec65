import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { numberOf, type Month } from '#domain/month'
import type { IndicatorProgress } from '#domain/progress'
import { projectWords } from '#wording/ui-project'
import { useWord, useWording } from '../../ui/language.tsx'
import { MonthZone } from '../../ui/months.tsx'
import { useSignalWord } from '../../ui/signal.tsx'
import { figuresOf } from './indicator-words.ts'
import { whyNumbers } from './why-numbers.ts'

type Props = {
  id: string
  projectId: number
  indicator: IndicatorProgress
  asOf: Month
  ruleSet: { code: string; version: number }
  onClose: () => void
}

/** Why the light shows what it shows: the rule in a sentence, and its arithmetic month by month under the ruler. */
export function WhyRow({ id, projectId, indicator, asOf, ruleSet, onClose }: Props) {
  const { t, lang, format } = useWording(projectWords)
  const wordOf = useWord()
  const word = useSignalWord()
  const row = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose()
    }
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [onClose])
  const figures = figuresOf(indicator, { lang, format })
  const lines = whyNumbers(indicator, asOf, figures, format, t.why)
  return (
    <tr ref={row} id={id} className="why-row">
      <td colSpan={7}>
        <div className="why-words">
          <h3>{t.why.title(word(indicator.signal))}</h3>
          <p className="why-rule">{indicator.rule.text}</p>
          {indicator.recoverabilityRule && <p className="text-behind">{t.why.recover(indicator.recoverabilityRule.text)}</p>}
          {indicator.reachRule && (
            <p className={indicator.reachRule.code === 'beyond-best' ? 'text-behind' : undefined}>{indicator.reachRule.text}</p>
          )}
          {indicator.forecast && <p>{indicator.forecast.rule.text}</p>}
          <p>{t.why.pace(wordOf(`pacing.${indicator.pacing}`), wordOf(`aggregation.${indicator.aggregation}`))}</p>
          {indicator.derived && indicator.rule.params.derivation === 'executionRate' && <p>{t.why.beside}</p>}
          {indicator.evidenceSource && <p>{t.why.evidence(indicator.evidenceSource)}</p>}
          <p>
            {t.why.ruleSet(ruleSet.code, ruleSet.version)}{' '}
            <Link
              to="/projects/$id/indicators/$indicatorId"
              params={{ id: String(projectId), indicatorId: String(indicator.id) }}
              search={{ asOf }}
            >
              {t.why.open}
            </Link>
          </p>
        </div>
        <div className="why-names" aria-hidden="true">
          {lines.map(line => (
            <span key={line.name}>{line.name}</span>
          ))}
        </div>
        <div className="why-scroll" tabIndex={0} role="region" aria-label={t.why.numbers}>
          <MonthZone asOf={asOf} className="why-months">
            <table>
              <caption className="visually-hidden">{t.why.numbers}</caption>
              <thead className="visually-hidden">
                <tr>
                  <th scope="col">{t.why.title(word(indicator.signal))}</th>
                  {indicator.months.slice(0, numberOf(asOf)).map(cell => (
                    <th key={cell.month} scope="col">
                      {format.month(cell.month)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {lines.map(line => (
                  <tr key={line.name} className={line.strong ? 'strong' : undefined}>
                    <th scope="row" className="visually-hidden">
                      {line.name}
                    </th>
                    {line.cells.map((cell, index) => (
                      <td key={index} className={line.strong ? `text-${indicator.months[index]!.signal}` : undefined}>
                        {cell}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </MonthZone>
        </div>
      </td>
    </tr>
  )
}
