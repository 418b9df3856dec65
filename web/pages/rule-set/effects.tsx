import { Link } from '@tanstack/react-router'
import { rulesWords } from '#wording/ui-rules'
import type { YearEffect } from '../../api/rule-sets.ts'
import { Rich, useWording } from '../../ui/language.tsx'

type Totals = YearEffect['items'][number]['before']

/** What a rule set would change, year by year: grades that move, then the projects that change most. */
export function Effects({ years }: { years: readonly YearEffect[] }) {
  const { t } = useWording(rulesWords)
  if (years.every(year => year.changed === 0)) return <p role="status">{t.previewNone}</p>
  return (
    <div role="status">
      {years.map(year => (
        <YearEffects key={year.year} year={year} />
      ))}
    </div>
  )
}

function YearEffects({ year }: { year: YearEffect }) {
  const { t, format } = useWording(rulesWords)
  const shown = year.items.slice(0, 20)
  const left = year.changed - shown.length
  return (
    <section className="rules-year">
      <h3>{t.previewYear(year.year)}</h3>
      <p>
        <Rich text={t.previewLead(format.number(year.changed), format.number(year.projects))} />
      </p>
      {year.kept > 0 && <p className="quiet">{t.previewKept(format.number(year.kept))}</p>}
      {year.changed > 0 && (
        <>
          {year.moves.length === 0 ? (
            <p className="quiet">{t.previewSame}</p>
          ) : (
            <ul className="rules-moves" aria-label={t.previewMoves}>
              {year.moves.map(({ from, to, count }) => (
                <li key={`${from}${to}`}>{t.move(from ?? t.openGrade, to ?? t.openGrade, format.number(count))}</li>
              ))}
            </ul>
          )}
          <table className="rules-table">
            <thead>
              <tr>
                {(['project', 'before', 'after'] as const).map(column => (
                  <th key={column} scope="col">
                    {t.previewColumns[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(item => (
                <tr key={item.projectId}>
                  <th scope="row">
                    <Link to="/projects/$id/evaluation" params={{ id: String(item.projectId) }}>
                      {item.name}
                    </Link>
                    <span className="rules-note">
                      {item.agency}
                      {item.kept && ` · ${t.previewKeptMark}`}
                    </span>
                  </th>
                  <td data-label={t.previewColumns.before}>
                    <Score totals={item.before} />
                  </td>
                  <td data-label={t.previewColumns.after}>
                    <Score totals={item.after} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {left > 0 && <p className="quiet">{t.previewMore(format.number(left))}</p>}
        </>
      )}
    </section>
  )
}

function Score({ totals }: { totals: Totals }) {
  const { t, format } = useWording(rulesWords)
  const { total, totalLow, totalHigh, grade } = totals
  const points = (value: number) => format.number(value, 2)
  return <>{total === null ? t.scoreOpen(points(totalLow), points(totalHigh)) : t.score(points(total), grade ?? '')}</>
}
