import { levelOf } from '#domain/sheet-levels'
import { sheetWords } from '#wording/ui-sheets'
import type { Preview } from '../../api/sheets.ts'
import { useWording } from '../../ui/language.tsx'

type Props = { preview: Preview; part: 'answer' | 'level'; onChange: (headings: string[]) => void }

/** The questions that count: one, or several whose mean decides; or the levels of a wide table, each a column. */
export function AnswerColumns({ preview, part, onChange }: Props) {
  const { t } = useWording(sheetWords)
  const chosen = preview.mapping.columns[part] ?? []
  const columns = part === 'answer' ? preview.columns : preview.columns.filter(({ heading }) => levelOf(heading) !== null)
  return (
    <fieldset className="sheet-answers">
      <legend>{`${t.parts[part]} · ${t.needed}`}</legend>
      <p className="quiet">{part === 'level' ? t.levelHint : t.answerHint}</p>
      {columns.map(({ letter, heading, samples }) => (
        <label key={heading}>
          <input
            type="checkbox"
            checked={chosen.includes(heading)}
            onChange={event =>
              onChange(
                preview.columns
                  .map(column => column.heading)
                  .filter(one => (one === heading ? event.target.checked : chosen.includes(one))),
              )
            }
          />
          {t.column(letter, heading, samples[0] ?? '')}
        </label>
      ))}
    </fieldset>
  )
}
