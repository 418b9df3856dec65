import { useState } from 'react'
import { categoriesNational, categoriesSuzhou } from '#domain/vocabulary'
import { declarationWords } from '#wording/ui-declaration'
import { useWording } from '../../ui/language.tsx'
import { FieldRow } from './field-row.tsx'
import { IndicatorMore } from './indicator-more.tsx'
import { IndicatorRow } from './indicator-row.tsx'
import { AddRow, ListRow } from './list-row.tsx'
import { useReview } from './review-context.ts'
import { reviewRows, type ReviewRow } from './review-rows.ts'
import { SourceRow } from './source-row.tsx'
import './review-grid.css'
import './review-inputs.css'

/** Source and result share each row, so that they stay side by side and scroll together; page breaks cross both. */
export function ReviewGrid({ name }: { name: string }) {
  const { t } = useWording(declarationWords)
  const { state } = useReview()
  const { lines, declaration } = state
  const categories = new Set([...declaration.indicators.map(row => row.category), ...categoriesSuzhou, ...categoriesNational])
  return (
    <div className={lines.length ? 'review-grid' : 'review-grid alone'}>
      <datalist id="declaration-categories">
        {[...categories].filter(Boolean).map(category => (
          <option key={category} value={category} />
        ))}
      </datalist>
      <div className="review-row head">
        <div className="review-source">
          <h2>{t.review.source}</h2> <small>{t.review.sourceOf(name, lines.at(-1)?.number ?? 0)}</small>
        </div>
        <div className="review-result">
          <h2>{t.review.result}</h2> <small>{t.review.resultHint}</small>
          <span className="review-legend">
            <i className="review-chip undecided">=</i> {t.review.legendOpen} <i className="review-chip level">&nbsp;</i>{' '}
            {t.review.legendLevel}
          </span>
        </div>
      </div>
      {reviewRows(lines, declaration).map((row, i) => (
        <Row key={row.kind === 'break' ? `break ${i}` : keyOf(row)} row={row} />
      ))}
    </div>
  )
}

function keyOf(row: ReviewRow): string {
  const line = 'line' in row && row.line ? row.line.number : ''
  const what =
    'paths' in row
      ? row.paths.join()
      : 'index' in row
        ? `${'list' in row ? row.list : ''}${row.index}`
        : 'list' in row
          ? row.list
          : ''
  return `${row.kind} ${line} ${what}`
}

function Row({ row }: { row: ReviewRow }) {
  const { t } = useWording(declarationWords)
  const [open, setOpen] = useState(false)
  if (row.kind === 'break')
    return (
      <div className="review-break">
        <span>{t.review.page}</span>
      </div>
    )
  const line = 'line' in row ? row.line : null
  return (
    <div className={`review-row ${row.kind}`}>
      <div className="review-source">
        {row.kind === 'heading' ? (
          <SourceHead line={line?.number ?? null} />
        ) : (
          row.kind !== 'add' && <SourceRow line={line} indicator={row.kind === 'indicator' ? row.index : undefined} />
        )}
      </div>
      <div className="review-result">
        <Result row={row} open={open} onOpen={setOpen} />
      </div>
      {/* Both panes wide, so that its months stand under the strip's. */}
      {row.kind === 'indicator' && open && <IndicatorMore index={row.index} />}
    </div>
  )
}

function Result({ row, open, onOpen }: { row: ReviewRow; open: boolean; onOpen: (open: boolean) => void }) {
  const { t } = useWording(declarationWords)
  switch (row.kind) {
    case 'fields':
      return <FieldRow paths={row.paths} />
    case 'list':
      return (
        <>
          <ListRow list={row.list} index={row.index} />
          {row.rest.length > 0 && <FieldRow paths={row.rest} />}
        </>
      )
    case 'indicator':
      return <IndicatorRow index={row.index} open={open} onOpen={onOpen} />
    case 'heading':
      return (
        <div className="review-indicator heading">
          <span />
          <span>{t.columns.category}</span>
          <span>{t.columns.indicator}</span>
          <span>{t.columns.goal}</span>
          <span>{t.columns.aggregation}</span>
          <span>{t.columns.subprojects}</span>
          <span />
        </div>
      )
    case 'add':
      return <AddRow list={row.list} />
    case 'unplaced':
      return <div className="review-unplaced">{t.review.unplaced}</div>
    case 'break':
      return null
  }
}

function SourceHead({ line }: { line: number | null }) {
  const { t } = useWording(declarationWords)
  return (
    <div className="source-row heading">
      <span className="source-number">{line ?? t.columns.line}</span>
      {(['category', 'subproject', 'name', 'target', 'explanation'] as const).map(column => (
        <span key={column} className="source-cell clip">
          {t.columns[column]}
        </span>
      ))}
    </div>
  )
}
