import type { Scale, SheetChoices } from '#domain/sheet'
import { sheetWords } from '#wording/ui-sheets'
import type { Preview } from '../../api/sheets.ts'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'

type Props = { preview: Preview; scales: readonly Scale[]; change: (more: SheetChoices) => void }

/** How answers become a satisfaction, with the rule written out beside its choice. */
export function SurveyRule({ preview, scales, change }: Props) {
  const { t } = useWording(sheetWords)
  const { mapping, recipe } = preview
  if (recipe.kind !== 'survey') return null
  const scale = mapping.scale ?? 'words'
  return (
    <>
      <Field label={t.scale} hint={recipe.reading === 'share' ? t.rule[scale] : undefined}>
        {given => (
          <select {...given} className="input" value={scale} onChange={event => change({ scale: event.target.value as Scale })}>
            {scales.map(one => (
              <option key={one} value={one}>
                {t.scales[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {(scale === '5' || scale === '10') && (
        <Field label={t.best}>
          {given => (
            <select
              {...given}
              className="input"
              value={mapping.best}
              onChange={event => change({ best: event.target.value as 'high' | 'low' })}
            >
              <option value="high">{t.high}</option>
              <option value="low">{t.low}</option>
            </select>
          )}
        </Field>
      )}
      <Field label={t.readingRule}>
        {given => (
          <select
            {...given}
            className="input"
            value={recipe.reading}
            onChange={event => change({ reading: event.target.value as 'share' | 'score' })}
          >
            <option value="share">{t.share}</option>
            <option value="score">{t.score}</option>
          </select>
        )}
      </Field>
      <Field label={t.sent} hint={t.sentHint}>
        {given => (
          <input
            {...given}
            className="input"
            inputMode="numeric"
            defaultValue={mapping.sent ?? ''}
            onBlur={event => {
              const text = event.target.value.trim()
              const sent = /^\d{1,8}$/.test(text) ? Number(text) : null
              if (sent !== mapping.sent) change({ sent })
            }}
          />
        )}
      </Field>
      {(preview.asksBasic || recipe.basicCounts) && (
        <label className="sheet-check">
          <input type="checkbox" checked={recipe.basicCounts} onChange={event => change({ basicCounts: event.target.checked })} />
          {t.basic}
        </label>
      )}
    </>
  )
}
