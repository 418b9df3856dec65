import { noop } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { isCriterionRow } from '#domain/evaluation-criteria'
import { evaluationWords } from '#wording/ui-evaluation'
import type { EvaluationRow, RowWriting } from '../../api/evaluation.ts'
import { useWording } from '../../ui/language.tsx'
import { Why, WhyButton } from '../../ui/why.tsx'
import { WordsInput } from '../../ui/words-input.tsx'
import { PointsInput } from './points-input.tsx'
import { RowEvidence } from './row-evidence.tsx'
import { actualText, targetText } from './row-text.ts'

type Props = {
  projectId: number
  row: EvaluationRow
  second: boolean
  mayWrite: boolean
  onWrite: (writing: RowWriting) => Promise<unknown>
}

/** One indicator of the table: what was to be reached, what was, its points, what proves it, and the words for what is short. */
export function Row({ projectId, row, second, mayWrite, onWrite }: Props) {
  const { t, lang, format } = useWording(evaluationWords)
  const [open, setOpen] = useState(false)
  const id = useId()
  const { columns } = t
  const { target, name, score, weight, met, evidence } = row
  // A criterion of the process has the rule set's points, and no months behind it.
  const criterion = isCriterionRow(row.indicatorId)
  const short = met === false || (score !== null && weight !== null && score < weight)
  return (
    <>
      <tr>
        <td data-label={columns.category} className={second ? undefined : 'way-wide'}>
          {row.category}
        </td>
        {second && <td data-label={columns.subcategory}>{row.subcategory}</td>}
        <th scope="row" className="way-wide way-first">
          {name}
        </th>
        <td data-label={columns.target} title={target.raw}>
          {targetText(row, lang)}
        </td>
        <td data-label={columns.actual}>{actualText(row, format)}</td>
        <td className="number" data-label={columns.weight}>
          {mayWrite && !criterion ? (
            <PointsInput
              label={`${name} ${columns.weight}`}
              value={weight}
              hint=""
              most={100}
              onSave={value => onWrite({ weight: value })}
            />
          ) : (
            format.number(weight, 2)
          )}
        </td>
        <td data-label={columns.score} className={met === false ? 'number score-short' : 'number'}>
          <Score row={row} mayWrite={mayWrite} onWrite={onWrite} />
        </td>
        <td data-label={columns.proven} className={row.proven === score ? 'number quiet' : 'number'}>
          {format.number(row.proven, 2)}
        </td>
        <td data-label={columns.evidence}>
          {criterion ? (
            (evidence ?? '—')
          ) : (
            <WhyButton
              open={open}
              onToggle={() => setOpen(!open)}
              controls={id}
              label={t.evidence.open(name, evidence ?? t.evidence.none)}
            >
              {evidence ?? '—'}
            </WhyButton>
          )}
        </td>
        {(['reason', 'measures'] as const).map(field => (
          <td key={field} data-label={columns[field]} className="evaluation-words way-wide">
            {mayWrite && (short || row[field] !== '') ? (
              <WordsInput label={`${name} ${columns[field]}`} value={row[field]} onSave={value => onWrite({ [field]: value })} />
            ) : (
              row[field]
            )}
          </td>
        ))}
      </tr>
      {open && (
        <tr className="evidence-of-row">
          <td id={id} className="way-wide" colSpan={second ? 11 : 10}>
            <RowEvidence projectId={projectId} indicatorId={row.indicatorId} />
          </td>
        </tr>
      )}
    </>
  )
}

/** What the rule gives, which answers why; a level is scored by a person inside its band. */
function Score({ row, mayWrite, onWrite }: Pick<Props, 'row' | 'mayWrite' | 'onWrite'>) {
  const { t, format } = useWording(evaluationWords)
  const { name, score, weight, low, high, given, was } = row
  const points = (value: number | null) => format.number(value, 2)
  const banded = row.kind === 'qualitative' || row.kind === 'date'
  const band = low === null || high === null ? '' : t.bandOf(points(low), points(high))
  return (
    <>
      {mayWrite && banded && (
        <PointsInput
          label={`${name} ${t.columns.score}`}
          value={given}
          hint={band}
          most={weight ?? 100}
          onSave={value => onWrite({ score: value })}
        />
      )}
      {was && (
        <p className="score-was">
          {t.was(points(was.score), points(was.of))}
          {mayWrite && was.proposed !== null && (
            <button type="button" className="link-button" onClick={() => void onWrite({ score: was.proposed }).catch(noop)}>
              {(isCriterionRow(row.indicatorId) ? t.wasLevel : t.wasTake)(points(was.proposed))}
            </button>
          )}
        </p>
      )}
      {!(mayWrite && banded && score === given) && (
        <Why summary={score === null ? band || '—' : points(score)}>
          <p className="why-rule">{row.explanation}</p>
        </Why>
      )}
    </>
  )
}
