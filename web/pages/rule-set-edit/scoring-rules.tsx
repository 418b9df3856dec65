import { sum } from '#domain/decimal'
import { ruleSetWords } from '#wording/rule-set'
import { rulesWords } from '#wording/ui-rules'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { BandRows } from './band-rows.tsx'
import { CriteriaRules } from './criteria-rules.tsx'
import { useEditor } from './editor.ts'
import { Check, ChoiceField, NumberField } from './fields.tsx'
import { Row, RuleBlock } from './rule-block.tsx'

const parts = ['execution', 'cost', 'outputs', 'benefits', 'satisfaction'] as const

/** How points are given and scores found. */
export function ScoringRules() {
  const { t } = useWording(rulesWords)
  const { t: words } = useWording(ruleSetWords)
  const { draft, set } = useEditor()
  return (
    <Card title={t.form.groups.scoring}>
      <RuleBlock rule="blocks">
        <Check
          label={t.form.useBlocks}
          checked={draft.blocks !== null}
          onChange={on => set('blocks', on ? { execution: 20, results: 80 } : null)}
        />
        {draft.blocks && (
          <Row>
            <NumberField path="blocks.execution" label={words.parts.execution} />
            <NumberField path="blocks.results" label={words.parts.results} />
            <Sum points={Object.values(draft.blocks)} />
          </Row>
        )}
      </RuleBlock>
      {draft.blocks === null &&
        (['weights', 'weightsWithCost'] as const).map(rule => (
          <RuleBlock key={rule} rule={rule}>
            <Row>
              {parts.map(part => (
                <NumberField key={part} path={`${rule}.${part}`} label={words.parts[part]} />
              ))}
              <Sum points={Object.values(draft[rule])} />
            </Row>
          </RuleBlock>
        ))}
      <CriteriaRules />
      <RuleBlock rule="rounding">
        <Row>
          <NumberField path="rounding.decimals" label={t.form.decimals} />
        </Row>
      </RuleBlock>
      <RuleBlock rule="upperLimitVariant">
        <Row>
          <ChoiceField
            path="upperLimitVariant"
            label={words.parts.above}
            choices={(['A', 'B'] as const).map(value => ({ value, text: words.variants[value] }))}
          />
        </Row>
      </RuleBlock>
      <RuleBlock rule="passThreshold">
        <Check
          label={t.form.usePass}
          checked={draft.passThreshold !== null}
          onChange={on => set('passThreshold', on ? 0.6 : null)}
        />
        {draft.passThreshold !== null && (
          <Row>
            <NumberField path="passThreshold" label={words.parts.pass} unit="percent" />
          </Row>
        )}
      </RuleBlock>
      <RuleBlock rule="overshootLimit">
        <Row>
          <NumberField path="overshootLimit" label={words.parts.overshoot} unit="percent" />
        </Row>
      </RuleBlock>
      <BandRows />
      <LevelBands />
      <RuleBlock rule="grades">
        <Row>
          {draft.grades.map(({ grade }, i) => (
            <NumberField key={grade} path={`grades.${i}.from`} label={`${grade} ≥`} />
          ))}
        </Row>
      </RuleBlock>
    </Card>
  )
}

/** With the process criteria it must be 100. */
function Sum({ points }: { points: readonly number[] }) {
  const { t, format } = useWording(rulesWords)
  const { draft } = useEditor()
  const all = [...points, ...draft.processCriteria.map(one => one.points)]
  if (all.some(value => Number.isNaN(value))) return null
  return <p className="rule-sum">{t.form.sum(format.number(Number(sum(all)), 2))}</p>
}

function LevelBands() {
  const { t } = useWording(rulesWords)
  const { t: words } = useWording(ruleSetWords)
  const { draft, set } = useEditor()
  return (
    <RuleBlock rule="levelBands">
      {(['met', 'partly', 'unmet'] as const).map(level => (
        <Row key={level}>
          <NumberField path={`levelBands.${level}.low`} label={`${words.parts[level]} ${t.form.low}`} unit="percent" />
          <NumberField path={`levelBands.${level}.high`} label={`${words.parts[level]} ${t.form.high}`} unit="percent" />
          <Check
            label={t.form.highBelongs}
            checked={draft.levelBands[level].highBelongs}
            onChange={on => set(`levelBands.${level}.highBelongs`, on)}
          />
        </Row>
      ))}
    </RuleBlock>
  )
}
