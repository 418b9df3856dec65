import { percentText, sum } from '#domain/decimal'
import type { Day } from '#domain/day'
import { divide } from '#domain/number'
import type { Progress } from '#domain/progress'
import type { ReportBlock, ReportSection, ReportTable } from '#domain/report'
import { originOf, type RuleSet } from '#domain/ruleset'
import { ruleSetWords } from '#wording/rule-set'
import { reportForm as t } from '#wording/report-form'
import { formatFor } from '#wording/format'
import { plainText } from '../documents/rich-text.ts'
import type { EvaluationAnswer } from './evaluation-answer.ts'
import { actualText, targetText } from './evaluation-workbook.ts'
import type { ProjectAnswer } from './project-answer.ts'

/** What a report is made of: nothing in it is asked again. */
export type ReportFacts = {
  evaluation: EvaluationAnswer
  project: Pick<ProjectAnswer, 'texts' | 'funding' | 'projectType'>
  budget: Progress['budget']
  /** The rules its scores were found by. */
  rules: RuleSet
  dayOf: (at: number) => Day
}
type Row = EvaluationAnswer['indicators'][number]

const format = formatFor('zh-CN')
const money = (fen: number | null) => (fen === null ? '' : format.money(fen))
const points = (value: number | null) => (value === null ? '' : value.toFixed(2))
const percent = (ratio: number | null) => (ratio === null ? '' : percentText(ratio))
const total = (values: readonly (number | null)[]) => {
  const known = values.filter(value => value !== null)
  return known.length ? Number(sum(known)) : null
}
const text = (said: string): ReportBlock => ({ kind: 'text', text: said })
const heading = (said: string): ReportBlock => ({ kind: 'heading', text: said })
const texts = (html: string): ReportBlock[] =>
  plainText(html)
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(text)
const column = (name: string, width: number, number = false) => ({ heading: name, width, number })
const table = (caption: string, columns: ReportTable['columns'], rows: string[][], added = false): ReportTable => ({
  kind: 'table',
  caption,
  columns,
  rows,
  total: added,
})

const categoriesOf = (rows: readonly Row[]) => [...new Set(rows.map(row => row.category))]
export const lostOf = ({ weight, score }: Pick<Row, 'weight' | 'score'>) =>
  weight === null || score === null ? null : Math.round((weight - score) * 100) / 100

function basics({ evaluation, project }: ReportFacts): ReportBlock[] {
  const { agency, department, year, indicators } = evaluation
  const parts = categoriesOf(indicators).map(name => t.part(name, indicators.filter(row => row.category === name).length))
  const { funding } = project
  const amounts = (row: { total: number | null; priorYear: number | null; thisYear: number | null }) =>
    [row.total, row.priorYear, row.thisYear].map(money)
  const all = (field: 'total' | 'priorYear' | 'thisYear') => total(funding.map(row => row[field]))
  const sums = { total: all('total'), priorYear: all('priorYear'), thisYear: all('thisYear') }
  const columns = t.fundingColumns.map((name, i) => column(name, i === 0 ? 4 : 3, i > 0))
  return [
    heading(t.overview),
    text(t.identity({ agency, department, type: project.projectType, year })),
    ...texts(project.texts.overview),
    heading(t.objective),
    ...texts(project.texts.annualObjective),
    ...(indicators.length ? [text(t.declared(indicators.length, parts.join(t.list)))] : []),
    ...(funding.length
      ? [
          heading(t.funds),
          table(t.funding, columns, [...funding.map(row => [row.source, ...amounts(row)]), [t.sum, ...amounts(sums)]], true),
        ]
      : []),
  ]
}

function work({ evaluation, rules, dayOf }: ReportFacts): ReportBlock[] {
  const { agency, year, ruleSet, indicators, execution, steps } = evaluation
  const parts = categoriesOf(indicators).flatMap(name => {
    const weight = total(indicators.filter(row => row.category === name).map(row => row.weight))
    return weight === null ? [] : [t.categoryPoints(name, weight)]
  })
  const { document, clause } = originOf(rules, rules.blocks ? 'blocks' : 'weights')
  const rounded = ruleSetWords['zh-CN'].rounded(rules.rounding.decimals)
  const graded = (...grades: (string | null)[]) => indicators.filter(row => grades.includes(row.evidence)).length
  const proof = {
    all: indicators.length,
    backed: graded('A', 'B'),
    attached: graded('C'),
    typed: graded('D'),
    none: graded(null),
  }
  const way = steps.map(({ event, state, at }) => {
    const day = t.day(dayOf(at))
    return event === 'approve' ? t.steps[state === 'final' ? 'final' : 'reviewed'](day) : t.steps[event](day)
  })
  return [
    text(t.duty(document && t.document(document, clause ?? ''), agency, year)),
    text(t.method([t.executionPoints(execution.weight), ...parts].join(t.list), ruleSet.code, ruleSet.version, rounded)),
    ...(indicators.length ? [text(t.proof(proof))] : []),
    ...(way.length ? [text(t.way(way.join('，')))] : []),
  ]
}

function spending({ evaluation, budget }: ReportFacts): ReportBlock[] {
  const { rate, weight, score, executed, fullYear, initial } = evaluation.execution
  const { subprojects, months } = budget
  const left = fullYear === null || executed === null ? 0 : fullYear - executed
  const known = months.some(({ spent }) => spent !== null)
  const whole = total(subprojects.map(row => row.budget))
  const spent = total(subprojects.map(row => row.spent))
  const parts = subprojects.map(row => [row.name, money(row.budget), money(row.spent), percent(row.rate)])
  const pace = (i: number) => percent((i + 1) / 12)
  return [
    text(t.budget({ initial, fullYear, inPlace: budget.inPlace, executed })),
    ...(rate === null || score === null ? [] : [text(t.execution({ rate, weight, score }))]),
    ...(left > 0 ? [text(t.unspent(left))] : left < 0 ? [text(t.overspent(-left))] : []),
    ...(known ? [] : [text(t.noMoney)]),
    table(
      t.subprojects,
      t.subprojectColumns.map((name, i) => column(name, i === 0 ? 5 : 3, i > 0)),
      [...parts, [t.sum, money(whole), money(spent), percent(divide(spent, whole))]],
      true,
    ),
    ...(known && fullYear
      ? [{ kind: 'picture' as const, name: 'burn-up' as const, caption: t.burnUp, alt: t.burnUpAlt(percent(rate)) }]
      : []),
    table(
      t.months,
      t.monthColumns.map((name, i) => column(name, 3, i > 0)),
      months.map(({ month, spent: own, toDate }, i) => [
        format.month(month),
        money(own),
        own === null ? '' : money(toDate),
        own === null ? '' : percent(divide(toDate, fullYear)),
        pace(i),
      ]),
    ),
  ]
}

function attained({ evaluation }: ReportFacts): ReportBlock[] {
  const { indicators, execution, total: score, totalLow, totalHigh, grade, proven, final } = evaluation
  const count = (met: boolean | null) => indicators.filter(row => row.met === met).length
  const groups = [
    { name: t.executionRow, count: '', weight: execution.weight as number | null, score: execution.score },
    ...categoriesOf(indicators).map(name => {
      const rows = indicators.filter(row => row.category === name)
      const whole = rows.every(row => row.score !== null)
      const weight = total(rows.map(row => row.weight))
      return { name, count: String(rows.length), weight, score: whole ? total(rows.map(row => row.score)) : null }
    }),
  ]
  const share = (part: { weight: number | null; score: number | null }) => percent(divide(part.score, part.weight))
  const all = { weight: total(groups.map(row => row.weight)), score }
  const lost = total([execution, ...indicators].map(lostOf))
  const { indicatorColumns: names } = t
  const second = indicators.some(row => row.subcategory !== '')
  const columns = [
    column(names.number, 3),
    column(names.category, 4),
    ...(second ? [column(names.subcategory, 4)] : []),
    column(names.name, 8),
    column(names.target, 5),
    column(names.actual, 5),
    column(names.weight, 3, true),
    column(names.score, 3, true),
  ]
  return [
    text(score === null ? t.open(totalLow, totalHigh) : t.total(score, grade ?? '')),
    ...(final?.total != null ? [text(t.final(final.total, final.grade ?? ''))] : []),
    ...(indicators.length
      ? [text(t.met({ all: indicators.length, met: count(true), unmet: count(false), unknown: count(null) }))]
      : []),
    ...(proven.total === null || proven.total === score ? [] : [text(t.proven(proven.total))]),
    table(
      t.byCategory,
      t.categoryColumns.map((name, i) => column(name, i === 0 ? 4 : 3, i > 0)),
      [
        ...groups.map(row => [row.name, row.count, points(row.weight), points(row.score), share(row)]),
        [t.sum, String(indicators.length), points(all.weight), points(all.score), share(all)],
      ],
      true,
    ),
    ...(lost ? [{ kind: 'picture' as const, name: 'lost-points' as const, caption: t.lost, alt: t.lostAlt(points(lost)) }] : []),
    table(
      t.indicators,
      columns,
      indicators.map((row, i) => [
        String(i + 1),
        row.category,
        ...(second ? [row.subcategory] : []),
        row.name,
        targetText(row.target),
        actualText(row),
        points(row.weight),
        points(row.score),
      ]),
    ),
  ]
}

function deviations({ evaluation }: ReportFacts): ReportBlock[] {
  const { indicators, execution } = evaluation
  const off = indicators.flatMap((row, i) => (row.met === false || (lostOf(row) ?? 0) > 0 ? [{ row, number: i + 1 }] : []))
  const money = lostOf(execution) ?? 0
  const scored = execution.score !== null && indicators.every(row => row.score !== null)
  if (off.length === 0 && money === 0) return [text(scored ? t.noneDeviated : t.notYet)]
  const lost = total([money, ...off.map(({ row }) => lostOf(row))]) ?? 0
  const widths = [3, 6, 5, 5, 3, 8, 8]
  return [
    text(t.deviated({ count: off.length + (money > 0 ? 1 : 0), lost })),
    table(
      t.deviations,
      t.deviationColumns.map((name, i) => column(name, widths[i]!, i === 4)),
      [
        ...(money > 0 ? [['', t.executionRow, '100%', percent(execution.rate), points(money), '', '']] : []),
        ...off.map(({ row, number }) => [
          String(number),
          row.name,
          targetText(row.target),
          actualText(row),
          points(lostOf(row)),
          row.reason,
          row.measures,
        ]),
      ],
    ),
  ]
}

/** What can be said from the year's facts, section by section; the last two are a person's alone. */
export function reportBlocks(facts: ReportFacts): Record<ReportSection, ReportBlock[]> {
  return {
    basics: basics(facts),
    work: work(facts),
    budget: spending(facts),
    indicators: attained(facts),
    deviations: deviations(facts),
    use: [],
    others: [],
  }
}
