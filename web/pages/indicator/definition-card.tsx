import type { IndicatorProgress, Progress } from '#domain/progress'
import { indicatorWords } from '#wording/ui-indicator'
import { Card } from '../../ui/card.tsx'
import { useWord, useWording } from '../../ui/language.tsx'

type Props = { progress: Progress; indicator: IndicatorProgress }

/** How the indicator is counted and where its figures come from, in the form's own words. */
export function DefinitionCard({ progress, indicator }: Props) {
  const { t } = useWording(indicatorWords)
  const wordOf = useWord()
  const { definition } = t
  const rows: [string, string][] = [
    [definition.category, [indicator.category, indicator.subcategory].filter(Boolean).join(' · ')],
    [definition.subprojects, indicator.subprojects.map(one => one.name).join('、') || definition.wholeProject],
    [definition.aggregation, indicator.derived ? definition.derived : wordOf(`aggregation.${indicator.aggregation}`)],
    [definition.pacing, wordOf(`pacing.${indicator.pacing}`)],
    [definition.explanation, indicator.explanation],
    [definition.evidence, indicator.evidenceSource],
  ]
  return (
    <Card title={definition.title} className="definition-card">
      <dl>
        {rows
          .filter(([, text]) => text !== '')
          .map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      <small>
        {progress.ruleSet.code} · {progress.ruleSet.version}
      </small>
    </Card>
  )
}
