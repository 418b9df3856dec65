import { checkWords } from '#wording/ui-check'
import type { CheckedTable } from '../../api/check.ts'
import { useWording } from '../../ui/language.tsx'
import { CheckRow } from './check-row.tsx'
import { at, type Note } from './notes.ts'

type Props = { table: CheckedTable; notes: Note[] }

const points = (value: number | null | undefined) => value?.toFixed(2) ?? ''

/** The table as handed in, its points beside those of the rule, a proof-reader's notes in the margin. */
export function CheckTable({ table, notes }: Props) {
  const { t } = useWording(checkWords)
  const { read } = table
  const head = [
    [t.project, read.project],
    [t.department, read.department],
    [t.agency, read.agency],
  ].filter(([, text]) => text !== null)
  const { level, name, target, actual, weight, score, rule, notes: margin } = t.columns
  return (
    <div className="check-paper">
      <div className="check-doc">
        <h2>{read.title ?? t.title}</h2>
        <p>
          {head.map(([label, text]) => (
            <span key={label}>
              {label} <b>{text}</b>
            </span>
          ))}
          {read.year !== null && <span>{t.year(read.year)}</span>}
        </p>
      </div>
      <div className="check-scroll" tabIndex={0} role="region" aria-label={t.caption}>
        <table className="check-rows">
          <caption className="visually-hidden">{t.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{level}</th>
              <th scope="col">{name}</th>
              {[target, actual, weight, score, rule].map(text => (
                <th key={text} scope="col" className="n">
                  {text}
                </th>
              ))}
              <th scope="col" className="check-margin">
                {margin}
              </th>
            </tr>
          </thead>
          <tbody>
            <BudgetRow table={table} notes={at(notes, { kind: 'budget' })} />
            {read.rows.map((_, i) => (
              <IndicatorRow key={i} table={table} index={i} notes={at(notes, { kind: 'row', row: i })} />
            ))}
            <TotalRow table={table} notes={at(notes, { kind: 'total' })} />
          </tbody>
        </table>
      </div>
    </div>
  )
}

function IndicatorRow({ table, index, notes }: Props & { index: number }) {
  const { t } = useWording(checkWords)
  const row = table.read.rows[index]!
  const before = table.read.rows[index - 1]
  const scored = table.indicators[index]!
  const level = row.l2 ?? row.l1
  const banded = scored.low !== null && scored.high !== null
  const rule = banded ? t.band(points(scored.low), points(scored.high)) : points(scored.score)
  return (
    <CheckRow
      level={before && level === (before.l2 ?? before.l1) ? '' : level}
      name={row.name ?? row.where.text}
      doubt={row.doubt !== null}
      target={row.target}
      actual={row.actual}
      weight={row.weight}
      score={points(row.score)}
      rule={row.weight === null ? '' : rule}
      why={scored.explanation}
      notes={notes}
      marks={{ name: ['name'], target: ['target'], actual: ['actual'], weight: ['weight'], score: ['score', 'reason'] }}
    />
  )
}

function BudgetRow({ table, notes }: Props) {
  const { t, format } = useWording(checkWords)
  const total = table.read.budget.rows.find(row => row.total) ?? table.read.budget.rows[0]
  if (!total && notes.length === 0) return null
  const rate = total?.rateWritten ?? (table.execution.rate === null ? '' : format.percent(table.execution.rate, 2))
  return (
    <CheckRow
      name={t.execution}
      target={total?.fullYear ?? null}
      actual={[total?.executed ?? '', rate && `(${rate})`].filter(text => text !== '').join(' ')}
      weight={total?.weight ?? null}
      score={points(total?.score)}
      rule={points(table.execution.score)}
      why={table.execution.explanation}
      notes={notes}
      marks={{ actual: ['budget', 'rate'], score: ['score'] }}
    />
  )
}

function TotalRow({ table, notes }: Props) {
  const { t } = useWording(checkWords)
  const { read, total, totalLow, totalHigh } = table
  if (read.total === null && read.weightTotal === null && notes.length === 0) return null
  const rule = total === null ? t.band(points(totalLow), points(totalHigh)) : points(total)
  return (
    <CheckRow
      className="total"
      name={t.total}
      weight={read.weightTotal}
      score={points(read.total)}
      rule={read.complete ? rule : ''}
      notes={notes}
      marks={{ weight: ['weight'], score: ['total'] }}
    />
  )
}
