import { describeTarget } from '#wording/target'
import { evaluationWords } from '#wording/ui-evaluation'
import type { EvaluationRow, RowWriting } from '../../api/evaluation.ts'
import { useWording } from '../../ui/language.tsx'
import { Why } from '../../ui/why.tsx'
import { PointsInput } from './points-input.tsx'

type Props = { row: EvaluationRow; second: boolean; mayWrite: boolean; onWrite: (writing: RowWriting) => void }

/** One indicator of the table: what was to be reached, what was, its points, and the words for what is short. */
export function Row({ row, second, mayWrite, onWrite }: Props) {
  const { t, lang, format } = useWording(evaluationWords)
  const { target, name, score, weight, low, high } = row
  const points = (value: number | null) => format.number(value, 2)
  const banded = row.kind === 'qualitative' || row.kind === 'date'
  const band = low === null || high === null ? '' : t.bandOf(points(low), points(high))
  const short = row.met === false || (score !== null && weight !== null && score < weight)
  return (
    <tr>
      <td>{row.category}</td>
      {second && <td>{row.subcategory}</td>}
      <th scope="row">{name}</th>
      <td>{target.kind === 'qualitative' ? target.raw : describeTarget(lang, target)}</td>
      <td>{row.actual.level ?? format.quantity(row.actual.value, target.unit, target.scale)}</td>
      <td className="number">
        {mayWrite ? (
          <PointsInput
            key={weight}
            label={`${name} ${t.columns.weight}`}
            value={weight}
            hint=""
            most={100}
            onSave={value => onWrite({ weight: value })}
          />
        ) : (
          points(weight)
        )}
      </td>
      <td className={row.met === false ? 'number score-short' : 'number'}>
        {mayWrite && banded && (
          <PointsInput
            key={row.given}
            label={`${name} ${t.columns.score}`}
            value={row.given}
            hint={band}
            most={weight ?? 100}
            onSave={value => onWrite({ score: value })}
          />
        )}
        {!(mayWrite && banded && score === row.given) && (
          <Why summary={score === null ? band || '—' : points(score)}>
            <p className="why-rule">{row.explanation}</p>
          </Why>
        )}
      </td>
      <td>{row.evidence ?? '—'}</td>
      {(['reason', 'measures'] as const).map(field => (
        <td key={field} className="evaluation-words">
          {mayWrite && (short || row[field] !== '') ? (
            <textarea
              key={row[field]}
              className="input"
              rows={2}
              maxLength={5000}
              aria-label={`${name} ${t.columns[field]}`}
              defaultValue={row[field]}
              onBlur={event => event.target.value.trim() !== row[field] && onWrite({ [field]: event.target.value.trim() })}
            />
          ) : (
            row[field]
          )}
        </td>
      ))}
    </tr>
  )
}
