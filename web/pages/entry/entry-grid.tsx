import { Link } from '@tanstack/react-router'
import { monthOf, numberOf, timeProgress, yearOf } from '#domain/month'
import { commonWords } from '#wording/ui-common'
import { entryWords } from '#wording/ui-entry'
import { useWording } from '../../ui/language.tsx'
import { MonthName } from '../../ui/months.tsx'
import type { Width } from '../../ui/use-width.ts'
import { Lock } from './cell-editor.tsx'
import { GridRow } from './entry-row.tsx'
import { groupsOf } from './groups.ts'
import { filledOf } from './open-points.ts'
import { sliceOf } from './row-slice.ts'
import type { Entry } from './use-entry.ts'
import './entry-grid.css'

export type Asking = { asked: string | null; onAsk: (key: string | null) => void }
type Props = Asking & { entry: Entry; width: Width; inHand: string | null }

/** The year's ruler, opened at the month in hand: earlier months in marks, this one to type in, the plan ahead. */
export function EntryGrid({ entry, width, inHand, asked, onAsk }: Props) {
  const { t, format } = useWording(entryWords)
  const { t: common } = useWording(commonWords)
  const month = numberOf(entry.month)
  const history = width === 'small' || month > 2
  const ahead = width !== 'small' && month < 12
  const columns = 8 + Number(history) + Number(ahead)
  const { filled, total } = filledOf(entry.rows, entry.readings)
  return (
    <table className={`entry-grid ${width}`}>
      <colgroup>
        <col className="c-index" />
        <col className="c-name" />
        <col className="c-target" />
        {history && <col style={{ width: width === 'small' ? 96 : (month - 2) * 40 }} />}
        <col className="c-last" />
        <col className="c-month" />
        {ahead && <col style={{ width: (12 - month) * 28 }} />}
        <col className="c-to-date" />
        <col className="c-signal" />
        <col className="c-note" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t.columns.number}</span>
          </th>
          <th scope="col">{t.columns.name}</th>
          <th scope="col" className="number">
            {t.columns.target}
          </th>
          {history && (
            <th scope="col" className="entry-history">
              <span className="visually-hidden">{t.columns.history}</span>
              {width !== 'small' && <Months entry={entry} from={1} to={month - 2} />}
            </th>
          )}
          <th scope="col" className="entry-last number">
            {month > 1 ? (
              <MonthLink entry={entry} month={month - 1} text={t.columns.last(format.month(monthOf(2000, month - 1)))} />
            ) : (
              <span className="visually-hidden">{t.cards.lastMonth}</span>
            )}
          </th>
          <th scope="col" className="entry-month">
            <b>{format.month(entry.month)}</b>
            {entry.entries.closed === 'locked' && (
              <span className="entry-month-lock" title={t.lockedMonth}>
                <Lock />
                <span className="visually-hidden">{t.lockedMonth}</span>
              </span>
            )}
            <small>{t.columns.filled(filled, total)}</small>
          </th>
          {ahead && (
            <th scope="col" className="entry-ahead">
              <span className="visually-hidden">{t.columns.ahead}</span>
              {month <= 8 && (
                <small className="entry-time">
                  ◂ {common.timeProgress} {format.percent(timeProgress(entry.month))}
                </small>
              )}
              <Months entry={entry} from={month + 1} to={12} />
            </th>
          )}
          <th scope="col" className="number">
            {t.columns.toDate}
          </th>
          <th scope="col">{t.columns.signal}</th>
          <th scope="col">
            <span className={width === 'wide' ? undefined : 'visually-hidden'}>{t.columns.note}</span>
          </th>
        </tr>
      </thead>
      {groupsOf(entry).map(group => (
        <tbody key={group.name}>
          <tr className="entry-group">
            <th scope="rowgroup" colSpan={4 + Number(history)}>
              <b>{group.name}</b>
              <small>{t.group(group.indexes.length, group.open, group.filled)}</small>
            </th>
            <td className="entry-month" />
            <td colSpan={3 + Number(ahead)} />
          </tr>
          {group.indexes.map(index => {
            const { key } = entry.rows[index]!
            return (
              <GridRow
                key={key}
                {...sliceOf(entry, index)}
                width={width}
                inHand={inHand === key}
                columns={columns}
                asked={asked === key}
                onAsk={onAsk}
              />
            )
          })}
        </tbody>
      ))}
    </table>
  )
}

function Months({ entry, from, to }: { entry: Entry; from: number; to: number }) {
  return (
    <span className="entry-months">
      {Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => (
        <MonthLink key={i} entry={entry} month={from + i} />
      ))}
    </span>
  )
}

/** The strip is the way to the other months; a dot where something was reported. */
function MonthLink({ entry, month, text }: { entry: Entry; month: number; text?: string }) {
  const to = monthOf(yearOf(entry.month), month)
  const given = entry.history.actuals.some(row => row.month === to) || entry.history.expenditures.some(row => row.month === to)
  return (
    <Link
      to="/projects/$id/months/$month"
      params={{ id: String(entry.project.id), month: to }}
      className={given ? 'entry-month-link given' : 'entry-month-link'}
    >
      {text ?? <MonthName month={month} />}
    </Link>
  )
}
