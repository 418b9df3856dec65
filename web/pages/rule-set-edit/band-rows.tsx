import { rulesWords } from '#wording/ui-rules'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { useEditor } from './editor.ts'
import { Check, NumberField } from './fields.tsx'
import { Row, RuleBlock } from './rule-block.tsx'

/** Domain rules §6: what is common where bands are used. */
const usual = [
  { from: 0.9, share: 1 },
  { from: 0.8, share: 0.8 },
  { from: 0.6, share: 0.5 },
  { from: 0, share: 0 },
]

/** Satisfaction bands, best first; off where points follow from the rate itself. */
export function BandRows() {
  const { t } = useWording(rulesWords)
  const { draft, set } = useEditor()
  const bands = draft.satisfactionBands
  return (
    <RuleBlock rule="satisfactionBands">
      <Check
        label={t.form.useSatisfaction}
        checked={bands !== null}
        onChange={on => set('satisfactionBands', on ? usual : null)}
      />
      {bands?.map((_, i) => (
        <Row key={i}>
          <NumberField path={`satisfactionBands.${i}.from`} label={`${t.form.from} ${i + 1}`} unit="percent" />
          <NumberField path={`satisfactionBands.${i}.share`} label={`${t.form.earns} ${i + 1}`} unit="percent" />
          {bands.length > 1 && (
            <Button
              size="small"
              look="text"
              aria-label={t.form.remove(`${t.form.from} ${i + 1}`)}
              onClick={() =>
                set(
                  'satisfactionBands',
                  bands.filter((__, k) => k !== i),
                )
              }
            >
              {t.form.remove('')}
            </Button>
          )}
        </Row>
      ))}
      {bands && (
        <Button size="small" onClick={() => set('satisfactionBands', [...bands, { from: 0, share: 0 }])}>
          {t.form.add}
        </Button>
      )}
    </RuleBlock>
  )
}
