import type { Rule } from '#domain/problem'
import type { Finding } from '#domain/finding'
import type { TrialAnswer, TrialResult } from '#domain/trial'
import type { Language } from '#domain/vocabulary'
import { finding as findingEn } from './en/finding.ts'
import { score as scoreEn } from './en/score.ts'
import { say } from './say.ts'
import { finding as findingZh } from './zh/finding.ts'
import { score as scoreZh } from './zh/score.ts'

const scores = { 'zh-CN': scoreZh, en: scoreEn }
const findings = { 'zh-CN': findingZh, en: findingEn }

export const sayScore = (lang: Language, rule: Rule): string => say(scores, lang, rule.code, rule.params)

export function sayFinding(lang: Language, { code, params }: Pick<Finding, 'code' | 'params'>): string {
  const variant = `${code}.${String(params.variant)}`
  return say(findings, lang, Object.hasOwn(findings[lang], variant) ? variant : code, params)
}

/** A scored table as the interface answers it, in the reader's language. */
export function sayTrial(lang: Language, result: TrialResult): TrialAnswer {
  const { ruleSet, version, total, totalLow, totalHigh, grade } = result
  return {
    ruleSet,
    version,
    execution: { rate: result.execution.rate, score: result.execution.score, explanation: sayScore(lang, result.execution.rule) },
    indicators: result.indicators.map(({ kind, target, actual, score, low, high, rule }) => ({
      kind,
      target,
      actual,
      score,
      low,
      high,
      explanation: sayScore(lang, rule),
    })),
    total,
    totalLow,
    totalHigh,
    grade,
    findings: result.findings.map(({ code, severity, indicator, params }) => ({
      code,
      severity,
      ...(indicator === undefined ? {} : { indicator }),
      message: sayFinding(lang, { code, params }),
    })),
  }
}
