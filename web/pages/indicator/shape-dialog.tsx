import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { monthsOf } from '#domain/month'
import type { IndicatorProgress, Progress } from '#domain/progress'
import type { Shape } from '#domain/vocabulary-shape'
import { commonWords } from '#wording/ui-common'
import { shapeWords } from '#wording/ui-shape'
import { problemText } from '../../api/problem-text.ts'
import { chooseShape, shapesQuery, type Shapes } from '../../api/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'
import { figuresOf } from '../project/indicator-words.ts'
import { ShapePicture } from './shape-picture.tsx'
import { TwinPick } from './twin-pick.tsx'

type Props = { progress: Progress; indicator: IndicatorProgress; onClose: () => void }

/** The three shapes beside the plan in force; what cannot be had says why. */
export function ShapeDialog({ progress, indicator, onClose }: Props) {
  const { t, lang, format } = useWording(shapeWords)
  const { t: common } = useWording(commonWords)
  const client = useQueryClient()
  const { id, year } = progress.project
  const query = useQuery(shapesQuery(id, indicator.id))
  const [picked, setPicked] = useState<Shape | null>(null)
  const [documentNo, setDocumentNo] = useState('')
  const [reason, setReason] = useState('')
  const figures = figuresOf(indicator, { lang, format })
  const save = useMutation({
    mutationFn: (shape: Shape) => chooseShape(id, indicator.id, { shape, documentNo, reason }),
    onSuccess: async () => {
      await client.invalidateQueries()
      onClose()
    },
  })
  const { data } = query
  const ready = picked !== null && (picked !== 'lastYear' || data?.twin.confirmed === true)
  const request = data?.change === 'request'
  return (
    <Dialog
      title={t.title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look="primary" disabled={!ready} busy={save.isPending} onClick={() => picked && save.mutate(picked)}>
            {request ? t.ask : t.save}
          </Button>
        </>
      }
    >
      <p className="quiet">{t.lead(figures.target)}</p>
      <DataState query={query} loading={<SkeletonRows rows={4} />}>
        {shapes => (
          <>
            <fieldset className="shape-options">
              <legend className="visually-hidden">{t.title}</legend>
              {shapes.options.map(option => (
                <Option
                  key={option.shape}
                  option={option}
                  inForce={inForceOf(shapes, indicator, year)}
                  target={shapes.target ?? 0}
                  quantity={figures.quantity}
                  picked={picked === option.shape}
                  onPick={() => setPicked(option.shape)}
                />
              ))}
            </fieldset>
            <p className="shape-note">{t.ghost}</p>
            <TwinPick projectId={id} indicatorId={indicator.id} twin={shapes.twin} />
            {shapes.change !== 'no' && <p className="shape-note">{(request ? t.request : t.now)(format.month(shapes.from))}</p>}
            {request && (
              <div className="life-form">
                <Field label={t.documentNo}>
                  {given => (
                    <input
                      {...given}
                      className="input"
                      value={documentNo}
                      onChange={event => setDocumentNo(event.target.value)}
                    />
                  )}
                </Field>
                <Field label={t.reason}>
                  {given => (
                    <textarea {...given} className="input" rows={2} value={reason} onChange={e => setReason(e.target.value)} />
                  )}
                </Field>
              </div>
            )}
          </>
        )}
      </DataState>
      {save.error && (
        <p className="dialog-error" role="alert">
          {problemText(save.error) ?? t.failed}
        </p>
      )}
    </Dialog>
  )
}

/** What is judged now: the plan of the version in force, or what the year's months expect. */
const inForceOf = (shapes: Shapes, indicator: IndicatorProgress, year: number) =>
  shapes.inForce.plan ?? monthsOf(year).map((month, i) => ({ month, cumulative: indicator.months[i]!.expected ?? 0 }))

type OptionProps = {
  option: Shapes['options'][number]
  inForce: { month: string; cumulative: number }[]
  target: number
  quantity: (value: number | null) => string
  picked: boolean
  onPick: () => void
}

function Option({ option, inForce, target, quantity, picked, onPick }: OptionProps) {
  const { t, format } = useWording(shapeWords)
  const { shape, plan, why, basis } = option
  const from = {
    declared: basis.even ? t.basis.time : t.basis.declared,
    register: t.basis.register(format.number(basis.rows ?? 0), basis.undated ? format.number(basis.undated) : ''),
    lastYear: basis.name ? t.basis.lastYear(basis.year!, basis.name, format.number(basis.months ?? 0)) : '',
  }[shape]
  const quarters = [3, 6, 9, 12].map(month =>
    quantity(plan?.findLast(point => Number(point.month.slice(5)) <= month)?.cumulative ?? 0),
  )
  return (
    <label className={`shape-option${picked ? ' picked' : ''}${plan ? '' : ' off'}`}>
      <input type="radio" name="shape" checked={picked} disabled={!plan} onChange={onPick} />
      <span className="shape-said">
        <b>{t.names[shape]}</b>
        {option.inForce && <span className="shape-force">{t.inForce}</span>}
        <small>{why ?? from}</small>
      </span>
      {plan && (
        <ShapePicture plan={plan} inForce={inForce} target={target} label={t.picture(t.names[shape], quarters.join(' · '))} />
      )}
    </label>
  )
}
