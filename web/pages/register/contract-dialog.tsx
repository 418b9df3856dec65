import { useState } from 'react'
import type { ContractInput } from '#domain/contract'
import { fenText, readFen } from '#domain/entry-money'
import { contractKinds, listMark, listMarks, type ContractKind } from '#domain/vocabulary-register'
import { commonWords } from '#wording/ui-common'
import { registerWords } from '#wording/ui-register'
import { addContract, changeContract, type ContractView, type Register } from '../../api/register.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'
import { useAct } from './use-act.ts'

type Text =
  | 'item'
  | 'contractNo'
  | 'supplier'
  | 'users'
  | 'procurementBudget'
  | 'awardPrice'
  | 'signedOn'
  | 'acceptancePlanned'
  | 'acceptedOn'
  | 'note'
type Typed = Record<Text, string> & { subprojectId: number | null; kind: ContractKind | null; passed: boolean | null }

const typedOf = (row: ContractView | null, subprojects: Register['subprojects']): Typed => ({
  subprojectId: row ? row.subprojectId : subprojects.length === 1 ? subprojects[0]!.id : null,
  kind: row?.kind ?? null,
  passed: row?.passed ?? null,
  item: row?.item ?? '',
  contractNo: row?.contractNo ?? '',
  supplier: row?.supplier ?? '',
  users: row?.users.join(listMark) ?? '',
  procurementBudget: fenText(row?.procurementBudget ?? null),
  awardPrice: fenText(row?.awardPrice ?? null),
  signedOn: row?.signedOn ?? '',
  acceptancePlanned: row?.acceptancePlanned ?? '',
  acceptedOn: row?.acceptedOn ?? '',
  note: row?.note ?? '',
})

/** A contract as it is typed; what is wrong stands at its field, and nothing typed is lost. */
export function ContractDialog({
  register,
  row,
  onClose,
}: {
  register: Register
  row: ContractView | null
  onClose: () => void
}) {
  const { t } = useWording(registerWords)
  const { t: common } = useWording(commonWords)
  const [typed, setTyped] = useState(() => typedOf(row, register.subprojects))
  const [tried, setTried] = useState(false)
  const act = useAct()
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change })
  const [budget, award] = [readFen(typed.procurementBudget), readFen(typed.awardPrice)]
  const ready = typed.item.trim() !== '' && typed.kind !== null && budget !== undefined && award !== undefined

  async function save() {
    setTried(true)
    if (!ready) return
    const { item, contractNo, supplier, note, subprojectId, passed } = typed
    const given: ContractInput = {
      item,
      contractNo,
      supplier,
      note,
      subprojectId,
      passed,
      kind: typed.kind!,
      users: typed.users.split(listMarks).filter(user => user.trim() !== ''),
      procurementBudget: budget,
      awardPrice: award,
      signedOn: typed.signedOn || null,
      acceptancePlanned: typed.acceptancePlanned || null,
      acceptedOn: typed.acceptedOn || null,
    }
    const projectId = register.project.id
    const done = await act.run(() =>
      row ? changeContract(projectId, row.id, { ...given, version: row.version }) : addContract(projectId, given),
    )
    if (done) onClose()
  }

  const text = (name: Text, type: 'text' | 'date' = 'text', more: { error?: string | null; hint?: string } = {}) => (
    <Field label={t.columns[name]} error={act.of(name) ?? more.error ?? null} hint={more.hint}>
      {given => (
        <input
          {...given}
          className="input"
          type={type}
          maxLength={2000}
          value={typed[name]}
          onChange={e => set({ [name]: e.target.value })}
        />
      )}
    </Field>
  )
  const money = (name: 'procurementBudget' | 'awardPrice', value: number | null | undefined) =>
    text(name, 'text', { error: value === undefined ? t.notNumber : null, hint: t.moneyHint })

  return (
    <Dialog
      title={row ? t.editTitle : t.addTitle}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look="primary" busy={act.busy} onClick={() => void save()}>
            {t.save}
          </Button>
        </>
      }
    >
      {text('item', 'text', { error: tried && !typed.item.trim() ? t.unknown : null })}
      <div className="form-columns">
        <Field label={t.columns.subprojectId} error={act.of('subprojectId')}>
          {given => (
            <select
              {...given}
              className="input"
              value={typed.subprojectId ?? ''}
              onChange={e => set({ subprojectId: Number(e.target.value) || null })}
            >
              <option value="">{t.choose}</option>
              {register.subprojects.map(one => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t.columns.kind} error={tried && typed.kind === null ? t.choose : null}>
          {given => (
            <select
              {...given}
              className="input"
              value={typed.kind ?? ''}
              onChange={e => set({ kind: contractKinds.find(kind => kind === e.target.value) ?? null })}
            >
              <option value="">{t.choose}</option>
              {contractKinds.map(kind => (
                <option key={kind} value={kind}>
                  {t.kinds[kind]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {text('contractNo')}
        {text('supplier')}
      </div>
      {text('users', 'text', { hint: t.usersHint })}
      <div className="form-columns">
        {money('procurementBudget', budget)}
        {money('awardPrice', award)}
        {text('signedOn', 'date')}
        {text('acceptancePlanned', 'date')}
        {text('acceptedOn', 'date')}
        <Field label={t.columns.passed} error={act.of('passed')}>
          {given => (
            <select
              {...given}
              className="input"
              value={typed.passed === null ? '' : typed.passed ? 'yes' : 'no'}
              onChange={e => set({ passed: e.target.value === '' ? null : e.target.value === 'yes' })}
            >
              <option value="">{t.unknown}</option>
              <option value="yes">{t.passed}</option>
              <option value="no">{t.failed}</option>
            </select>
          )}
        </Field>
      </div>
      {text('note')}
      {act.error && (
        <p className="dialog-error" role="alert">
          {act.conflict ? t.conflict(theirs(act.conflict)) : act.error}
        </p>
      )}
    </Dialog>
  )
}

/** What stands there now, in short: both values stay in sight. */
const theirs = (row: Record<string, unknown>) =>
  [row.item, row.contractNo, row.supplier, row.signedOn, row.acceptedOn]
    .filter(value => typeof value === 'string' && value !== '')
    .join(' · ')
