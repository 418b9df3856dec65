import { useState, type ReactNode } from 'react'
import { commonWords } from '#wording/ui-common'
import { Button } from '../../ui/button.tsx'
import { saveCsv, type TableData } from '../../ui/csv.ts'
import { useWording } from '../../ui/language.tsx'
import { PlainTable } from '../../ui/table-view.tsx'

/** A picture that can be asked month by month, and that is a table as well; the picture inside carries its own description. */
export function ChartFigure({ table, children }: { table: () => TableData; children: ReactNode }) {
  const { t } = useWording(commonWords)
  const [asTable, setAsTable] = useState(false)
  return (
    <figure className="table-view chart-figure">
      {asTable ? <PlainTable {...table()} /> : children}
      <div className="table-view-tools no-print">
        <Button look="text" size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? t.showChart : t.showTable}
        </Button>
        <Button look="text" size="small" onClick={() => saveCsv(table())}>
          {t.csv}
        </Button>
      </div>
    </figure>
  )
}
