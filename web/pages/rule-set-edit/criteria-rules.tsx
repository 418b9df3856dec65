import type { ProcessCriterion } from '#domain/ruleset'
import { rulesWords } from '#wording/ui-rules'
import { Button } from '../../ui/button.tsx'
import { useWording } from '../../ui/language.tsx'
import { useEditor } from './editor.ts'
import { NumberField, TextField } from './fields.tsx'
import { Row, RuleBlock } from './rule-block.tsx'

const fresh = (id: number): ProcessCriterion => ({
  id,
  name: '',
  points: 2,
  levels: [
    { name: '', description: '', share: 1 },
    { name: '', description: '', share: 0 },
  ],
})

/** Process criteria, each with its points and the described levels of its rubric, the best first. */
export function CriteriaRules() {
  const { t } = useWording(rulesWords)
  const { draft, set, nextCriterion } = useEditor()
  const criteria = draft.processCriteria
  const without = <T,>(list: readonly T[], at: number) => list.filter((_, i) => i !== at)
  return (
    <RuleBlock rule="processCriteria">
      {criteria.map((criterion, i) => {
        const path = `processCriteria.${i}`
        const name = t.form.criterion(i + 1)
        return (
          <div key={criterion.id} className="rule-criterion" role="group" aria-label={name}>
            <Row>
              <TextField path={`${path}.name`} label={name} maxLength={60} className="rule-document" />
              <NumberField path={`${path}.points`} label={t.form.points} />
              <Button
                size="small"
                look="text"
                aria-label={t.form.remove(name)}
                onClick={() => set('processCriteria', without(criteria, i))}
              >
                {t.form.remove('')}
              </Button>
            </Row>
            {criterion.levels.map((_, k) => (
              <Row key={k}>
                <TextField path={`${path}.levels.${k}.name`} label={`${t.form.levelName} ${k + 1}`} maxLength={30} />
                <TextField
                  path={`${path}.levels.${k}.description`}
                  label={t.form.levelDescription}
                  maxLength={500}
                  className="rule-document"
                />
                <NumberField path={`${path}.levels.${k}.share`} label={t.form.levelShare} unit="percent" />
                {criterion.levels.length > 2 && (
                  <Button
                    size="small"
                    look="text"
                    aria-label={t.form.remove(`${name} ${t.form.levelName} ${k + 1}`)}
                    onClick={() => set(`${path}.levels`, without(criterion.levels, k))}
                  >
                    {t.form.remove('')}
                  </Button>
                )}
              </Row>
            ))}
            {criterion.levels.length < 10 && (
              <Button
                size="small"
                onClick={() => set(`${path}.levels`, [...criterion.levels, { name: '', description: '', share: 0 }])}
              >
                {t.form.addLevel}
              </Button>
            )}
          </div>
        )
      })}
      {criteria.length < 40 && (
        <Button size="small" onClick={() => set('processCriteria', [...criteria, fresh(nextCriterion())])}>
          {t.form.addCriterion}
        </Button>
      )}
    </RuleBlock>
  )
}
