import { useState } from 'react'
import { fenText, readFen } from '#domain/entry-money'
import { registerWords } from '#wording/ui-register'
import { addPayment, changePayment, type ContractView, type Register } from '../../api/register.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'
import { useAct } from './use-act.ts'

/** What was paid on one contract, and a line to add a payment. */
export function PaymentList({ register, row }: { register: Register; row: ContractView }) {
  const { t, format } = useWording(registerWords)
  const [adding, setAdding] = useState(false)
  const act = useAct()
  const projectId = register.project.id
  const gone = (paymentId: number, version: number) =>
    void act.run(() => changePayment(projectId, row.id, paymentId, { state: 'removed', version }))
  return (
    <div className="register-payments">
      <h3>
        {t.payments.title}{' '}
        {row.payments.length > 0 && (
          <span className="off">{t.payments.of(format.moneyWithUnit(row.paid), format.moneyWithUnit(row.awardPrice))}</span>
        )}
      </h3>
      {row.payments.length === 0 && <p className="off">{t.payments.none}</p>}
      <ul>
        {row.payments.map(one => (
          <li key={one.id}>
            <span className="nowrap">{one.paidOn}</span> <b className="nowrap">{format.moneyWithUnit(one.amount)}</b>
            {one.offPurpose !== null && (
              <span className={one.offPurpose ? 'alarm' : 'off'}>
                {t.payments.offPurpose} {fenText(one.offPurpose)}
              </span>
            )}
            <span className="off">{one.note}</span>
            {register.editable && (
              <Button
                look="text"
                size="small"
                busy={act.busy}
                onClick={() =>
                  confirm(t.payments.sureRemove(one.paidOn, format.moneyWithUnit(one.amount))) && gone(one.id, one.version)
                }
              >
                {t.remove}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {act.error && (
        <p className="field-error" role="alert">
          {act.error}
        </p>
      )}
      {register.editable && !adding && (
        <Button size="small" className="no-print" onClick={() => setAdding(true)}>
          {t.payments.add}
        </Button>
      )}
      {adding && <NewPayment projectId={projectId} contractId={row.id} onDone={() => setAdding(false)} />}
    </div>
  )
}

function NewPayment({ projectId, contractId, onDone }: { projectId: number; contractId: number; onDone: () => void }) {
  const { t } = useWording(registerWords)
  const [paidOn, setPaidOn] = useState('')
  const [amount, setAmount] = useState('')
  const [off, setOff] = useState('')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const act = useAct()
  const [fen, offPurpose] = [readFen(amount), readFen(off)]
  async function save() {
    setTried(true)
    if (!paidOn || fen === null || fen === undefined || offPurpose === undefined) return
    if (await act.run(() => addPayment(projectId, contractId, { paidOn, amount: fen, offPurpose, note }))) onDone()
  }
  const unread = (value: number | null | undefined, needed: boolean) =>
    value === undefined || (needed && value === null) ? t.notNumber : null
  return (
    <div className="register-new-payment">
      <Field label={t.payments.paidOn} error={act.of('paidOn') ?? (tried && !paidOn ? t.choose : null)}>
        {given => <input {...given} className="input" type="date" value={paidOn} onChange={e => setPaidOn(e.target.value)} />}
      </Field>
      <Field label={t.payments.amount} hint={t.moneyHint} error={act.of('amount') ?? (tried ? unread(fen, true) : null)}>
        {given => (
          <input {...given} className="input" inputMode="decimal" value={amount} onChange={e => setAmount(e.target.value)} />
        )}
      </Field>
      <Field label={t.payments.offPurpose} error={act.of('offPurpose') ?? (tried ? unread(offPurpose, false) : null)}>
        {given => <input {...given} className="input" inputMode="decimal" value={off} onChange={e => setOff(e.target.value)} />}
      </Field>
      <Field label={t.payments.note} error={act.of('note')}>
        {given => <input {...given} className="input" maxLength={2000} value={note} onChange={e => setNote(e.target.value)} />}
      </Field>
      <Button busy={act.busy} onClick={() => void save()}>
        {t.save}
      </Button>
    </div>
  )
}
