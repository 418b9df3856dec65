import { levelWord } from '#wording/level'
import { wayWords } from '#wording/ui-way'
import type { History } from '../../api/months.ts'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { reviewOf, type Change } from './review-changes.ts'
import type { Entry } from './use-entry.ts'
import '../../ui/way-table.css'
import './review-card.css'

const most = 12

/** For who approves: who entered the month, and what replaced what. */
export function ReviewCard({ entry }: { entry: Entry }) {
  const { t, format } = useWording(wayWords)
  const { names, changes } = reviewOf(entry.history, entry.month)
  return (
    <Card title={t.review.title} beside={<small>{t.review.entered(format.list(names) || '—')}</small>} className="review-card">
      {changes.length === 0 ? (
        <p className="quiet">{t.review.same}</p>
      ) : (
        <>
          <p>{t.review.changed(changes.length)}</p>
          <div className="way-scroll" tabIndex={0} role="region" aria-label={t.review.title}>
            <table className="way-table">
              <thead>
                <tr>
                  {(['what', 'before', 'after', 'who', 'note'] as const).map(column => (
                    <th key={column} scope="col" className={column === 'before' || column === 'after' ? 'number' : undefined}>
                      {t.review.columns[column]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {changes.slice(0, most).map(change => (
                  <ChangeRow key={change.key} change={change} entry={entry} />
                ))}
              </tbody>
            </table>
          </div>
          {changes.length > most && <p className="quiet">{t.review.more(changes.length - most)}</p>}
        </>
      )}
    </Card>
  )
}

function ChangeRow({ change, entry: { project } }: { change: Change; entry: Entry }) {
  const { t, lang, format } = useWording(wayWords)
  const target =
    change.kind === 'actual' ? project.indicators.find(one => one.id === change.after.indicatorId)?.target : undefined
  function said(row: History['actuals'][number]): string {
    if (row.level !== null) return target ? levelWord(lang, row.level, target) : row.level
    if (row.numerator !== null && row.denominator !== null)
      return `${format.number(row.numerator)} ÷ ${format.number(row.denominator)}`
    return format.quantity(row.value, target?.unit ?? '', target?.scale ?? 1)
  }
  const { after } = change
  return (
    <tr>
      <th scope="row">
        {change.kind === 'actual'
          ? (project.indicators.find(one => one.id === change.after.indicatorId)?.name ?? '')
          : t.review.money(project.subprojects.find(one => one.id === change.after.subprojectId)?.name ?? '')}
      </th>
      <td className="number way-before">{change.kind === 'actual' ? said(change.before) : format.money(change.before.spent)}</td>
      <td className="number">{change.kind === 'actual' ? said(change.after) : format.money(change.after.spent)}</td>
      <td>{after.recordedBy ?? '—'}</td>
      <td>{after.note ?? ''}</td>
    </tr>
  )
}
