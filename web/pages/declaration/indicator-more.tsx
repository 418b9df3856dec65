import { monthsOf } from '#domain/month'
import { pacings } from '#domain/vocabulary'
import { declarationWords } from '#wording/ui-declaration'
import { sayWord } from '#wording/words'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { NumberInput, SelectInput, TextInput } from './inputs.tsx'
import { PlanEditor } from './plan-editor.tsx'
import { useReview } from './review-context.ts'

/** The rest of an indicator: pacing, due month, weight, sub-projects, evidence, explanation. */
export function IndicatorMore({ index }: { index: number }) {
  const { t, lang, format } = useWording(declarationWords)
  const { state, dispatch } = useReview()
  const { declaration } = state
  const row = declaration.indicators[index]!
  const at = `indicators.${index}`
  const label = (what: string) => t.indicator.of(index + 1, what)
  const year = declaration.year >= 2000 && declaration.year <= 2100 ? declaration.year : null
  const months = [
    { value: null, text: t.indicator.none },
    ...(year ? monthsOf(year).map(month => ({ value: month, text: format.month(month) })) : []),
  ]
  function toggle(name: string) {
    const names = row.subprojects.includes(name) ? row.subprojects.filter(one => one !== name) : [...row.subprojects, name]
    dispatch({ type: 'set', path: `${at}.subprojects`, value: names })
  }
  return (
    <div className="review-more-panel">
      <div className="review-labelled">
        <span className="review-label">{t.indicator.pacing}</span>
        <SelectInput
          path={`${at}.pacing`}
          label={label(t.indicator.pacing)}
          options={pacings.map(value => ({ value, text: sayWord(lang, `pacing.${value}`) }))}
        />
      </div>
      <div className="review-labelled">
        <span className="review-label">{t.indicator.dueMonth}</span>
        <SelectInput path={`${at}.dueMonth`} label={label(t.indicator.dueMonth)} options={months} />
      </div>
      <div className="review-labelled">
        <span className="review-label">{t.indicator.weight}</span>
        <NumberInput path={`${at}.weight`} label={label(t.indicator.weight)} empty={null} />
      </div>
      <div className="review-labelled">
        <span className="review-label">{t.indicator.subcategory}</span>
        <TextInput path={`${at}.subcategory`} label={label(t.indicator.subcategory)} />
      </div>
      {year !== null && row.target.kind === 'numeric' && <PlanEditor index={index} year={year} />}
      <fieldset className="review-labelled wide">
        <legend className="review-label">{t.columns.subprojects}</legend>
        {declaration.subprojects.map(({ name }, i) => (
          <label key={i}>
            <input type="checkbox" checked={row.subprojects.includes(name)} onChange={() => toggle(name)} /> {name}
          </label>
        ))}
        {row.subprojects.length === 0 && <small>{t.indicator.whole}</small>}
      </fieldset>
      {(['evidenceSource', 'explanation'] as const).map(field => (
        <div key={field} className="review-labelled wide">
          <span className="review-label">{field === 'explanation' ? t.indicator.explanation : t.indicator.evidence}</span>
          <TextInput
            path={`${at}.${field}`}
            label={label(field === 'explanation' ? t.indicator.explanation : t.indicator.evidence)}
          />
        </div>
      ))}
      <Button look="danger" size="small" onClick={() => dispatch({ type: 'remove', list: 'indicators', index })}>
        {t.indicator.remove}
      </Button>
    </div>
  )
}
