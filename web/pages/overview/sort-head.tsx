import { overviewWords } from '#wording/ui-overview'
import type { OverviewSearch } from '../../search.ts'
import { useWording } from '../../ui/language.tsx'

type Sort = NonNullable<OverviewSearch['sort']>
type Props = { by: Sort; sort: Sort; onSort: (by: Sort) => void; text: string; label?: string; className?: string }

/** Names and dates rise, the rest falls from what matters most; the server knows each order. */
const direction: Record<Sort, 'ascending' | 'descending'> = {
  risk: 'descending',
  rate: 'ascending',
  progress: 'ascending',
  budget: 'descending',
  name: 'ascending',
  signal: 'descending',
}

export function SortHead({ by, sort, onSort, text, label = text, className = '' }: Props) {
  const { t } = useWording(overviewWords)
  const on = by === sort
  return (
    <th scope="col" className={className} aria-sort={on ? direction[by] : undefined}>
      <button type="button" className="sort" title={t.sortBy(label)} aria-label={t.sortBy(label)} onClick={() => onSort(by)}>
        {text}
        {on ? <span aria-hidden="true">{direction[by] === 'ascending' ? ' ↑' : ' ↓'}</span> : null}
      </button>
    </th>
  )
}
