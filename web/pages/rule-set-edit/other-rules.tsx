import { ruleSetWords } from '#wording/rule-set'
import { rulesWords } from '#wording/ui-rules'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { useWording } from '../../ui/language.tsx'
import { useEditor } from './editor.ts'
import { NumberField } from './fields.tsx'
import { Row, RuleBlock } from './rule-block.tsx'

export function CheckRules() {
  const { t } = useWording(rulesWords)
  const { t: words } = useWording(ruleSetWords)
  return (
    <Card title={t.form.groups.checks}>
      <RuleBlock rule="checks">
        <Row>
          <NumberField path="checks.mismatch" label={words.parts.mismatch} />
          {(['executionBelow', 'unspentAbove', 'inflationAbove'] as const).map(check => (
            <NumberField key={check} path={`checks.${check}`} label={words.parts[check]} unit="percent" />
          ))}
        </Row>
      </RuleBlock>
    </Card>
  )
}

export function MonitoringRules() {
  const { t } = useWording(rulesWords)
  const { t: words } = useWording(ruleSetWords)
  const { parts } = words
  return (
    <Card title={t.form.groups.monitoring}>
      {(['signals', 'budgetSignals'] as const).map(rule => (
        <RuleBlock key={rule} rule={rule}>
          <Row>
            <NumberField path={`${rule}.behindBelow`} label={`${parts.behind} <`} unit="percent" />
            <NumberField path={`${rule}.warningBelow`} label={`${parts.warning} <`} unit="percent" />
            <NumberField path={`${rule}.aheadFrom`} label={`${parts.ahead} ≥`} unit="percent" />
          </Row>
        </RuleBlock>
      ))}
      <Milestones />
      <RuleBlock rule="likelihood">
        <Row>
          <NumberField path="likelihood.certainFrom" label={`${parts.certain} ≥`} unit="percent" />
          <NumberField path="likelihood.impossibleBelow" label={`${parts.impossible} <`} unit="percent" />
        </Row>
      </RuleBlock>
      <RuleBlock rule="keyMonitoring" note={<p className="quiet">{t.form.keyNote}</p>}>
        <Row>
          <NumberField path="keyMonitoring.budgetFrom" label={parts.budgetFrom} unit="wan" />
          <NumberField path="keyMonitoring.executionBelow" label={parts.keyRate} unit="percent" />
          <NumberField path="keyMonitoring.month" label={t.form.month} />
        </Row>
      </RuleBlock>
    </Card>
  )
}

function Milestones() {
  const { t } = useWording(rulesWords)
  const { draft, set } = useEditor()
  const rows = draft.executionMilestones
  return (
    <RuleBlock rule="executionMilestones">
      {rows.map((_, i) => (
        <Row key={i}>
          <NumberField path={`executionMilestones.${i}.month`} label={`${t.form.month} ${i + 1}`} />
          <NumberField path={`executionMilestones.${i}.rate`} label={`${t.form.rate} ${i + 1}`} unit="percent" />
          <Button
            size="small"
            look="text"
            aria-label={t.form.remove(`${t.form.month} ${i + 1}`)}
            onClick={() =>
              set(
                'executionMilestones',
                rows.filter((__, k) => k !== i),
              )
            }
          >
            {t.form.remove('')}
          </Button>
        </Row>
      ))}
      {rows.length < 12 && (
        <Button size="small" onClick={() => set('executionMilestones', [...rows, { month: 12, rate: 1 }])}>
          {t.form.add}
        </Button>
      )}
    </RuleBlock>
  )
}

export function CalendarRules() {
  const { t } = useWording(rulesWords)
  const { t: words } = useWording(ruleSetWords)
  const steps = ['soonBefore', 'overdueAfter', 'headAfter', 'departmentAfter', 'forgetAfter'] as const
  return (
    <Card title={t.form.groups.calendar}>
      <RuleBlock rule="reportDueDay">
        <Row>
          <NumberField path="reportDueDay" label={words.titles.reportDueDay} />
        </Row>
      </RuleBlock>
      <RuleBlock rule="reminders">
        <Row>
          {steps.map(step => (
            <NumberField key={step} path={`reminders.${step}`} label={words.parts[step]} />
          ))}
        </Row>
      </RuleBlock>
    </Card>
  )
}
