import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { EvidenceList, EvidencePlace } from '#domain/evidence'
import { evidenceWords } from '#wording/ui-evidence'
import { agenciesQuery } from '../../api/agencies.ts'
import { Field } from '../../ui/field.tsx'
import { usePastDay } from '../../ui/past-day.tsx'
import { useWording } from '../../ui/language.tsx'
import { FileLine } from './file-line.tsx'
import { useFoundText } from './file-words.ts'
import { UploadBox } from './upload-box.tsx'
import './evidence.css'

/** The files behind one value, and the way to add more. */
export function ValueFiles({ projectId, list, place }: { projectId: number; list: EvidenceList; place: EvidencePlace }) {
  const { t } = useWording(evidenceWords)
  const foundText = useFoundText()
  const { indicatorId, month } = place
  const units = unitsOf(list, place)
  const { data: agencies } = useQuery({ ...agenciesQuery, enabled: units.length > 1 })
  const [chosen, setChosen] = useState<number>()
  const agencyId = place.agencyId ?? chosen ?? units[0]
  const behind = (value: EvidenceList['items'][number]['values'][number]) =>
    value.indicatorId === indicatorId && value.month === month && (place.agencyId ?? value.agencyId) === value.agencyId
  const items = list.items.filter(item => !item.removed && item.values.some(behind))
  const locked = items.some(item => item.values.some(value => behind(value) && value.locked))
  const past = usePastDay() !== undefined
  const may = !past && (list.units === null || list.units.length > 0)
  const nameOf = (id: number) => agencies?.items.find(one => one.id === id)?.name ?? String(id)
  return (
    <div className="value-files">
      {items.length > 0 ? (
        <ul className="file-list">
          {items.map(item => {
            const value = item.values.find(behind)!
            return (
              <FileLine
                key={item.id}
                item={item}
                place={{ indicatorId, month, agencyId: value.agencyId }}
                mayRemove={may && !value.locked}
              >
                {foundText(item, value.found)}
                {units.length > 1 && ` · ${nameOf(value.agencyId)}`}
              </FileLine>
            )
          })}
        </ul>
      ) : (
        <p className="quiet">{t.noFiles}</p>
      )}
      {locked && <p className="quiet">{t.lockedNote}</p>}
      {may ? (
        <>
          {units.length > 1 && place.agencyId === undefined && (
            <Field label={t.unit} className="unit-choice">
              {given => (
                <select {...given} className="input" value={agencyId} onChange={event => setChosen(Number(event.target.value))}>
                  {units.map(id => (
                    <option key={id} value={id}>
                      {nameOf(id)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
          <UploadBox projectId={projectId} place={{ indicatorId, month, agencyId }} limit={list.limit} />
        </>
      ) : (
        !past && <p className="quiet">{t.readOnly}</p>
      )}
    </div>
  )
}

/** Units whose value it is, as far as the caller may add to them. */
const unitsOf = ({ values, units }: EvidenceList, { indicatorId, month }: EvidencePlace): number[] =>
  values
    .filter(value => value.indicatorId === indicatorId && value.month === month)
    .map(value => value.agencyId)
    .filter(unit => units === null || units.includes(unit))
