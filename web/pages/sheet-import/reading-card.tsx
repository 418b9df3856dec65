import { partsOf, scales, type Part, type SheetChoices } from '#domain/sheet'
import { sheetWords } from '#wording/ui-sheets'
import type { Preview } from '../../api/sheets.ts'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'
import { AnswerColumns } from './answer-columns.tsx'
import { SurveyRule } from './survey-rule.tsx'

type Props = { preview: Preview; choices: SheetChoices; onChange: (choices: SheetChoices) => void }

/** What the sheet is and which column plays which part: proposed, and every part of it open to change. */
export function ReadingCard({ preview, choices, onChange }: Props) {
  const { t } = useWording(sheetWords)
  const { kind, mapping, recipe } = preview
  const wide = Boolean(mapping.columns.level?.length)
  const isTable = preview.columns.length > 0
  const change = (more: SheetChoices) => onChange({ ...choices, kind, ...more })
  /** Another kind begins anew: the columns of the one before say nothing of it. */
  const begin = (more: SheetChoices) => onChange({ ...(choices.sent === undefined ? {} : { sent: choices.sent }), ...more })
  const setColumn = (part: Part, headings: string[]) => {
    const columns = Object.fromEntries(Object.entries(mapping.columns).filter(([other]) => other !== part))
    change({ columns: { ...columns, ...(headings.length ? { [part]: headings } : {}) } })
  }
  const needed = (partsOf[kind].needed as readonly (readonly Part[])[]).flat()
  return (
    <Card title={t.how} beside={<span className="quiet">{t.from[preview.from]}</span>} className="sheet-reading">
      <div className="sheet-fields">
        <Field label={t.kind}>
          {given => (
            <select
              {...given}
              className="input"
              value={kind}
              onChange={event =>
                begin({ kind: event.target.value as typeof kind, ...(choices.sheet ? { sheet: choices.sheet } : {}) })
              }
            >
              {preview.possible.map(one => (
                <option key={one} value={one}>
                  {t.kinds[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {preview.sheets.length > 1 && (
          <Field label={t.worksheet}>
            {given => (
              <select {...given} className="input" value={preview.sheet} onChange={event => begin({ sheet: event.target.value })}>
                {preview.sheets.map(name => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {isTable &&
          partsOf[kind].parts.map((part: Part) =>
            part === 'answer' || part === 'level' || (wide && (part === 'option' || part === 'count')) ? null : (
              <Field
                key={part}
                label={needed.includes(part) && kind !== 'survey' ? `${t.parts[part]} · ${t.needed}` : t.parts[part]}
              >
                {given => (
                  <select
                    {...given}
                    className="input"
                    value={mapping.columns[part]?.[0] ?? ''}
                    onChange={event => setColumn(part, event.target.value === '' ? [] : [event.target.value])}
                  >
                    <option value="">{t.noColumn}</option>
                    {preview.columns.map(({ letter, heading, samples }) => (
                      <option key={heading} value={heading}>
                        {t.column(letter, heading, samples[0] ?? '')}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
            ),
          )}
        {recipe.kind === 'signUp' && (
          <Field label={t.count}>
            {given => (
              <select
                {...given}
                className="input"
                value={recipe.count}
                onChange={event => change({ count: event.target.value as 'persons' | 'personTimes' })}
              >
                <option value="persons">{t.persons}</option>
                <option value="personTimes">{t.personTimes}</option>
              </select>
            )}
          </Field>
        )}
        {kind === 'survey' && <SurveyRule preview={preview} scales={scales} change={change} />}
      </div>
      {kind === 'survey' && isTable && !mapping.columns.option?.length && (
        <AnswerColumns
          preview={preview}
          part={wide ? 'level' : 'answer'}
          onChange={headings => setColumn(wide ? 'level' : 'answer', headings)}
        />
      )}
    </Card>
  )
}
