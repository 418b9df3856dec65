import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { registerWords } from '#wording/ui-register'
import { exportRegister, indicatorRowsQuery, registerQuery, type ContractView, type Register } from '../../api/register.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DataState, Empty, SkeletonRows } from '../../ui/data-state.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { ContractDialog } from './contract-dialog.tsx'
import { Filters } from './filters.tsx'
import { FollowsCard } from './follows-card.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { RegisterTable } from './register-table.tsx'
import { noFilter, shownRows, type Filter, type Sort } from './register-view.ts'
import '../../ui/records.css'
import '../../ui/crumbs.css'
import './register-page.css'

/** The contract register: what was bought, accepted and paid, and the indicators that follow from it. */
export default function RegisterPage() {
  const { t } = useWording(registerWords)
  const { id } = useParams({ from: '/projects/$id/register' })
  const query = useQuery(registerQuery(Number(id)))
  return (
    <Page
      title={`${t.title}${query.data ? ` · ${query.data.project.name}` : ''}`}
      sample={query.data?.project.sample ?? false}
      className="register-page"
    >
      <DataState query={query} loading={<SkeletonRows rows={12} />}>
        {register => <Loaded register={register} />}
      </DataState>
    </Page>
  )
}

type Open = { dialog: 'contract'; row: ContractView | null } | { dialog: 'import' } | null

function Loaded({ register }: { register: Register }) {
  const { t, format } = useWording(registerWords)
  const [open, setOpen] = useState<Open>(null)
  const [filter, setFilter] = useState<Filter>(noFilter)
  const [sort, setSort] = useState<Sort | null>(null)
  const only = useOnly(register)
  const { project, totals, editable } = register
  const rows = shownRows(register, { ...filter, only: only.ids }, sort)
  const close = () => setOpen(null)
  return (
    <>
      <nav className="crumbs register-crumbs">
        <Link to="/projects/$id" params={{ id: String(project.id) }} search={{}}>
          {project.name}
        </Link>
      </nav>
      <div className="records-head register-head">
        <h1>{t.title}</h1>
        <span className="register-acts no-print">
          {totals.count > 0 && (
            <Button onClick={() => void download(project.id, `${project.name}-${t.title}.xlsx`)}>{t.exportFile}</Button>
          )}
          {editable && <Button onClick={() => setOpen({ dialog: 'import' })}>{t.importFile}</Button>}
          {editable && (
            <Button look="primary" onClick={() => setOpen({ dialog: 'contract', row: null })}>
              {t.add}
            </Button>
          )}
        </span>
      </div>
      {register.contracts.length === 0 ? (
        <Empty>{t.empty}</Empty>
      ) : (
        <>
          <p className="records-lead register-lead">
            <Rich
              text={t.lead({
                count: String(totals.count),
                budget: format.moneyWithUnit(totals.budget),
                award: format.moneyWithUnit(totals.award),
                rate: totals.savedOf ? format.percent(totals.saved / totals.savedOf) : null,
                paid: format.moneyWithUnit(totals.paid),
                overdue: totals.overdue,
              })}
            />
          </p>
          {only.note && (
            <p className="register-only">
              {only.note}{' '}
              <Button look="text" size="small" onClick={only.clear}>
                {t.showAll}
              </Button>
            </p>
          )}
          <Filters register={register} filter={filter} onChange={setFilter} />
          <RegisterTable
            register={register}
            rows={rows}
            sort={sort}
            onSort={setSort}
            onEdit={row => setOpen({ dialog: 'contract', row })}
          />
        </>
      )}
      <Card title={t.follows.title} className="register-follows">
        <FollowsCard register={register} />
      </Card>
      {open?.dialog === 'contract' && <ContractDialog register={register} row={open.row} onClose={close} />}
      {open?.dialog === 'import' && <ImportDialog register={register} onClose={close} />}
    </>
  )
}

/** Coming from an indicator only the rows that made its number stand here. */
function useOnly(register: Register) {
  const { t, format } = useWording(registerWords)
  const navigate = useNavigate({ from: '/projects/$id/register' })
  const { indicatorId, month } = useSearch({ from: '/projects/$id/register' })
  const asked = indicatorId !== undefined && month !== undefined
  const { data } = useQuery({ ...indicatorRowsQuery(register.project.id, indicatorId ?? 0, month ?? ''), enabled: asked })
  const name = register.follows.find(row => row.indicatorId === indicatorId)?.name ?? ''
  if (!asked || !data?.source) return { ids: null, note: '', clear: () => {} }
  return {
    ids: new Set(data.rows.map(row => row.contractId)),
    note: t.rowsOf(name, format.yearMonth(month), data.rows.length),
    clear: () => void navigate({ search: {} }),
  }
}

async function download(projectId: number, name: string) {
  const url = URL.createObjectURL(await exportRegister(projectId))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  URL.revokeObjectURL(url)
}
