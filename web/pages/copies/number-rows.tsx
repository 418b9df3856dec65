import { Link } from '@tanstack/react-router'
import { monthOf } from '#domain/month'
import { copiesWords } from '#wording/ui-copies'
import type { CopiedNumbers } from '../../api/copies.ts'
import { useWording } from '../../ui/language.tsx'
import { AsideBar } from './aside-bar.tsx'

type Group = CopiedNumbers['items'][number]

/** Months under one another, so that the same digits stand in the same column; what repeats is marked. */
export function NumberRows({ data, first }: { data: CopiedNumbers; first: number }) {
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
        {data.items.map((group, i) => (
          <Rows key={group.key} group={group} year={data.year} number={first + i} />
        ))}
      </table>
    </div>
  )
}

type Line = Omit<Group['rows'][number], 'reported'> & { reported: number | null }

function Rows({ group, year, number }: { group: Group; year: number; number: number }) {
  const { t, format } = useWording(copiesWords)
  const [own] = group.rows
  const last: Line[] = group.before && own ? [{ ...own, values: group.before, reported: null }] : []
  const lines: Line[] = [...group.rows, ...last]
  return (
    <tbody>
      {lines.map((line, n) => (
        <tr key={n} className={n > 0 ? 'second' : undefined}>
          {n === 0 && (
            <td rowSpan={lines.length}>
              {t.numbers.kinds[group.kind]}
              <span className="under">{t.numbers.run(format.month(group.from), group.length)}</span>
              {group.kind === 'shared' && <span className="under">{t.numbers.units(group.units)}</span>}
              <AsideBar aside={group.aside} named={{ year, view: 'numbers', key: group.key }} label={t.text.group(number)} />
            </td>
          )}
          <th scope="row">
            {line.reported === null ? (
              <span className="off">{t.numbers.year(year - 1)}</span>
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
                <span className="under">{t.numbers.same(line.same.length, line.reported)}</span>
              </>
            )}
          </th>
          {line.values.map((value, i) => (
            <td key={i} className="figure">
              {value === null ? '' : line.same.includes(i + 1) ? <mark>{value}</mark> : value}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}
