import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { sheetWords } from '#wording/ui-sheets'
import { sessionQuery } from '../../api/session.ts'
import { rowsPerPage, sheetQuery, type SheetDetail } from '../../api/sheets.ts'
import { Button } from '../../ui/button.tsx'
import { DataState, SkeletonRows } from '../../ui/data-state.tsx'
import { Field } from '../../ui/field.tsx'
import { Rich, useWording } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { partsIn, RowsTable } from '../sheet-import/rows-table.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import '../sheet-import/sheet-import.css'

/** One imported sheet: what its month says, every row with its place, and why rows do not count. */
export default function SheetPage() {
  const { t } = useWording(sheetWords)
  const { id, sheetId } = useParams({ from: '/projects/$id/sheets/$sheetId' })
  const [page, setPage] = useState(1)
  const [only, setOnly] = useState(false)
  const query = useQuery(sheetQuery(Number(id), Number(sheetId), page, only))
  return (
    <Page title={query.data?.sheet.name || t.title} className="sheet-import">
      <DataState query={query} loading={<SkeletonRows rows={8} />}>
        {detail => (
          <>
            <Head id={id} detail={detail} />
            <div className="records-filters">
              <Field label={t.filter}>
                {given => (
                  <select
                    {...given}
                    className="input"
                    value={only ? 'leftOut' : ''}
                    onChange={event => {
                      setOnly(event.target.value !== '')
                      setPage(1)
                    }}
                  >
                    <option value="">{t.all}</option>
                    <option value="leftOut">{t.onlyLeftOut}</option>
                  </select>
                )}
              </Field>
            </div>
            {detail.items.length ? (
              <RowsTable rows={detail.items} parts={partsIn(detail.items)} caption={t.rows} />
            ) : (
              <p className="records-lead">{t.allCount}</p>
            )}
            <Pages page={page} total={detail.total} onPage={setPage} />
            {detail.without && detail.without.total > 0 && <Without detail={detail} without={detail.without} />}
          </>
        )}
      </DataState>
    </Page>
  )
}

function Head({ id, detail }: { id: string; detail: SheetDetail }) {
  const { t, format } = useWording(sheetWords)
  const [asking, setAsking] = useState(false)
  const client = useQueryClient()
  const mayEnter = useQuery(sessionQuery).data?.rights.includes('enter') ?? false
  const { sheet, text } = detail
  return (
    <>
      <div className="records-head">
        <h1>{sheet.name || t.pasted}</h1>
        <span className="quiet">{[t.kinds[sheet.kind], format.yearMonth(sheet.month), sheet.indicator.name].join(' · ')}</span>
        <Link to="/projects/$id/sheets" params={{ id }}>
          {t.toSheets}
        </Link>
        {mayEnter && sheet.state === 'kept' && <Button onClick={() => setAsking(true)}>{t.remove}</Button>}
      </div>
      <p className="records-lead">
        {sheet.state === 'removed' ? t.removedFor(sheet.stateReason) : text && <Rich text={`${t.says}${t.marks.colon}${text}`} />}{' '}
        {t.rowsLead(format.number(sheet.counted), format.number(sheet.rows - sheet.counted))}
        {t.marks.stop}
        {t.masked}
      </p>
      {asking && (
        <RemoveDialog
          projectId={Number(id)}
          sheetId={sheet.id}
          onDone={() => void client.invalidateQueries({ queryKey: ['projects', Number(id)] })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

function Pages({ page, total, onPage }: { page: number; total: number; onPage: (page: number) => void }) {
  const { t, format } = useWording(sheetWords)
  const pages = Math.max(1, Math.ceil(total / rowsPerPage))
  if (pages === 1) return null
  return (
    <div className="sheet-actions">
      {page > 1 && <Button onClick={() => onPage(page - 1)}>{t.previous}</Button>}
      <span className="quiet">{t.page(format.number(page), format.number(pages))}</span>
      {page < pages && <Button onClick={() => onPage(page + 1)}>{t.next}</Button>}
    </div>
  )
}

function Without({ detail, without }: { detail: SheetDetail; without: NonNullable<SheetDetail['without']> }) {
  const { t, format } = useWording(sheetWords)
  return (
    <div className="sheet-rows-part">
      <h2>{t.without(format.number(without.total))}</h2>
      <RowsTable rows={without.rows} parts={partsIn(without.rows)} caption={`${detail.sheet.name} ${t.kinds.roster}`} />
    </div>
  )
}
