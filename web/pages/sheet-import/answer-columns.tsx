import { sheetWords } from '#wording/ui-sheets'
import type { Preview } from '../../api/sheets.ts'
import { useWording } from '../../ui/language.tsx'

/** The questions that count: one, or several whose mean decides. */
export function AnswerColumns({ preview, onChange }: { preview: Preview; onChange: (headings: string[]) => void }) {
  const { t } = useWording(sheetWords)
  const chosen = preview.mapping.columns.answer ?? []
  return (
    <fieldset className="sheet-answers">
      <legend>{`${t.parts.answer} · ${t.needed}`}</legend>
      <p className="quiet">{t.answerHint}</p>
      {preview.columns.map(({ letter, heading, samples }) => (
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
