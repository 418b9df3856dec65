import { z } from '@hono/zod-openapi'
import { finalBases } from '#domain/evaluation-review'
import { asksOf, isProven } from '#domain/evaluation-score'
import { evaluationEvents, evaluationStates, isOpen, type EvaluationState } from '#domain/evaluation-way'
import { categoryOf, weightBases } from '#domain/evaluation-weights'
import { severities } from '#domain/finding'
import type { Month } from '#domain/month'
import type { Problem } from '#domain/problem'
import { originOf, ruleKeys, type RuleKey, type RuleSet } from '#domain/ruleset'
import { scoreKinds } from '#domain/score'
import { targetSchema } from '#domain/target'
import { evidenceGrades, type Language } from '#domain/vocabulary'
import { grades } from '#domain/vocabulary-ruleset'
import { sayProblem } from '#wording/refusals'
import { ruleSetWords, sayOrigin } from '#wording/rule-set'
import { sayFinding, sayScore } from '#wording/trial'
import type { Db } from '../../db/open.ts'
import { agencyById } from '../../db/queries/agencies.ts'
import { keptAt } from '../../db/queries/evaluation-reviews.ts'
import { evaluationSteps, lastSnapshot, readEvaluation } from '../../db/queries/evaluations.ts'
import { projectHead } from '../../db/queries/projects.ts'
import { everything, sees } from '../../db/scope.ts'
import { may, type Caller } from '../access/caller.ts'
import { absent } from '../refusal.ts'
import { rulesAt } from '../rules.ts'
import { liveEvaluation, type EvaluationTable } from './evaluation-table.ts'
import { isBlind } from './handed-in-evaluation.ts'

const points = z.number().nullable()
const totals = { total: points, totalLow: z.number(), totalHigh: z.number(), grade: z.enum(grades).nullable() }

const finalSchema = z.object({
  total: points,
  grade: z.enum(grades).nullable(),
  experts: z.int().meta({ description: 'How many experts’ scores it rests on' }),
  rows: z.array(
    z.object({
      indicatorId: z.int().meta({ description: '0: the budget’s execution' }),
      self: points,
      proposed: points,
      basis: z.enum(finalBases),
      score: points,
      reason: z.string(),
    }),
  ),
})

export const evaluationSchema = z
  .object({
    projectId: z.int(),
    project: z.string(),
    agency: z.string(),
    department: z.string().nullable(),
    year: z.int(),
    state: z.enum(evaluationStates),
    version: z.int().meta({ description: '0: nobody began' }),
    opinion: z.string(),
    ruleSet: z.object({ code: z.string(), version: z.int() }),
    snapshot: z.boolean().meta({ description: 'As handed in or decided on, so that later corrections do not change it' }),
    execution: z.object({
      rate: points,
      score: points,
      weight: z.number(),
      executed: z.int().nullable().meta({ description: 'Fen' }),
      fullYear: z.int().nullable().meta({ description: 'Fen' }),
      initial: z.int().nullable().meta({ description: 'Fen' }),
      explanation: z.string(),
    }),
    basis: z.enum(weightBases).meta({ description: 'Where weights nobody wrote come from' }),
    indicators: z.array(
      z.object({
        indicatorId: z.int(),
        category: z.string(),
        subcategory: z.string(),
        name: z.string(),
        target: targetSchema,
        actual: z.object({
          value: points,
          level: z.string().nullable(),
          words: z.string().nullable().meta({ description: 'A level or stage in the words it was reported in' }),
        }),
        kind: z.enum(scoreKinds),
        weight: points,
        given: points.meta({ description: 'The score a person gave where the rule leaves room' }),
        was: z
          .object({ score: z.number(), of: points, proposed: points })
          .nullable()
          .meta({ description: 'A score given on other points: it does not count; in proportion it would be `proposed`' }),
        score: points,
        proven: points.meta({ description: 'Counted with evidence of grade A or B alone: else 0' }),
        low: points,
        high: points,
        met: z.boolean().nullable(),
        excess: points,
        reason: z.string(),
        measures: z.string(),
        evidence: z.enum(evidenceGrades).nullable(),
        explanation: z.string(),
        version: z.int(),
      }),
    ),
    ...totals,
    proven: z.object(totals).meta({ description: 'Counting values with evidence of grade A or B alone' }),
    final: finalSchema.nullable().meta({ description: 'Once the bureau made it final; null to an expert who scores anew' }),
    origins: z
      .array(z.object({ rule: z.string(), title: z.string(), origin: z.string() }))
      .meta({ description: 'Where the rules it was scored by come from, as the rule set says' }),
    findings: z.array(
      z.object({
        code: z.string(),
        severity: z.enum(severities),
        indicatorId: z.int().nullable(),
        message: z.string(),
      }),
    ),
    missing: z
      .array(z.object({ path: z.string(), code: z.string(), message: z.string() }))
      .meta({ description: 'What is asked for before it may be handed in' }),
    steps: z.array(
      z.object({
        seq: z.int(),
        event: z.enum(evaluationEvents),
        state: z.enum(evaluationStates),
        opinion: z.string(),
        at: z.int(),
        by: z.string().meta({ description: 'Empty for experts, where the caller does not assign them' }),
        kept: z.boolean().meta({ description: 'The table as it was then can be read' }),
      }),
    ),
    may: z.object({ write: z.boolean(), submit: z.boolean(), approve: z.boolean(), return: z.boolean(), reopen: z.boolean() }),
  })
  .openapi('Evaluation')
export type EvaluationAnswer = z.infer<typeof evaluationSchema>

type Steps = EvaluationAnswer['steps']

/** The rules that made these scores, and where each comes from: said as the rule set has it. */
function originsOf(lang: Language, rules: RuleSet, { rows, names }: EvaluationTable): EvaluationAnswer['origins'] {
  const banded = rows.some(row => row.kind === 'qualitative' || row.kind === 'date')
  const cost = Object.values(names).some(row => categoryOf(row) === 'cost')
  const used: Partial<Record<RuleKey, boolean>> = {
    [rules.blocks ? 'blocks' : cost ? 'weightsWithCost' : 'weights']: true,
    processCriteria: rules.processCriteria.length > 0,
    grades: true,
    levelBands: banded,
    upperLimitVariant: rows.some(row => row.kind === 'at-most'),
    overshootLimit: rows.some(row => row.overshoot),
    passThreshold: rules.passThreshold !== null,
    satisfactionBands: rules.satisfactionBands !== null,
  }
  return ruleKeys
    .filter(rule => used[rule])
    .map(rule => ({ rule, title: ruleSetWords[lang].titles[rule], origin: sayOrigin(lang, originOf(rules, rule)) }))
}

/** What stands between a table and handing it in: places the rules ask for, and points that are not 100. */
export function missingIn(table: EvaluationTable): Problem[] {
  const weights = table.findings.filter(({ code, severity }) => code === 'weights-not-100' && severity === 'error')
  return [
    ...table.rows.flatMap(row =>
      asksOf(row).map(ask => ({
        path: `rows.${row.indicatorId}.${ask}`,
        code: `evaluation-${ask}`,
        params: { name: table.names[row.indicatorId]!.name },
      })),
    ),
    ...weights.map(({ params }) => ({ path: 'weights', code: 'evaluation-weights', params })),
  ]
}

/** A project's evaluation: scored as things stand, or as it was handed in or decided on; with `seq` as a step of its way left it. */
export async function evaluationAnswer(db: Db, caller: Caller, projectId: number, today: Month, lang: Language, seq?: number) {
  const head = await projectHead(db, caller.scope, projectId)
  if (!head) throw absent()
  const department = head.agencyParentId === null ? undefined : await agencyById(db, everything, head.agencyParentId)
  const stand = await readEvaluation(db, projectId)
  const then = seq === undefined ? undefined : await keptAt(db, projectId, seq)
  if (seq !== undefined && !then) throw absent()
  const state = (then?.state ?? stand?.state ?? 'draft') as EvaluationState
  const kept = then?.snapshot ?? (isOpen(state) ? undefined : await lastSnapshot(db, projectId))
  const live = kept === undefined ? await liveEvaluation(db, projectId, stand?.executionWeight ?? null, today) : null
  const table = live?.table ?? (JSON.parse(kept!) as EvaluationTable)
  const own = sees(caller.scope, head.agencyId) && !then
  const final = table.final && !(await isBlind(db, caller, projectId)) ? table.final : null
  const { rate, score, weight, executed, fullYear } = table.execution
  const bureau = caller.roles.includes('bureau')
  const decides = own && may(caller, 'decideEvaluations')
  return {
    projectId,
    project: head.name,
    agency: head.agencyName,
    department: department?.name ?? null,
    year: head.year,
    state,
    version: stand?.version ?? 0,
    opinion: stand?.opinion ?? '',
    ruleSet: table.ruleSet,
    snapshot: kept !== undefined,
    execution: {
      rate,
      score,
      weight,
      executed,
      fullYear,
      initial: table.initial,
      explanation: sayScore(lang, {
        code: score === null ? 'no-execution' : 'execution',
        params: { rate, executed, fullYear, weight, score },
      }),
    },
    basis: table.basis,
    indicators: table.rows.map(row => ({
      indicatorId: row.indicatorId,
      ...table.names[row.indicatorId]!,
      target: row.target,
      actual: { value: row.actual.value, level: row.actual.level, words: row.words ?? null },
      kind: row.kind,
      ...row.writing,
      was: row.writing.was ?? null,
      score: row.score,
      proven: isProven(row) || row.score === null ? row.score : 0,
      low: row.low,
      high: row.high,
      met: row.met,
      excess: row.excess,
      evidence: row.evidence,
      explanation: sayScore(lang, row.rule),
    })),
    ...table.claimed,
    proven: table.proven,
    final: final && { ...final, rows: final.rows.map(({ id, ...row }) => ({ indicatorId: id, ...row })) },
    origins: originsOf(lang, await rulesAt(db, table.ruleSet), table),
    findings: table.findings.map(({ code, severity, indicator, params }) => ({
      code,
      severity,
      indicatorId: indicator === undefined ? null : table.rows[indicator]!.indicatorId,
      message: sayFinding(lang, { code, params }),
    })),
    missing: live
      ? missingIn(table).map(({ path, code, params }) => ({ path, code, message: sayProblem(lang, code, params) }))
      : [],
    steps: (await evaluationSteps(db, projectId))
      .filter(step => seq === undefined || step.seq <= seq)
      .map(step => ({ ...step, by: step.event !== 'experts' || may(caller, 'assignReviewers') ? step.by : '' })) as Steps,
    may: {
      write: own && isOpen(state) && may(caller, 'enter'),
      submit: own && isOpen(state) && may(caller, 'enter') && live?.over === true,
      approve: decides && (state === 'submitted' || (state === 'reviewed' && bureau)),
      return: decides && (state === 'submitted' || state === 'reviewed'),
      reopen: decides && state === 'final' && bureau,
    },
  } satisfies EvaluationAnswer
}
