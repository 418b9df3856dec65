import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { registerWords } from '#wording/ui-register'
import { changeContract, contractHistoryQuery, type ContractView, type Register } from '../../api/register.ts'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { whenText } from '../../ui/when.ts'
import { PaymentList } from './payment-list.tsx'
import { useAct } from './use-act.ts'

type Props = { register: Register; row: ContractView; onEdit: () => void }

/** An opened row: what is asked about it, its payments, its note, its versions. */
export function ContractDetail({ register, row, onEdit }: Props) {
  const { t } = useWording(registerWords)
  const act = useAct()
  const [past, setPast] = useState(false)
  const projectId = register.project.id
  const state = (to: 'kept' | 'removed') =>
    void act.run(() => changeContract(projectId, row.id, { state: to, version: row.version }))
  return (
    <div className="register-detail">
      {row.questions.length > 0 && (
        <ul className="register-questions">
          {row.questions.map(one => (
            <li key={one.code}>{one.message}</li>
          ))}
        </ul>
      )}
      {row.note && (
        <p>
          <span className="off">{t.columns.note}</span> {row.note}
        </p>
      )}
      {row.state === 'kept' && <PaymentList register={register} row={row} />}
      {act.error && (
        <p className="field-error" role="alert">
          {act.error}
        </p>
      )}
      <div className="register-detail-acts no-print">
        {register.editable && row.state === 'kept' && (
          <>
            <Button size="small" onClick={onEdit}>
              {t.edit}
            </Button>
            <Button size="small" busy={act.busy} onClick={() => confirm(t.sureRemove(row.item)) && state('removed')}>
              {t.remove}
            </Button>
          </>
        )}
        {register.editable && row.state === 'removed' && (
          <Button size="small" busy={act.busy} onClick={() => state('kept')}>
            {t.restore}
          </Button>
        )}
        <Button look="text" size="small" aria-expanded={past} onClick={() => setPast(!past)}>
          {t.history}
        </Button>
      </div>
      {past && <Past projectId={projectId} row={row} />}
    </div>
  )
}

const told = ['procurementBudget', 'awardPrice', 'signedOn', 'acceptancePlanned', 'acceptedOn'] as const

function Past({ projectId, row }: { projectId: number; row: ContractView }) {
  const { t, format } = useWording(registerWords)
  const { data } = useQuery(contractHistoryQuery(projectId, row.id))
  if (!data) return null
  const show = (value: string | number | null) => (value === null ? '—' : typeof value === 'number' ? format.money(value) : value)
  return (
    <ol className="register-past">
      {data.contracts.toReversed().map(version => (
        <li key={version.version}>
          <span className="off">{t.version(version.version, whenText(version.recordedAt), version.recordedBy ?? '')}</span>{' '}
          {version.state === 'removed'
            ? t.removedVersion
            : [version.item, ...told.map(field => `${t.columns[field]} ${show(version[field])}`)].join(' · ')}
        </li>
      ))}
    </ol>
  )
}
