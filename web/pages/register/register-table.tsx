import { Fragment, useState } from 'react'
import { registerWords } from '#wording/ui-register'
import type { ContractView, Register } from '../../api/register.ts'
import { Empty } from '../../ui/data-state.tsx'
import { useWording } from '../../ui/language.tsx'
import { ContractDetail } from './contract-detail.tsx'
import { isOverdue, sorts, type Sort } from './register-view.ts'

type Props = {
  register: Register
  rows: ContractView[]
  sort: Sort | null
  onSort: (sort: Sort | null) => void
  onEdit: (row: ContractView) => void
}

const columns = [
  'item',
  'subprojectId',
  'supplier',
  'procurementBudget',
  'awardPrice',
  'signedOn',
  'acceptancePlanned',
  'paid',
] as const
const isMoney = (column: string) => column === 'procurementBudget' || column === 'awardPrice' || column === 'paid'
const step = 200

/** The rows; each opens to its payments, questions and history. */
export function RegisterTable({ register, rows, sort, onSort, onEdit }: Props) {
  const { t } = useWording(registerWords)
  const [opened, setOpened] = useState<number | null>(null)
  const [shown, setShown] = useState(step)
  if (!rows.length) return <Empty>{t.none}</Empty>
  const next = (by: Sort['by']): Sort | null =>
    sort?.by !== by ? { by, down: isMoney(by) } : sort.down === isMoney(by) ? { by, down: !sort.down } : null
  return (
    <div className="records-scroll" tabIndex={0} role="region" aria-label={t.title}>
      <table className="records register-table">
        <caption className="visually-hidden">
          {t.title} · {t.unit}
        </caption>
        <thead>
          <tr>
            {columns.map(column => {
              const by = sorts.find(one => one === column)
              const name = column === 'acceptancePlanned' ? t.columns.acceptance : t.columns[column]
              const sorted = sort?.by === column ? (sort.down ? 'descending' : 'ascending') : undefined
              return (
                <th key={column} scope="col" className={isMoney(column) ? 'amount' : undefined} aria-sort={sorted}>
                  {by ? (
                    <button type="button" className="register-sort" title={t.sortBy(name)} onClick={() => onSort(next(by))}>
                      {name}
                      {sorted && <span aria-hidden="true">{sort?.down ? ' ↓' : ' ↑'}</span>}
                    </button>
                  ) : (
                    name
                  )}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map(row => (
            <Fragment key={row.id}>
              <Row
                register={register}
                row={row}
                open={opened === row.id}
                onOpen={() => setOpened(opened === row.id ? null : row.id)}
              />
              {opened === row.id && (
                <tr className="register-opened">
                  <td colSpan={columns.length}>
                    <ContractDetail register={register} row={row} onEdit={() => onEdit(row)} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      {rows.length > shown && (
        <p className="records-foot">
          <button type="button" className="button" onClick={() => setShown(shown + step)}>
            {shown} / {rows.length} ↓
          </button>
        </p>
      )}
    </div>
  )
}

function Row({ register, row, open, onOpen }: { register: Register; row: ContractView; open: boolean; onOpen: () => void }) {
  const { t, format } = useWording(registerWords)
  const subproject = register.subprojects.find(one => one.id === row.subprojectId)?.name ?? ''
  const late = isOverdue(row, register.today)
  const money = (fen: number | null) => (fen === null ? <span className="off">—</span> : format.money(fen))
  return (
    <tr className={row.state === 'removed' ? 'register-removed' : undefined}>
      <th scope="row">
        <button type="button" className="register-open" aria-expanded={open} title={t.open(row.item)} onClick={onOpen}>
          <span aria-hidden="true">{open ? '▾' : '▸'}</span> {row.item}
        </button>
        <span className="under">
          {[row.contractNo, t.kinds[row.kind]].filter(Boolean).join(' · ')}
          {row.questions.length > 0 && (
            <span className="register-asked" title={row.questions.map(one => one.message).join('\n')}>
              ？{row.questions.length}
            </span>
          )}
        </span>
      </th>
      <td>{subproject}</td>
      <td>
        {row.supplier}
        {row.users.length > 0 && <span className="under">{format.list(row.users)}</span>}
      </td>
      <td className="amount" data-label={t.columns.procurementBudget}>
        {money(row.procurementBudget)}
      </td>
      <td className="amount" data-label={t.columns.awardPrice}>
        {money(row.awardPrice)}
      </td>
      <td className="nowrap" data-label={t.columns.signedOn}>
        {row.signedOn ?? <span className="off">—</span>}
      </td>
      <td className="nowrap" data-label={t.columns.acceptance}>
        {row.acceptedOn ? (
          <>
            {row.acceptedOn} <span className={row.passed ? 'off' : 'alarm'}>{row.passed ? t.passed : t.failed}</span>
          </>
        ) : null}
        {row.acceptancePlanned && <span className={late ? 'under alarm' : 'under'}>{t.planned(row.acceptancePlanned)}</span>}
        {!row.acceptedOn && !row.acceptancePlanned && <span className="off">—</span>}
      </td>
      <td className="amount" data-label={t.columns.paid}>
        {row.payments.length ? format.money(row.paid) : <span className="off">—</span>}
      </td>
    </tr>
  )
}
