import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { shapeWords } from '#wording/ui-shape'
import { problemText } from '../../api/problem-text.ts'
import { confirmTwin, type Shapes } from '../../api/shapes.ts'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'

type Props = { projectId: number; indicatorId: number; twin: Shapes['twin'] }

/** Which indicator of last year is the same: the names propose, a person confirms. */
export function TwinPick({ projectId, indicatorId, twin }: Props) {
  const { t } = useWording(shapeWords)
  const client = useQueryClient()
  const [picked, setPicked] = useState(twin.confirmed ? twin.confirmedId : twin.proposedId)
  const save = useMutation({
    mutationFn: () => confirmTwin(projectId, indicatorId, { twinId: picked, version: twin.version }),
    onSuccess: () => client.invalidateQueries(),
  })
  if (twin.projectId === null) return null
  const standing = twin.confirmed && picked === twin.confirmedId
  return (
    <div className="twin-pick">
      <label>
        <span className="field-label">{t.twin.label}</span>
        <select
          className="input"
          value={picked ?? ''}
          onChange={event => setPicked(event.target.value === '' ? null : Number(event.target.value))}
        >
          <option value="">{t.twin.none}</option>
          {twin.choices.map(row => (
            <option key={row.id} value={row.id}>
              {row.name}
            </option>
          ))}
        </select>
      </label>
      {standing ? (
        <span className="shape-force twin-state">{t.twin.confirmed}</span>
      ) : (
        <Button size="small" busy={save.isPending} onClick={() => save.mutate()}>
          {t.twin.confirm}
        </Button>
      )}
      <p className="shape-note">{t.twin.hint(twin.projectName ?? '')}</p>
      {save.error && (
        <p className="dialog-error" role="alert">
          {problemText(save.error) ?? t.failed}
        </p>
      )}
    </div>
  )
}
