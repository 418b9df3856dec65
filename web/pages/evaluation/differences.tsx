import { evaluationWords } from '#wording/ui-evaluation'
import { ruleSetWords } from '#wording/rule-set'
import { reviewWords } from '#wording/ui-review'
import type { Evaluation } from '../../api/evaluation.ts'
import { fixScores, type Review, type ReviewRow, type ScoreWriting } from '../../api/evaluation-review.ts'
import { problemText } from '../../api/problem-text.ts'
import { useWording } from '../../ui/language.tsx'
import { WordsInput } from '../../ui/words-input.tsx'
import { PointsInput } from './points-input.tsx'
import { useScores } from './use-scores.ts'

type Final = NonNullable<Evaluation['final']>

/** The unit's own score, each expert's, how far they are apart, and the final one: fixed here by the bureau until it is final. */
export function Differences({ review, final }: { review: Review; final: Final | null }) {
  const { t, format } = useWording(reviewWords)
  const { t: rules } = useWording(ruleSetWords)
  const { write, fault } = useScores(review, 'final', fixScores)
  const points = (value: number | null) => format.number(value, 2)
  const done = review.shown ? review.experts.filter(one => one.state === 'done') : []
  const names = done.map(one => one.name ?? t.expert(one.number))
  const finals = new Map(final?.rows.map(row => [row.indicatorId, row]))
  const settled = final !== null || review.rows.some(row => row.final !== null)
  const sum = (values: (number | null)[]) =>
    values.some(value => value === null) ? null : Math.round(values.reduce<number>((all, value) => all + value!, 0) * 100) / 100
  return (
    <>
      <div className="way-scroll" tabIndex={0} role="region" aria-label={t.title}>
        <table className="way-table way-cards review-table">
          <thead>
            <tr>
              <th scope="col">{t.columns.name}</th>
              <th scope="col" className="number">
                {t.columns.weight}
              </th>
              <th scope="col" className="number">
                {t.columns.self}
              </th>
              {done.map((one, i) => (
                <th key={one.number} scope="col" className="number">
                  {names[i]}
                  {one.own && t.mine}
                </th>
              ))}
              {done.length > 1 && (
                <th scope="col" className="number">
                  {t.columns.spread}
                </th>
              )}
              {settled && (
                <th scope="col" className="number">
                  {t.columns.final}
                </th>
              )}
              <th scope="col">{t.columns.reason}</th>
            </tr>
          </thead>
          <tbody>
            {review.rows.map(row => (
              <Line
                key={row.indicatorId}
                row={row}
                names={names}
                settled={settled}
                fixed={finals.get(row.indicatorId)}
                onWrite={review.may.fix ? said => write({ indicatorId: row.indicatorId, said }) : undefined}
              />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className="way-wide">
                {t.total}
              </th>
              <td className="number" data-label={t.columns.weight}>
                {points(sum(review.rows.map(row => row.weight)))}
              </td>
              <td className="number" data-label={t.columns.self}>
                {points(sum(review.rows.map(row => row.self)))}
              </td>
              {done.map((one, i) => (
                <td key={one.number} className="number" data-label={names[i]}>
                  {points(sum(review.rows.map(row => row.scores[i]?.score ?? null)))}
                </td>
              ))}
              {done.length > 1 && <td />}
              {settled && (
                <td className="number" data-label={t.columns.final}>
                  {points(final ? final.total : review.finalTotal)}
                </td>
              )}
              <td>{settled && (final ? final.grade : review.finalGrade)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      {done.some(one => one.opinion !== '') && (
        <ul className="evaluation-findings">
          {done.map((one, i) => one.opinion !== '' && <li key={one.number}>{t.said(names[i]!, one.opinion)}</li>)}
        </ul>
      )}
      {fault !== null && (
        <p className="field-error" role="alert">
          {problemText(fault) ?? ''}
        </p>
      )}
      <p className="evaluation-rule quiet">{t.rule(rules.rounded(review.decimals))}</p>
    </>
  )
}

type LineProps = {
  row: ReviewRow
  names: string[]
  settled: boolean
  fixed: Final['rows'][number] | undefined
  onWrite: ((said: ScoreWriting) => Promise<unknown>) | undefined
}

function Line({ row, names, settled, fixed, onWrite }: LineProps) {
  const { t, format } = useWording(reviewWords)
  const { t: words } = useWording(evaluationWords)
  const { self, scores, spread, proposed } = row
  const name = row.name || words.execution
  const points = (value: number | null) => format.number(value, 2)
  const own = row.final?.score != null && row.final.score !== proposed
  const score = fixed ? fixed.score : own ? row.final!.score : proposed
  const differs = scores.some(one => one.score !== self) || score !== self
  const said = scores.flatMap((one, i) => (one.reason === '' ? [] : [t.said(names[i]!, one.reason)]))
  const reason = fixed ? fixed.reason : (row.final?.reason ?? '')
  return (
    <tr className={differs ? 'review-differs' : undefined}>
      <th scope="row" className="way-wide">
        {name}
      </th>
      <td className="number" data-label={t.columns.weight}>
        {points(row.weight)}
      </td>
      <td className="number" data-label={t.columns.self}>
        {points(self)}
      </td>
      {scores.map((one, i) => (
        <td key={i} data-label={names[i]} className={one.score === self ? 'number quiet' : 'number score-differs'}>
          {points(one.score)}
        </td>
      ))}
      {scores.length > 1 && (
        <td data-label={t.columns.spread} className={spread ? 'number score-differs' : 'number quiet'}>
          {points(spread)}
        </td>
      )}
      {settled && (
        <td className="number" data-label={t.columns.final}>
          {onWrite ? (
            <PointsInput
              label={`${name} ${t.columns.final}`}
              value={row.final?.score ?? null}
              hint={points(proposed)}
              least={row.low ?? 0}
              most={row.high ?? row.weight}
              onSave={value => onWrite({ score: value })}
            />
          ) : (
            <span title={fixed && t.bases[fixed.basis]} className={score === self ? undefined : 'score-differs'}>
              {points(score)}
            </span>
          )}
        </td>
      )}
      <td className="evaluation-words way-wide" data-label={t.columns.reason}>
        {said.map(one => (
          <p key={one}>{one}</p>
        ))}
        {onWrite && (own || reason !== '') ? (
          <WordsInput
            label={`${name} ${t.columns.reason}`}
            value={reason}
            hint={t.reasonAsked}
            owed={own && reason === ''}
            onSave={value => onWrite({ reason: value })}
          />
        ) : (
          reason !== '' && <p>{t.fixed(reason)}</p>
        )}
      </td>
    </tr>
  )
}
