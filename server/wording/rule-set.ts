import { levelPoints } from '#domain/evaluation-criteria'
import { originOf, ruleKeys, type Origin, type RuleKey, type RuleSet } from '#domain/ruleset'
import type { Language } from '#domain/vocabulary'
import { ruleSet as en } from './en/rule-set.ts'
import { formats } from './say.ts'
import type { Words } from './ui.ts'
import { ruleSet as zh } from './zh/rule-set.ts'

export const ruleSetWords: Words<typeof zh> = { 'zh-CN': zh, en }

export type RuleLine = { label: string; value: string }
/** A rule as people read it; `note`: where it does not count now. */
export type SaidRule = { key: RuleKey | 'name'; title: string; lines: RuleLine[]; origin: string | null; note: string | null }

/** A rule set in words, rule by rule. Every parameter stands in a line: what changed can be read from them. */
export function sayRuleSet(lang: Language, rules: RuleSet): SaidRule[] {
  const t = ruleSetWords[lang]
  const lines = linesOf(lang, rules)
  const unused = (key: RuleKey) => rules.blocks !== null && (key === 'weights' || key === 'weightsWithCost')
  return [
    { key: 'name', title: t.titles.name, lines: [{ label: t.self, value: rules.name }], origin: null, note: null },
    ...ruleKeys.map(key => ({
      key,
      title: t.titles[key],
      lines: lines[key](),
      origin: sayOrigin(lang, originOf(rules, key)),
      note: unused(key) ? t.unused : null,
    })),
  ]
}

export function sayOrigin(lang: Language, { standing, document, clause }: Origin): string {
  const t = ruleSetWords[lang]
  return t.origin(t.standings[standing], document, clause)
}

function linesOf(lang: Language, rules: RuleSet): Record<RuleKey, () => RuleLine[]> {
  const t = ruleSetWords[lang]
  const f = formats[lang]
  const { parts } = t
  const percent = (value: number) => f.percent(value, 4)
  const points = (value: number) => t.points(f.number(value, 2))
  const weighing = ({ execution, cost, outputs, benefits, satisfaction }: RuleSet['weights']) =>
    Object.entries({ execution, cost, outputs, benefits, satisfaction }).map(([part, value]) => ({
      label: parts[part as keyof RuleSet['weights']],
      value: points(value),
    }))
  const lights = ({ behindBelow, warningBelow, aheadFrom }: RuleSet['signals']) => [
    { label: parts.behind, value: t.below(percent(behindBelow)) },
    { label: parts.warning, value: t.between(percent(behindBelow), percent(warningBelow)) },
    { label: parts.normal, value: t.between(percent(warningBelow), percent(aheadFrom)) },
    { label: parts.ahead, value: t.from(percent(aheadFrom)) },
  ]
  const { checks, keyMonitoring, reminders, levelBands, likelihood, blocks, passThreshold } = rules
  return {
    weights: () => weighing(rules.weights),
    weightsWithCost: () => weighing(rules.weightsWithCost),
    blocks: () =>
      blocks
        ? [
            { label: parts.execution, value: points(blocks.execution) },
            { label: parts.results, value: points(blocks.results) },
          ]
        : [{ label: parts.block, value: t.off }],
    processCriteria: () =>
      rules.processCriteria.length
        ? rules.processCriteria.map(one => ({ label: one.name, value: criterionText(lang, one, rules.rounding.decimals) }))
        : [{ label: parts.criteria, value: t.none }],
    rounding: () => [{ label: parts.each, value: t.rounded(rules.rounding.decimals) }],
    upperLimitVariant: () => [{ label: parts.above, value: t.variants[rules.upperLimitVariant] }],
    passThreshold: () => [{ label: parts.pass, value: passThreshold === null ? t.off : t.scoresZero(percent(passThreshold)) }],
    overshootLimit: () => [{ label: parts.overshoot, value: t.marked(percent(rules.overshootLimit)) }],
    satisfactionBands: () =>
      rules.satisfactionBands?.map(band => ({ label: t.from(percent(band.from)), value: t.earns(percent(band.share)) })) ?? [
        { label: parts.bands, value: t.off },
      ],
    levelBands: () =>
      (['met', 'partly', 'unmet'] as const).map(level => {
        const { low, high, highBelongs } = levelBands[level]
        return { label: parts[level], value: t.band(percent(low), percent(high), highBelongs) }
      }),
    grades: () => rules.grades.map(({ grade, from }) => ({ label: grade, value: t.from(points(from)) })),
    checks: () => [
      { label: parts.mismatch, value: t.asked(points(checks.mismatch)) },
      { label: parts.executionBelow, value: t.asked(percent(checks.executionBelow)) },
      { label: parts.unspentAbove, value: t.asked(percent(checks.unspentAbove)) },
      { label: parts.inflationAbove, value: t.asked(percent(checks.inflationAbove)) },
    ],
    signals: () => lights(rules.signals),
    budgetSignals: () => lights(rules.budgetSignals),
    executionMilestones: () =>
      rules.executionMilestones.length
        ? rules.executionMilestones.map(({ month, rate }) => ({ label: t.monthEnd(month), value: t.spent(percent(rate)) }))
        : [{ label: t.titles.executionMilestones, value: t.none }],
    likelihood: () => [
      { label: parts.certain, value: t.from(percent(likelihood.certainFrom)) },
      { label: parts.impossible, value: t.below(percent(likelihood.impossibleBelow)) },
    ],
    keyMonitoring: () => [
      {
        label: parts.budgetFrom,
        value: t.money(f.number(keyMonitoring.budgetFrom / 1e6, 6), f.number(keyMonitoring.budgetFrom / 100, 2)),
      },
      { label: parts.keyRate, value: percent(keyMonitoring.executionBelow) },
      { label: parts.keyMonth, value: t.monthEnd(keyMonitoring.month) },
    ],
    reportDueDay: () => [{ label: parts.due, value: t.nextMonth(rules.reportDueDay) }],
    reminders: () =>
      (['soonBefore', 'overdueAfter', 'headAfter', 'departmentAfter', 'forgetAfter'] as const).map(step => ({
        label: parts[step],
        value: t.days(reminders[step]),
      })),
  }
}

function criterionText(lang: Language, criterion: RuleSet['processCriteria'][number], decimals: number): string {
  const t = ruleSetWords[lang]
  const f = formats[lang]
  const earned = levelPoints(criterion, decimals)
  const levels = criterion.levels.map(({ name, description }, i) => t.level(name, f.number(earned[i]!, 2), description))
  return t.criterion(f.number(criterion.points, 2), levels.join(t.levelEnd))
}

export type ChangedRule = {
  key: SaidRule['key']
  title: string
  /** null = the line is not there. */
  lines: { label: string; before: string | null; after: string | null }[]
  origin: { before: string; after: string } | null
}

/** What differs between two rule sets, rule by rule, old and new in words; rules that are the same are left out. */
export function sayDifference(lang: Language, before: RuleSet, after: RuleSet): ChangedRule[] {
  const then = new Map(sayRuleSet(lang, before).map(rule => [rule.key, rule]))
  return sayRuleSet(lang, after).flatMap(rule => {
    const was = then.get(rule.key)!
    const valueOf = (lines: RuleLine[], label: string) => lines.find(line => line.label === label)?.value ?? null
    const labels = [...new Set([...was.lines, ...rule.lines].map(line => line.label))]
    const lines = labels
      .map(label => ({ label, before: valueOf(was.lines, label), after: valueOf(rule.lines, label) }))
      .filter(line => line.before !== line.after)
    const origin = was.origin === rule.origin ? null : { before: was.origin ?? '', after: rule.origin ?? '' }
    return lines.length || origin ? [{ key: rule.key, title: rule.title, lines, origin }] : []
  })
}
