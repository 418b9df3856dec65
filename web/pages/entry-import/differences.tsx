import { importWords } from '#wording/ui-import'
import type { Imported } from '../../api/entry-book.ts'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { cellText } from './cell-text.ts'
import '../../ui/way-table.css'

type Row = Imported['differences'][number]

/** Each cell that changes, old → new, in the order of the sheet. */
export function Differences({ rows }: { rows: readonly Row[] }) {
  const { t } = useWording(importWords)
  return (
    <Card title={t.found(rows.length)} className="import-card">
      <div className="way-scroll" tabIndex={0} role="region" aria-label={t.found(rows.length)}>
        <table className="way-table">
          <thead>
            <tr>
              <th scope="col">{t.columns.what}</th>
              <th scope="col">{t.columns.field}</th>
              <th scope="col" className="number">
                {t.columns.old}
              </th>
              <th scope="col" className="number">
                {t.columns.new}
              </th>
              <th scope="col">{t.columns.place}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <Difference key={row.place} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

function Difference({ row }: { row: Row }) {
  const { t, lang } = useWording(importWords)
  const fields = row.key.startsWith('s') ? t.money : t.fields
  const said = (text: string) =>
    text === '' ? <span className="quiet">{t.empty}</span> : text === 'yes' ? t.yes : cellText(text, lang)
  const long = row.field === 'note' ? 'import-text' : 'number'
  return (
    <tr>
      <th scope="row">
        {row.name}
        {row.unit && <small className="quiet"> · {row.unit}</small>}
      </th>
      <td>{fields[row.field]}</td>
      <td className={long}>{said(row.old)}</td>
      <td className={`${long} import-new`}>{said(row.new)}</td>
      <td className="quiet way-nowrap">{row.place}</td>
    </tr>
  )
}
