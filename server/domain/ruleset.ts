import { z } from 'zod'
import { sum } from './decimal.ts'
import { ruleSetIssues } from './ruleset-check.ts'
import { evaluationMeasure, grades, indicatorGuide, nationalName, standings } from './vocabulary-ruleset.ts'

/** A share of something, 0–1. */
const share = z.number().min(0).max(1)

/** Bands of v = actual ÷ expected: below `behindBelow` behind, below `warningBelow` warning, from `aheadFrom` ahead. */
const ratio = z.number().positive().max(100)
const signalBands = z.strictObject({ behindBelow: ratio, warningBelow: ratio, aheadFrom: ratio })

/** Points 分值: no more than two decimals, as they are printed. */
const points = z.number().min(0).max(100).multipleOf(0.01)
const weights = z.strictObject({ execution: points, cost: points, outputs: points, benefits: points, satisfaction: points })

/** The share of the weight a level allows; the upper end belongs to it only where `highBelongs`. */
const levelBand = z.strictObject({ low: share, high: share, highBelongs: z.boolean() })

/** A criterion of the process 过程: a person picks the level of its rubric that holds; the best first. */
const criterion = z.strictObject({
  /** Stays with the criterion through every version: writings name it. */
  id: z.int().min(1).max(999),
  name: z.string().trim().min(1).max(60),
  points: points.positive(),
  levels: z
    .array(z.strictObject({ name: z.string().trim().min(1).max(30), description: z.string().trim().min(1).max(500), share }))
    .min(2)
    .max(10),
})
export type ProcessCriterion = z.infer<typeof criterion>

/** What a rule set says, each with its origin; in the order people read them. */
export const ruleKeys = [
  'weights',
  'weightsWithCost',
  'blocks',
  'processCriteria',
  'rounding',
  'upperLimitVariant',
  'passThreshold',
  'overshootLimit',
  'satisfactionBands',
  'levelBands',
  'grades',
  'checks',
  'signals',
  'budgetSignals',
  'executionMilestones',
  'likelihood',
  'keyMonitoring',
  'reportDueDay',
  'reminders',
] as const
export type RuleKey = (typeof ruleKeys)[number]

const words = (most: number) => z.string().trim().min(1).max(most).nullable()
/** Document 文号 and clause 条款 a rule comes from; null = none is known, and none is claimed. */
const origin = z.strictObject({ standing: z.enum(standings), document: words(200), clause: words(100).default(null) })
export type Origin = z.infer<typeof origin>

/** Every threshold of the product, as data with a version: a result names the version that made it. As it is kept: what is
 * objected to in new ones only since then does not make an old one unreadable. */
export const keptRuleSetSchema = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]{1,60}$/),
  version: z.number().int().min(1),
  name: z.string().trim().min(1).max(200),
  /** Points by category, without and with cost indicators; with the process criteria they are 100. */
  weights,
  weightsWithCost: weights,
  /** Two blocks instead of categories: execution, and all results together; with the process criteria they are 100. */
  blocks: z.strictObject({ execution: points, results: points }).nullable().default(null),
  processCriteria: z.array(criterion).max(40).default([]),
  /** Every row is rounded once, half-up, to so many decimals. */
  rounding: z.strictObject({ decimals: z.int().min(0).max(2) }).default({ decimals: 2 }),
  /** Best first; the edge belongs to the upper grade. */
  grades: z
    .array(z.strictObject({ from: points, grade: z.enum(grades) }))
    .min(1)
    .max(grades.length),
  signals: signalBands,
  budgetSignals: signalBands,
  /** Calendar: the day of the following month on which a monthly report is due. */
  reportDueDay: z.number().int().min(1).max(28),
  /** When people are reminded of a month not handed in, in days from its due day. */
  reminders: z
    .strictObject({
      soonBefore: z.number().int().min(0).max(20),
      overdueAfter: z.number().int().min(1).max(60),
      headAfter: z.number().int().min(1).max(60),
      departmentAfter: z.number().int().min(1).max(60),
      forgetAfter: z.number().int().min(1).max(366),
    })
    .default({ soonBefore: 3, overdueAfter: 1, headAfter: 3, departmentAfter: 7, forgetAfter: 31 }),
  /** Share of the full-year budget to be spent by the end of a month (1–12). */
  executionMilestones: z.array(z.strictObject({ month: z.number().int().min(1).max(12), rate: share })).max(12),
  /** Chance of meeting a target: from `certainFrom` on sure to, up to `impossibleBelow` sure not to, between them possible. */
  likelihood: z.strictObject({ certainFrom: share, impossibleBelow: share }).default({ certainFrom: 0.9, impossibleBelow: 0.1 }),
  upperLimitVariant: z.enum(['A', 'B']),
  /** Actual ÷ target beyond which an excess is marked. */
  overshootLimit: z.number().min(1).max(100),
  /** Attainment below which a quantitative row scores 0; null = off. */
  passThreshold: share.nullable(),
  /** Attained satisfaction and the share of the weight it earns, best first; null = off. */
  satisfactionBands: z
    .array(z.strictObject({ from: share, share }))
    .min(1)
    .max(20)
    .nullable(),
  levelBands: z.strictObject({ met: levelBand, partly: levelBand, unmet: levelBand }),
  /** Selection for key monitoring 重点监控: budget in fen, execution below a rate at the end of a month. */
  keyMonitoring: z.strictObject({
    budgetFrom: z.int().min(0),
    executionBelow: share,
    month: z.number().int().min(1).max(12),
  }),
  /** What a reviewer objects to: printed score off by more than `mismatch`, execution below, unspent and inflation above. */
  checks: z.strictObject({
    mismatch: z.number().min(0).max(100),
    executionBelow: share,
    unspentAbove: share,
    inflationAbove: share,
  }),
  /** Which document each rule comes from, by its key. */
  origins: z.record(z.string().max(60), origin),
})
export type RuleSet = z.infer<typeof keptRuleSetSchema>

/** A rule set as somebody makes it. */
export const ruleSetSchema = keptRuleSetSchema
  .superRefine((rules, context) => {
    for (const { path, code, params } of ruleSetIssues(rules))
      context.addIssue({ code: 'custom', path: path.split('.'), params: { ...params, problem: code } })
  })
  .meta({ id: 'RuleSet' })
/** Where a rule comes from; what nobody said stands as our own decision, and claims nothing. */
export const originOf = (rules: RuleSet, key: RuleKey): Origin =>
  rules.origins[key] ?? { standing: 'design', document: null, clause: null }

/** Points of the process criteria together. */
export const processPoints = ({ processCriteria }: Pick<RuleSet, 'processCriteria'>): number =>
  Number(sum(processCriteria.map(one => one.points)))

/** Points of the budget's execution. */
export const executionPoints = ({ blocks, weights: own }: Pick<RuleSet, 'blocks' | 'weights'>): number =>
  blocks?.execution ?? own.execution

const practice = { standing: 'practice', document: null, clause: null } as const
const design = { standing: 'design', document: null, clause: null } as const
const national = (document: string) => ({ standing: 'rule', document, clause: null }) as const

/** The national rules of 2020 with the thresholds common in practice (domain rules §5 and §6): the default rule set. */
export const national2020: RuleSet = {
  code: 'national-2020',
  version: 1,
  name: nationalName,
  weights: { execution: 10, cost: 0, outputs: 50, benefits: 30, satisfaction: 10 },
  weightsWithCost: { execution: 10, cost: 20, outputs: 40, benefits: 20, satisfaction: 10 },
  blocks: null,
  processCriteria: [],
  rounding: { decimals: 2 },
  grades: [
    { from: 90, grade: grades[0] },
    { from: 80, grade: grades[1] },
    { from: 60, grade: grades[2] },
    { from: 0, grade: grades[3] },
  ],
  signals: { behindBelow: 0.6, warningBelow: 0.8, aheadFrom: 1.2 },
  budgetSignals: { behindBelow: 0.6, warningBelow: 0.8, aheadFrom: 1.2 },
  reportDueDay: 5,
  reminders: { soonBefore: 3, overdueAfter: 1, headAfter: 3, departmentAfter: 7, forgetAfter: 31 },
  executionMilestones: [
    { month: 6, rate: 0.5 },
    { month: 9, rate: 0.75 },
    { month: 12, rate: 1 },
  ],
  likelihood: { certainFrom: 0.9, impossibleBelow: 0.1 },
  upperLimitVariant: 'A',
  overshootLimit: 1.2,
  passThreshold: null,
  satisfactionBands: null,
  levelBands: {
    met: { low: 0.8, high: 1, highBelongs: true },
    partly: { low: 0.6, high: 0.8, highBelongs: false },
    unmet: { low: 0, high: 0.6, highBelongs: false },
  },
  keyMonitoring: { budgetFrom: 200_000_000, executionBelow: 0.6, month: 8 },
  checks: { mismatch: 0.01, executionBelow: 0.9, unspentAbove: 0.2, inflationAbove: 0.05 },
  origins: {
    weights: national(evaluationMeasure),
    weightsWithCost: national(indicatorGuide),
    grades: national(evaluationMeasure),
    levelBands: national(evaluationMeasure),
    signals: practice,
    budgetSignals: practice,
    reportDueDay: practice,
    reminders: design,
    executionMilestones: practice,
    likelihood: design,
    rounding: practice,
    upperLimitVariant: practice,
    overshootLimit: design,
    passThreshold: practice,
    satisfactionBands: practice,
    keyMonitoring: practice,
    checks: practice,
  },
}
