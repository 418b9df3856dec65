import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { IndicatorProgress, Progress } from '#domain/progress'
import { shapeWords } from '#wording/ui-shape'
import { sessionQuery } from '../../api/session.ts'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { ShapeDialog } from './shape-dialog.tsx'
import './shape.css'

type Props = { progress: Progress; indicator: IndicatorProgress }

/** Names the shape the expected line has, and the way to another one. */
export function ShapeLine({ progress, indicator }: Props) {
  const { t } = useWording(shapeWords)
  const { data: session } = useQuery(sessionQuery)
  const [open, setOpen] = useState(false)
  const { project } = progress
  const adds = indicator.aggregation === 'sum' || indicator.aggregation === 'last'
  if (!adds || indicator.target.value === null || indicator.target.unit === '%' || indicator.derived) return null
  const may = (session?.rights.includes('declare') ?? false) && !project.life.readOnly
  const name = indicator.shape
    ? t.names[indicator.shape]
    : indicator.pacing === 'even'
      ? t.time
      : indicator.pacing === 'plan'
        ? t.typed
        : null
  if (name === null && !may) return null
  return (
    <p className="shape-line">
      {name !== null && t.line(name)}
      {may && (
        <Button look="text" size="small" onClick={() => setOpen(true)}>
          {t.change}
        </Button>
      )}
      {open && <ShapeDialog progress={progress} indicator={indicator} onClose={() => setOpen(false)} />}
    </p>
  )
}
