import { z } from 'zod'
import { evaluationMeasure, grades, indicatorGuide, nationalName, standings } from './vocabulary-ruleset.ts'

/** A share of something, 0–1. */
const share = z.number().min(0).max(1)

/** Bands of v = actual ÷ expected: below `behindBelow` behind, below `warningBelow` warning, from `aheadFrom` ahead. */
const signalBands = z
  .object({ behindBelow: z.number().positive(), warningBelow: z.number().positive(), aheadFrom: z.number().positive() })
  .refine(bands => bands.behindBelow <= bands.warningBelow && bands.warningBelow <= bands.aheadFrom)

const points = z.number().min(0).max(100)
const weights = z
  .object({ execution: points, cost: points, outputs: points, benefits: points, satisfaction: points })
  .refine(w => w.execution + w.cost + w.outputs + w.benefits + w.satisfaction === 100)

/** The share of the weight a level allows; the upper end belongs to it only where `highBelongs`. */
const levelBand = z.object({ low: share, high: share, highBelongs: z.boolean() }).refine(band => band.low < band.high)

const descending = (rows: { from: number }[]) => rows.every((row, i) => i === 0 || row.from < rows[i - 1]!.from)
const origin = z.object({ standing: z.enum(standings), document: z.string().max(200).nullable() })

/** Every threshold of the product, as data with a version: a result names the version that made it. */
export const ruleSetSchema = z
  .object({
    code: z.string().regex(/^[a-z0-9-]{1,60}$/),
    version: z.number().int().min(1),
    name: z.string().min(1).max(200),
    weights,
    weightsWithCost: weights,
    /** Best first; the edge belongs to the upper grade. */
    grades: z
      .array(z.object({ from: points, grade: z.enum(grades) }))
      .min(1)
      .refine(rows => descending(rows) && rows.at(-1)!.from === 0),
    signals: signalBands,
    budgetSignals: signalBands,
    /** Calendar: the day of the following month on which a monthly report is due. */
    reportDueDay: z.number().int().min(1).max(28),
    /** When people are reminded of a month not handed in, in days from its due day. */
    reminders: z
      .object({
        soonBefore: z.number().int().min(0).max(20),
        overdueAfter: z.number().int().min(1).max(60),
        headAfter: z.number().int().min(1).max(60),
        departmentAfter: z.number().int().min(1).max(60),
        forgetAfter: z.number().int().min(1).max(366),
      })
      .default({ soonBefore: 3, overdueAfter: 1, headAfter: 3, departmentAfter: 7, forgetAfter: 31 }),
    /** Share of the full-year budget to be spent by the end of a month (1–12). */
    executionMilestones: z.array(z.object({ month: z.number().int().min(1).max(12), rate: share })),
    /** Chance of meeting a target: from `certainFrom` on sure to, up to `impossibleBelow` sure not to, between them possible. */
    likelihood: z
      .object({ certainFrom: share, impossibleBelow: share })
      .refine(cuts => cuts.impossibleBelow < cuts.certainFrom)
      .default({ certainFrom: 0.9, impossibleBelow: 0.1 }),
    upperLimitVariant: z.enum(['A', 'B']),
    /** Actual ÷ target beyond which an excess is marked. */
    overshootLimit: z.number().min(1),
    /** Attainment below which a quantitative row scores 0; null = off. */
    passThreshold: share.nullable(),
    /** Attained satisfaction and the share of the weight it earns, best first; null = off. */
    satisfactionBands: z
      .array(z.object({ from: share, share }))
      .min(1)
      .refine(rows => descending(rows) && rows.at(-1)!.from === 0)
      .nullable(),
    levelBands: z.object({ met: levelBand, partly: levelBand, unmet: levelBand }),
    /** Selection for key monitoring 重点监控: budget in fen, execution below a rate at the end of a month. */
    keyMonitoring: z.object({
      budgetFrom: z.number().int().min(0),
      executionBelow: share,
      month: z.number().int().min(1).max(12),
    }),
    /** What a reviewer objects to: printed score off by more than `mismatch`, execution below, unspent and inflation above. */
    checks: z.object({ mismatch: z.number().min(0), executionBelow: share, unspentAbove: share, inflationAbove: share }),
    /** Which document each rule comes from. */
    origins: z.record(z.string(), origin),
  })
  .meta({ id: 'RuleSet' })
export type RuleSet = z.infer<typeof ruleSetSchema>

const practice = { standing: 'practice', document: null } as const

/** The national rules of 2020 with the thresholds common in practice (domain rules §5 and §6): the default rule set. */
export const national2020: RuleSet = {
  code: 'national-2020',
  version: 1,
  name: nationalName,
  weights: { execution: 10, cost: 0, outputs: 50, benefits: 30, satisfaction: 10 },
  weightsWithCost: { execution: 10, cost: 20, outputs: 40, benefits: 20, satisfaction: 10 },
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
    weights: { standing: 'rule', document: evaluationMeasure },
    weightsWithCost: { standing: 'rule', document: indicatorGuide },
    grades: { standing: 'rule', document: evaluationMeasure },
    levelBands: { standing: 'rule', document: evaluationMeasure },
    signals: practice,
    budgetSignals: practice,
    reportDueDay: practice,
    reminders: { standing: 'design', document: null },
    executionMilestones: practice,
    likelihood: { standing: 'design', document: null },
    upperLimitVariant: practice,
    overshootLimit: { standing: 'design', document: null },
    passThreshold: practice,
    satisfactionBands: practice,
    keyMonitoring: practice,
    checks: practice,
  },
}
