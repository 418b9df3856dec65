import type { Part } from '#domain/sheet'
import { sheetWords } from '#wording/ui-sheets'
import type { SheetRow } from '../../api/sheets.ts'
import { useWording } from '../../ui/language.tsx'
import '../../ui/records.css'

/** Rows with their place in the file and, where they do not count, why. */
export function RowsTable({ rows, parts, caption }: { rows: SheetRow[]; parts: readonly string[]; caption: string }) {
  const { t } = useWording(sheetWords)
  const reasons: Record<string, string> = t.leftOut
  const text = (cell: string | string[] | undefined) => (Array.isArray(cell) ? cell.join(t.marks.list) : (cell ?? ''))
  return (
    <div className="records-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="records sheet-rows">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.place}</th>
            {parts.map(part => (
              <th key={part} scope="col">
                {t.parts[part as Part]}
              </th>
            ))}
            <th scope="col">{t.reason}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.place}>
              <th scope="row">{row.place}</th>
              {parts.map(part => (
                <td key={part}>{text(row.cells[part]) || '—'}</td>
              ))}
              <td className={row.leftOut ? undefined : 'quiet'}>
                {row.leftOut ? (reasons[row.leftOut] ?? row.leftOut) : t.counts}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The parts that hold something in these rows, in their usual order. */
export const partsIn = (rows: readonly SheetRow[]): string[] => [...new Set(rows.flatMap(row => Object.keys(row.cells)))]
