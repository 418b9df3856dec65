import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { IndicatorProgress, Progress } from '#domain/progress'
import { levelUnit } from '#domain/compare'
import { compareWords } from '#wording/ui-compare'
import { indicatorWords } from '#wording/ui-indicator'
import { sessionQuery } from '../../api/session.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { measureOf } from '../../ui/measure.ts'
import { Signal } from '../../ui/signal.tsx'
import { TargetChangeButton } from '../life/target-change.tsx'
import { Crumbs } from '../project/crumbs.tsx'
import { gapCardId } from './gap-of-indicator.tsx'
import { MadeBy } from './made-by.tsx'
import { Verdict } from './verdict.tsx'

type Props = { progress: Progress; indicator: IndicatorProgress; index: number }

/** The way back, the neighbours, the verdict and the rule that gave it. */
export function IndicatorHead({ progress, indicator, index }: Props) {
  const { t, format } = useWording(indicatorWords)
  const { t: compare } = useWording(compareWords)
  const { data: session } = useQuery(sessionQuery)
  const { project, asOf, indicators } = progress
  const id = String(project.id)
  const gap = progress.gaps.find(one => one.indicatorId === indicator.id)
  const explain = progress.on === undefined && gap !== undefined && gap.causes.length === 0 && session?.rights.includes('enter')
  const place = [indicator.category, ...indicator.subprojects.map(one => one.name)].filter(Boolean)
  return (
    <header className="project-head indicator-head">
      <div className="indicator-ways">
        <Crumbs progress={progress}>
          <li>
            <Link to="/projects/$id" params={{ id }} search={{ asOf }}>
              {project.name}
            </Link>
          </li>
          <li>{place.join(' · ')}</li>
        </Crumbs>
        <nav className="neighbours no-print" aria-label={t.neighbours}>
          <Neighbour to={indicators[index - 1]} number={index} words={t.previous} id={id} asOf={asOf} />
          <Neighbour to={indicators[index + 1]} number={index + 2} words={t.next} id={id} asOf={asOf} />
        </nav>
      </div>
      <div className="project-title">
        <h1>{indicator.name}</h1>
        <Signal signal={indicator.signal} />
        <div className="project-actions no-print">
          <ButtonLink to="/projects/$id/history" params={{ id }}>
            {t.history}
          </ButtonLink>
          <ButtonLink to="/compare" search={{ kind: 'indicator', name: indicator.name, unit: unitKey(indicator), asOf }}>
            {compare.link.indicator}
          </ButtonLink>
          {progress.on === undefined && (
            <ButtonLink to="/projects/$id/months/$month" params={{ id, month: asOf }}>
              {t.month(format.month(asOf))}
            </ButtonLink>
          )}
          <TargetChangeButton progress={progress} indicator={indicator} />
          {explain && (
            <Button
              look="primary"
              onClick={() => document.querySelector<HTMLElement>(`#${gapCardId} .gap-causes button`)?.focus()}
            >
              {t.cause}
            </Button>
          )}
        </div>
      </div>
      <Verdict progress={progress} indicator={indicator} />
      <MadeBy progress={progress} indicator={indicator} />
    </header>
  )
}

/** As the comparison names what indicators of one name are measured in. */
const unitKey = (indicator: IndicatorProgress) => (measureOf(indicator) === 'level' ? levelUnit : indicator.target.unit)

type NeighbourProps = {
  to: IndicatorProgress | undefined
  number: number
  words: (number: number, name: string) => string
  id: string
  asOf: string
}

function Neighbour({ to, number, words, id, asOf }: NeighbourProps) {
  if (!to) return null
  return (
    <Link to="/projects/$id/indicators/$indicatorId" params={{ id, indicatorId: String(to.id) }} search={{ asOf }}>
      {words(number, to.name)}
    </Link>
  )
}
