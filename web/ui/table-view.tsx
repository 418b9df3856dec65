import { useId, useState, type ReactNode } from 'react'
import { commonWords } from '#wording/ui-common'
import { Button } from './button.tsx'
import { saveCsv, type TableData } from './csv.ts'
import { FileLink } from './file-link.tsx'
import { useWording } from './language.tsx'
import './table-view.css'

type Props = {
  /** The picture in a sentence or two, for those who do not see it. */
  description: string
  /** The same numbers as rows; called only when needed. */
  table: () => TableData
  children: ReactNode
  className?: string
  /** The picture holds something to operate: it is a group then, its parts stay reachable. */
  operable?: boolean
  /** Kept elsewhere, as in the address; otherwise the picture remembers it itself. */
  asTable?: boolean
  onAsTable?: (asTable: boolean) => void
  /** Where the server writes the same numbers as a workbook; instead of the CSV. */
  file?: string
}

/** Every chart: its description, its table view and its CSV. */
export function TableView({ description, table, children, className = '', operable = false, file, ...kept }: Props) {
  const { t } = useWording(commonWords)
  const [own, setOwn] = useState(false)
  const asTable = kept.asTable ?? own
  const setAsTable = kept.onAsTable ?? setOwn
  const id = useId()
  return (
    <figure className={`table-view ${className}`}>
      {asTable ? (
        <PlainTable {...table()} />
      ) : (
        <div role={operable ? 'group' : 'img'} aria-labelledby={id}>
          {children}
        </div>
      )}
      <figcaption id={id} className="visually-hidden">
        {description}
      </figcaption>
      <div className="table-view-tools no-print">
        <Button look="text" size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? t.showChart : t.showTable}
        </Button>
        {file === undefined ? (
          <Button look="text" size="small" onClick={() => saveCsv(table())}>
            {t.csv}
          </Button>
        ) : (
          <FileLink href={file}>{t.xlsx}</FileLink>
        )}
      </div>
    </figure>
  )
}

/** Very long tables are cut on screen and said to be; the CSV has every row. */
const shown = 500

export function PlainTable({ caption, columns, rows }: TableData) {
  return (
    <div className="plain-table" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row, index) => (
            <tr key={index}>
              {row.map((cell, at) =>
                at === 0 ? (
                  <th key={at} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={at}>{cell ?? '—'}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown && <p className="quiet">{`${shown} / ${rows.length} · CSV`}</p>}
    </div>
  )
}
