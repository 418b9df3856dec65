import { declarationWords } from '#wording/ui-declaration'
import type { SourceLine } from '../../api/declarations.ts'
import { useWording } from '../../ui/language.tsx'
import { toPlain } from './plain-rich.ts'
import { useReview } from './review-context.ts'
import { cellsByField } from './review-rows.ts'

/** A line of the source as it stood: nothing is left out, cut-off text and text without a field are marked. */
export function SourceRow({ line, indicator }: { line: SourceLine | null; indicator?: number }) {
  const { t } = useWording(declarationWords)
  if (!line) return <div className="source-row none">{t.review.notInForm}</div>
  return (
    <div className={line.unused ? 'source-row unused' : 'source-row'} id={`line-${line.number}`}>
      <span className="source-number">{line.number}</span>
      {indicator === undefined ? <FlatCells line={line} /> : <IndicatorCells line={line} index={indicator} />}
    </div>
  )
}

function FlatCells({ line }: { line: SourceLine }) {
  const { t } = useWording(declarationWords)
  const text = line.cells.map(toPlain).filter(cell => cell !== '')
  return (
    <span className="source-flat clip" title={text.join('\n')}>
      {text.map((cell, i) => (
        <span key={i}>{cell}</span>
      ))}
      {line.leftover.length > 0 && <em>{t.review.unplaced}</em>}
    </span>
  )
}

const fields = ['category', 'subprojects', 'name', 'target', 'explanation'] as const

function IndicatorCells({ line, index }: { line: SourceLine; index: number }) {
  const { state, cut } = useReview()
  const cells = cellsByField(line, index)
  const asked = state.questions.some(
    one => one.path === `indicators.${index}.category` && one.code === 'category-inferred' && one.answer === null,
  )
  return fields.map(field => (
    <span
      key={field}
      className={`source-cell clip ${field} ${cut.has(`indicators.${index}.${field}`) ? 'cut' : ''} ${field === 'category' && asked ? 'asked' : ''}`}
      title={cells.get(field)}
    >
      {cells.get(field) ?? ''}
    </span>
  ))
}
