import { overviewSorts } from '#domain/overview'
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
  likelihood: 'ascending',
  score: 'ascending',
  surplus: 'descending',
}

/** Where the heads are not shown a list sorts. */
export function SortSelect({ sort, onSort }: Pick<Props, 'sort' | 'onSort'>) {
  const { t } = useWording(overviewWords)
  const words: Record<Sort, string> = {
    risk: t.risk,
    rate: t.rate,
    progress: t.progress,
    budget: t.budget,
    name: t.project,
    signal: t.lights,
    likelihood: t.yearEnd.likelihoodLabel,
    score: t.yearEnd.score,
    surplus: t.yearEnd.surplus,
  }
  return (
    <select
      className="input sort-select no-print"
      aria-label={t.sortLabel}
      value={sort}
      onChange={event => onSort(overviewSorts.find(by => by === event.target.value) ?? 'risk')}
    >
      {overviewSorts.map(by => (
        <option key={by} value={by}>
          {words[by]}
        </option>
      ))}
    </select>
  )
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
