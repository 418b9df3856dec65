import { useQuery } from '@tanstack/react-query'
import type { IndicatorProgress, Progress } from '#domain/progress'
import { indicatorWords } from '#wording/ui-indicator'
import { indicatorRowsQuery } from '../../api/register.ts'
import { sessionQuery } from '../../api/session.ts'
import { shapeWords } from '#wording/ui-shape'
import { Card } from '../../ui/card.tsx'
import { useWord, useWording } from '../../ui/language.tsx'
import { fedBy } from '../sheet-import/fed-by.ts'
import { ImportLink } from '../sheet-import/import-link.tsx'

type Props = { progress: Progress; indicator: IndicatorProgress }

/** How the indicator is counted and where its figures come from, in the form's own words. */
export function DefinitionCard({ progress, indicator }: Props) {
  const { t, format } = useWording(indicatorWords)
  const wordOf = useWord()
  const mayEnter = useQuery(sessionQuery).data?.rights.includes('enter') && !progress.project.life.readOnly
  // What the register makes already takes no sheet beside it.
  const made = useQuery(indicatorRowsQuery(progress.project.id, indicator.id, progress.asOf)).data
  const { t: shape } = useWording(shapeWords)
  const { definition } = t
  const rows: [string, string][] = [
    [definition.category, [indicator.category, indicator.subcategory].filter(Boolean).join(' · ')],
    [definition.subprojects, format.list(indicator.subprojects.map(one => one.name)) || definition.wholeProject],
    [definition.aggregation, indicator.derived ? definition.derived : wordOf(`aggregation.${indicator.aggregation}`)],
    [definition.pacing, indicator.shape ? shape.names[indicator.shape] : wordOf(`pacing.${indicator.pacing}`)],
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
      {mayEnter && made?.source === null && (
        <ImportLink
          projectId={progress.project.id}
          indicatorId={indicator.id}
          month={progress.asOf}
          kinds={indicator.derived ? [] : fedBy({ ...indicator, derivation: null })}
        />
      )}
      <small>
        {progress.ruleSet.code} · {progress.ruleSet.version}
      </small>
    </Card>
  )
}
