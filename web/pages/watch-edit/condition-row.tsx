import { useQuery } from '@tanstack/react-query'
import { monthOf } from '#domain/month'
import { signals } from '#domain/vocabulary'
import { watchFields, type WatchField } from '#domain/watch-rule'
import { watchWords } from '#wording/ui-watch'
import { agenciesQuery } from '../../api/agencies.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useWording } from '../../ui/language.tsx'
import { SignalShape, useSignalWord } from '../../ui/signal.tsx'
import { emptyDraft, wrongOf, type Draft } from './draft.ts'

type Props = {
  draft: Draft
  number: number
  /** Wrong entries are named only after the page tried to save. */
  strict: boolean
  onChange: (draft: Draft) => void
  onRemove: (() => void) | null
}
type Part = Pick<Props, 'draft' | 'onChange'> & { error: string | null }

/** One condition: what is looked at, and the limit. */
export function ConditionRow({ draft, number, strict, onChange, onRemove }: Props) {
  const { t } = useWording(watchWords)
  const wrong = strict ? wrongOf(draft) : null
  const error = wrong && t.form.wrong[wrong]
  const part = { draft, onChange, error }
  return (
    <fieldset className="watch-condition">
      <legend className="visually-hidden">{t.form.condition(number)}</legend>
      <Field label={t.form.field} className="watch-what">
        {given => (
          <select
            {...given}
            className="input"
            value={draft.field}
            onChange={event =>
              onChange({
                ...emptyDraft(),
                key: draft.key,
                field: event.target.value as WatchField,
                side: sideFor(event.target.value),
              })
            }
          >
            {watchFields.map(field => (
              <option key={field} value={field}>
                {t.form.fields[field]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Limit {...part} />
      {onRemove && (
        <Button look="text" size="small" aria-label={t.form.remove(number)} title={t.form.remove(number)} onClick={onRemove}>
          ×
        </Button>
      )}
    </fieldset>
  )
}

/** A rate is watched when it is low, a sum when it is large. */
const sideFor = (field: string) => (field === 'rate' ? 'below' : 'atLeast')

function Limit(part: Part) {
  switch (part.draft.field) {
    case 'budget':
    case 'rate':
    case 'weight':
    case 'amount':
    case 'behind':
      return <NumberLimit {...part} />
    case 'goal':
    case 'money':
      return <LightsLimit {...part} />
    case 'agency':
      return <AgencyLimit {...part} />
    case 'name':
      return <TextLimit {...part} />
    case 'missing':
      return null
  }
}

function NumberLimit({ draft, onChange, error }: Part) {
  const { t, format } = useWording(watchWords)
  const { field } = draft
  const unit = field === 'behind' ? t.form.months : field === 'rate' || field === 'weight' ? '%' : t.form.amountUnit
  return (
    <>
      {(field === 'budget' || field === 'rate') && (
        <Field label={t.form.side} className="watch-side">
          {given => (
            <select
              {...given}
              className="input"
              value={draft.side}
              onChange={event => onChange({ ...draft, side: event.target.value === 'below' ? 'below' : 'atLeast' })}
            >
              <option value="atLeast">{t.form.atLeast}</option>
              <option value="below">{t.form.below}</option>
            </select>
          )}
        </Field>
      )}
      <Field label={t.form.valueIn(unit)} error={error} className="watch-value">
        {given => (
          <input
            {...given}
            className="input number"
            inputMode="decimal"
            value={draft.number}
            onChange={event => onChange({ ...draft, number: event.target.value })}
          />
        )}
      </Field>
      {field === 'rate' && (
        <Field label={t.form.at} className="watch-at">
          {given => (
            <select
              {...given}
              className="input"
              value={draft.month}
              onChange={event => onChange({ ...draft, month: event.target.value })}
            >
              <option value="">{t.form.atNow}</option>
              {Array.from({ length: 12 }, (_, i) => i + 1).map(month => (
                <option key={month} value={month}>
                  {t.form.atEnd(format.month(monthOf(2000, month)))}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </>
  )
}

function LightsLimit({ draft, onChange, error }: Part) {
  const { t } = useWording(watchWords)
  const wordOf = useSignalWord()
  const flip = (signal: Draft['signals'][number]) =>
    onChange({ ...draft, signals: signals.filter(one => (one === signal) !== draft.signals.includes(one)) })
  return (
    <div className="watch-lights" role="group" aria-label={t.form.lights}>
      {signals.map(signal => (
        <label key={signal}>
          <input type="checkbox" checked={draft.signals.includes(signal)} onChange={() => flip(signal)} />
          <SignalShape signal={signal} size={12} />
          {wordOf(signal)}
        </label>
      ))}
      <p className="field-error" role="alert">
        {error}
      </p>
    </div>
  )
}

function AgencyLimit({ draft, onChange, error }: Part) {
  const { t } = useWording(watchWords)
  const agencies = useQuery(agenciesQuery).data?.items ?? []
  return (
    <Field label={t.form.agency} error={error} className="watch-text">
      {given => (
        <select
          {...given}
          className="input"
          value={draft.agencyId}
          onChange={event => onChange({ ...draft, agencyId: event.target.value })}
        >
          <option value="">{t.form.choose}</option>
          {agencies.map(agency => (
            <option key={agency.id} value={agency.id}>
              {agency.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

function TextLimit({ draft, onChange, error }: Part) {
  const { t } = useWording(watchWords)
  return (
    <Field label={t.form.text} error={error} className="watch-text">
      {given => (
        <input
          {...given}
          className="input"
          maxLength={50}
          value={draft.text}
          onChange={event => onChange({ ...draft, text: event.target.value })}
        />
      )}
    </Field>
  )
}
