import { Link } from '@tanstack/react-router'
import { monthOf, numberOf, yearOf } from '#domain/month'
import { copiesWords } from '#wording/ui-copies'
import type { CopiedNumbers } from '../../api/copies.ts'
import { useWording } from '../../ui/language.tsx'

type Row = CopiedNumbers['items'][number]

/** Months under one another, so that the same digits stand in the same column; what repeats is marked. */
export function NumberRows({ data }: { data: CopiedNumbers }) {
  const { t, format } = useWording(copiesWords)
  return (
    <div className="records-scroll" tabIndex={0} role="region" aria-label={t.numbers.title}>
      <table className="records copied-numbers">
        <caption className="visually-hidden">{t.numbers.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.numbers.columns.kind}</th>
            <th scope="col">{t.numbers.columns.where}</th>
            {Array.from({ length: 12 }, (_, i) => (
              <th key={i} scope="col" className="figure">
                {format.month(monthOf(data.year, i + 1))}
              </th>
            ))}
          </tr>
        </thead>
        {data.items.map((row, i) => (
          <Rows key={i} row={row} />
        ))}
      </table>
    </div>
  )
}

function Rows({ row }: { row: Row }) {
  const { t, format } = useWording(copiesWords)
  const first = numberOf(row.from) - 1
  const repeats = (i: number) => (row.kind === 'flat' ? row.a.values[i] !== null : i >= first && i < first + row.length)
  const lines = [row.a, ...(row.b ? [row.b] : [])]
  return (
    <tbody>
      {lines.map((line, n) => (
        <tr key={n} className={n > 0 ? 'second' : undefined}>
          {n === 0 && (
            <td rowSpan={lines.length}>
              {t.numbers.kinds[row.kind]}
              <span className="under">{t.numbers.run(format.month(row.from), row.length)}</span>
            </td>
          )}
          <th scope="row">
            {n === 1 && row.kind === 'lastYear' ? (
              <span className="off">{t.numbers.year(yearOf(row.from) - 1)}</span>
            ) : (
              <>
                <Link
                  to="/projects/$id/indicators/$indicatorId"
                  params={{ id: String(line.project.id), indicatorId: String(line.indicator.id) }}
                >
                  {line.indicator.name}
                </Link>
                <span className="under">
                  {line.agency.name} · {line.project.name}
                </span>
              </>
            )}
          </th>
          {line.values.map((value, i) => (
            <td key={i} className="figure">
              {value === null ? '' : repeats(i) ? <mark>{value}</mark> : value}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}
