import { evaluationWords } from '#wording/ui-evaluation'
import type { Evaluation, RowWriting } from '../../api/evaluation.ts'
import { useWording } from '../../ui/language.tsx'
import { Why } from '../../ui/why.tsx'
import { Row } from './evaluation-row.tsx'
import { PointsInput } from './points-input.tsx'

type Props = {
  evaluation: Evaluation
  onWrite: (indicatorId: number, writing: RowWriting) => Promise<unknown>
  onExecution: (weight: number | null) => Promise<unknown>
}

const numbers = new Set(['weight', 'score', 'proven'])

/** The official table 项目支出绩效自评表: funds, indicators, total. */
export function EvaluationTable({ evaluation, onWrite, onExecution }: Props) {
  const { t, format } = useWording(evaluationWords)
  const { execution, indicators, total, totalLow, totalHigh, grade, proven } = evaluation
  const points = (value: number | null) => format.number(value, 2)
  // Forms of a place's own may have one level of categories alone.
  const second = indicators.some(row => row.subcategory !== '')
  const all = indicators.reduce((sum, row) => sum + (row.weight ?? 0), execution.weight)
  return (
    <>
      <div className="way-scroll" tabIndex={0} role="region" aria-label={t.money.title}>
        <table className="way-table way-cards evaluation-money">
          <thead>
            <tr>
              {[t.money.title, t.money.fullYear, t.money.executed, t.columns.weight, t.money.rate, t.columns.score].map(head => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row" className="way-wide">
                {t.execution}
              </th>
              <td data-label={t.money.fullYear}>{format.money(execution.fullYear)}</td>
              <td data-label={t.money.executed}>{format.money(execution.executed)}</td>
              <td data-label={t.columns.weight}>
                {evaluation.may.write ? (
                  <PointsInput
                    label={`${t.execution} ${t.columns.weight}`}
                    value={execution.weight}
                    hint=""
                    most={100}
                    onSave={onExecution}
                  />
                ) : (
                  points(execution.weight)
                )}
              </td>
              <td data-label={t.money.rate}>{format.percent(execution.rate, 2)}</td>
              <td data-label={t.columns.score}>
                <Why summary={points(execution.score)}>
                  <p className="why-rule">{execution.explanation}</p>
                </Why>
              </td>
            </tr>
          </tbody>
        </table>
      </div>
      <div className="way-scroll" tabIndex={0} role="region" aria-label={t.title}>
        <table className="way-table way-cards evaluation-table">
          <thead>
            <tr>
              {Object.entries(t.columns)
                .filter(([key]) => second || key !== 'subcategory')
                .map(([key, head]) => (
                  <th key={key} scope="col" className={numbers.has(key) ? 'number' : undefined}>
                    {head}
                  </th>
                ))}
            </tr>
          </thead>
          <tbody>
            {indicators.map(row => (
              <Row
                key={row.indicatorId}
                projectId={evaluation.projectId}
                row={row}
                second={second}
                mayWrite={evaluation.may.write}
                onWrite={said => onWrite(row.indicatorId, said)}
              />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className="way-wide" colSpan={second ? 5 : 4}>
                {t.total}
              </th>
              <td className="number" data-label={t.columns.weight}>
                {points(Math.round(all * 100) / 100)}
              </td>
              <td className="number" data-label={t.columns.score}>
                {total === null ? t.bandOf(points(totalLow), points(totalHigh)) : points(total)}
              </td>
              <td className="number" data-label={t.columns.proven}>
                {proven.total === null ? t.bandOf(points(proven.totalLow), points(proven.totalHigh)) : points(proven.total)}
              </td>
              <td colSpan={3}>{grade}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <WeightWords evaluation={evaluation} />
      <p className="evaluation-rule quiet">{t.provenRule}</p>
    </>
  )
}

/** What is said below the table the points are written in, and not among the objections. */
export const ofWeights: ReadonlySet<string> = new Set(['weights-not-100', 'weight-open', 'category-points', 'block-points'])

/** Points that are not 100, or not the rule set's by category, said where they are written. */
function WeightWords({ evaluation: { findings } }: { evaluation: Evaluation }) {
  const told = findings.filter(({ code }) => ofWeights.has(code))
  if (told.length === 0) return null
  return (
    <div role="status">
      <ul className="evaluation-findings evaluation-weights">
        {told.map(({ code, severity, message }, i) => (
          <li key={i} className={severity} data-code={code}>
            {message}
          </li>
        ))}
      </ul>
    </div>
  )
}
