import { useQuery } from '@tanstack/react-query'
import type { IndicatorProgress, Progress } from '#domain/progress'
import { projectWords } from '#wording/ui-project'
import { sessionQuery } from '../../api/session.ts'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { GapCard } from '../project/gap-card.tsx'
import '../project/gap-rail.css'

export const gapCardId = 'gap'

/** The open gap of this indicator, if there is one. */
export function GapOfIndicator({ progress, indicator }: { progress: Progress; indicator: IndicatorProgress }) {
  const { t } = useWording(projectWords)
  const { data: session } = useQuery(sessionQuery)
  const gap = progress.gaps.find(one => one.indicatorId === indicator.id)
  if (!gap) return null
  return (
    <div id={gapCardId}>
      <Card title={t.gaps.causes} className="gap-card">
        <GapCard
          key={gap.id}
          gap={gap}
          indicator={indicator}
          mayWrite={(session?.rights.includes('enter') ?? false) && !progress.project.life.readOnly}
        />
      </Card>
    </div>
  )
}
