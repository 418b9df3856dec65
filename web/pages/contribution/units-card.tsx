import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { IndicatorProgress, Progress } from '#domain/progress'
import { shareWords } from '#wording/ui-share'
import { declaredQuery } from '../../api/declarations.ts'
import { sessionQuery } from '../../api/session.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { Signal } from '../../ui/signal.tsx'
import { ShareDialog } from './share-dialog.tsx'
import '../../ui/records.css'
import './units-card.css'

type Unit = IndicatorProgress['units'][number]

/** Who is behind a shared indicator: each unit's part, value and pace, the furthest behind first. */
export function UnitsCard({ progress, indicator }: { progress: Progress; indicator: IndicatorProgress }) {
  const { t } = useWording(shareWords)
  const { data: session } = useQuery(sessionQuery)
  const { data: declared } = useQuery(declaredQuery(progress.project.id))
  const [editing, setEditing] = useState(false)
  const { units } = indicator
  const known = declared?.indicators.find(row => row.id === indicator.id)
  const editable = known && !indicator.derived && !progress.project.life.readOnly && session?.rights.includes('declare')
  const missing = units.filter(unit => !unit.reported).length
  const behind = units.filter(unit => unit.signal === 'behind').length
  if (!units.length && !editable) return null
  return (
    <Card
      title={t.title}
      className="units-card"
      action={
        editable && (
          <Button size="small" onClick={() => setEditing(true)}>
            {t.edit}
          </Button>
        )
      }
    >
      {units.length ? (
        <>
          <p className="units-lead">
            <Rich text={t.lead(units.length, missing, behind)} />
          </p>
          <table className="units-table">
            <caption className="visually-hidden">{t.caption}</caption>
            <thead>
              <tr>
                {(['unit', 'share', 'toDate', 'pace', 'state'] as const).map(column => (
                  <th key={column} scope="col" className={column === 'unit' || column === 'state' ? undefined : 'number'}>
                    {t.columns[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {units.map(unit => (
                <UnitRow key={unit.agencyId} unit={unit} indicator={indicator} />
              ))}
            </tbody>
          </table>
        </>
      ) : (
        <p className="units-lead">{t.own(progress.project.agency.name)}</p>
      )}
      {editing && known && <ShareDialog projectId={progress.project.id} indicator={known} onClose={() => setEditing(false)} />}
    </Card>
  )
}

function UnitRow({ unit, indicator }: { unit: Unit; indicator: IndicatorProgress }) {
  const { t, format } = useWording(shareWords)
  const { unit: name, scale } = indicator.target
  const quantity = (value: number | null) => format.quantity(value, name, scale, 2)
  const silent = unit.lastReported === null ? t.never : t.since(format.month(unit.lastReported))
  return (
    <tr>
      <th scope="row">
        {unit.name}
        {!unit.reported && (
          <span className="under">
            {t.unreported} · {silent}
          </span>
        )}
      </th>
      <td className="number">{unit.share === null ? <span className="off">{t.noShare}</span> : quantity(unit.share)}</td>
      <td className="number">{unit.toDateLevel ?? quantity(unit.toDate)}</td>
      <td className="number">{format.percent(unit.ratio, 0)}</td>
      <td>{unit.signal === null ? '—' : <Signal signal={unit.signal} quiet />}</td>
    </tr>
  )
}
