import { percentText } from '#domain/decimal'
import { monthOf, numberOf, yearOf, type Month } from '#domain/month'
import { rangeTo } from '#domain/month-range'
import type { Target } from '#domain/target'
import { causes, likelihoods } from '#domain/vocabulary'
import { reportPictures } from '#domain/report'
import type { TemplateKind } from '#domain/vocabulary-template'
import { evaluationForm } from '#wording/evaluation-form'
import { formatFor } from '#wording/format'
import { monitoringForm } from '#wording/monitoring-form'
import { describeTarget } from '#wording/target'
import { sayWord } from '#wording/words'
import type { Db } from '../../db/open.ts'
import { agencyById } from '../../db/queries/agencies.ts'
import { indicatorTexts, projectHead } from '../../db/queries/projects.ts'
import { readPlan } from '../../db/queries/facts.ts'
import { everything } from '../../db/scope.ts'
import type { Caller } from '../access/caller.ts'
import type { Surroundings } from '../context.ts'
import { reportPicture } from '../pictures/report.ts'
import { absent, Refusal } from '../refusal.ts'
import type { Value, Values } from '../templates/token.ts'
import { evaluationAnswer, type EvaluationAnswer } from './evaluation-answer.ts'
import { actualText } from './evaluation-workbook.ts'
import { objectiveOf, partAnswer, tableFor, tableOf, type MonitoringTable } from './monitoring-answer.ts'
import { progressAnswer } from './progress-answer.ts'
import { reportAnswer } from './report-answer.ts'

/** What a project says where a template asks: in the words of the official forms, which have one language. */

const format = formatFor('zh-CN')
type Fields = Record<string, Value>
export const text = (said: string | null | undefined): Value => ({ text: said ?? '' })
export const points = (value: number | null): Value => (value === null ? text('') : { text: String(value), number: value })
/** 万元 with two decimals, and a number of the sheet. */
export function money(fen: number | null): Value {
  if (fen === null) return text('')
  // Rounded once, in whole hundredths: paper and sheet say the same.
  const number = (Math.sign(fen) * Math.floor((Math.abs(fen) + 5_000) / 10_000)) / 100
  return { text: number.toFixed(2), number }
}
export const rate = (ratio: number | null): Value => text(ratio === null ? '' : percentText(ratio))
export const day = (date: string): Value => {
  const [year, month, last] = date.split('-').map(Number)
  return text(`${year}年${month}月${last}日`)
}
export const block = (rows: readonly Fields[]): Values[] =>
  rows.map((fields, i) => ({ fields: { number: points(i + 1), ...fields }, blocks: {} }))

const targetText = (target: Target) => (target.kind === 'numeric' ? describeTarget('zh-CN', target) : target.raw.trim())
const valueText = (value: number | null, target: Target | null) =>
  value === null || target === null ? '' : format.quantity(value, target.unit, target.scale)

function evaluationRow(row: EvaluationAnswer['indicators'][number]): Fields {
  const { target, reason, measures } = row
  return {
    category: text(row.category),
    subcategory: text(row.subcategory),
    name: text(row.name),
    target: text(targetText(target)),
    actual: text(actualText(row)),
    weight: points(row.weight),
    score: points(row.score),
    reason: text(reason),
    measures: text(measures),
    said: text([reason, measures].filter(Boolean).join('\n')),
    evidence: text(row.evidence),
  }
}

async function evaluationValues(db: Db, caller: Caller, id: number, today: string): Promise<Values> {
  const evaluation = await evaluationAnswer(db, caller, id, today.slice(0, 7), 'zh-CN')
  const { execution, indicators } = evaluation
  const weights = indicators.reduce((sum, row) => sum + (row.weight ?? 0), execution.weight)
  return {
    fields: {
      project: text(evaluation.project),
      department: text(evaluation.department),
      agency: text(evaluation.agency),
      year: points(evaluation.year),
      today: day(today),
      objective: text(await objectiveOf(db, id)),
      initial: money(execution.initial),
      fullYear: money(execution.fullYear),
      executed: money(execution.executed),
      rate: rate(execution.rate),
      state: text(evaluation.state === 'final' ? '' : evaluationForm.draft),
      executionWeight: points(execution.weight),
      executionScore: points(execution.score),
      weightTotal: points(Math.round(weights * 100) / 100),
      total: points(evaluation.total),
      grade: text(evaluation.grade),
      proven: points(evaluation.proven.total),
    },
    blocks: {
      indicators: block(indicators.map(evaluationRow)),
      unmet: block(indicators.filter(row => row.met === false).map(evaluationRow)),
    },
  }
}

function monitoringRow(line: MonitoringTable['lines'][number]): Fields {
  const { target } = line
  const tick = (is: boolean) => text(is ? monitoringForm.tick : '')
  const causeKeys = { funds: 'funding', rules: 'system', staff: 'staff', hardware: 'hardware', other: 'other' } as const
  return {
    category: text(line.category),
    subcategory: text(line.subcategory),
    name: text(line.name),
    target: text(target ? targetText(target) : ''),
    toDate: text(line.toDateLevel ?? valueText(line.toDate, target)),
    forecast: text(valueText(line.forecast, target)),
    note: text(line.note),
    likelihood: text(line.likelihood && sayWord('zh-CN', `likelihood.${line.likelihood}`)),
    ...Object.fromEntries(causes.map(cause => [causeKeys[cause], tick(line.causes.includes(cause))])),
    ...Object.fromEntries(likelihoods.map(one => [one, tick(line.likelihood === one)])),
  }
}

/** `from`: the first month of the table, where it is not January; a run’s table has its own. */
type Asked = { asOf?: Month; from?: Month; run?: number }

type Ranged = { objective: string; asOf: Month | undefined; from: Month | undefined }
async function rangedTable(db: Db, caller: Caller, id: number, month: Month, { objective, asOf, from }: Ranged) {
  const progress = await progressAnswer(db, caller.scope, id, asOf, month, 'zh-CN')
  if (from === undefined) return tableOf(progress, [], objective)
  const range = rangeTo(progress.asOf, from)
  if (!range) throw new Refusal(422, 'month-range', { from, until: progress.asOf })
  return tableFor(progress, objective, range)
}

async function monitoringValues(db: Db, caller: Caller, id: number, today: string, { asOf, from, run }: Asked): Promise<Values> {
  const month = today.slice(0, 7)
  const part = run === undefined ? null : await partAnswer(db, caller, run, id, today, 'zh-CN')
  const objective = await objectiveOf(db, id)
  const table = part?.table ?? (await rangedTable(db, caller, id, month, { objective, asOf, from }))
  const { budget } = table
  const spending = table.lines.find(line => line.indicatorId === 0)
  const [first, upto] = [numberOf(table.from ?? monthOf(yearOf(table.month), 1)), numberOf(table.month)]
  return {
    fields: {
      project: text(table.project),
      department: text(table.department),
      agency: text(table.agency),
      year: points(yearOf(table.month)),
      today: day(today),
      objective: text(table.objective ?? objective),
      state: text(part?.snapshot ? '' : monitoringForm.draft),
      months: text(first === upto ? `${upto}月` : `${first}-${upto}月`),
      initial: money(budget.initial),
      fullYear: money(budget.adjusted ?? budget.initial),
      spent: money(budget.spent),
      rate: rate(budget.rateOfInitial),
      expected: money(spending?.forecast ?? null),
      spendingNote: text(spending?.note),
    },
    blocks: { indicators: block(table.lines.filter(line => line.indicatorId !== 0).map(monitoringRow)) },
  }
}

async function declarationValues(db: Db, caller: Caller, id: number, today: string): Promise<Values> {
  const head = await projectHead(db, caller.scope, id)
  const plan = head && (await readPlan(db, id))
  if (!head || !plan) throw absent()
  const department = head.agencyParentId === null ? undefined : await agencyById(db, everything, head.agencyParentId)
  const second = new Map((await indicatorTexts(db, id)).map(row => [row.id, row.subcategory]))
  return {
    fields: {
      project: text(head.name),
      department: text(department?.name),
      agency: text(head.agencyName),
      year: points(head.year),
      today: day(today),
      objective: text(await objectiveOf(db, id)),
      initial: money(plan.budget.initial),
    },
    blocks: {
      indicators: block(
        plan.indicators.map(row => ({
          category: text(row.category),
          subcategory: text(second.get(row.id)),
          name: text(row.name),
          // As declared, like the budget beside it: not what it was adjusted to since.
          target: text(row.targets[0]!.target.raw.trim()),
          weight: points(row.weight),
        })),
      ),
      parts: block(plan.subprojects.map(part => ({ partName: text(part.name), partBudget: money(part.budget) }))),
    },
  }
}

/** A report’s sections: what is reckoned in them as text, then what a person wrote. */
async function reportValues(at: Surroundings, caller: Caller, id: number): Promise<Values> {
  const values = await evaluationValues(at.store.db, caller, id, at.today())
  const { report, facts } = await reportAnswer(at, caller, id)
  const said = report.sections.map(({ section, blocks, passage }) => {
    const lines = blocks.flatMap(one => (one.kind === 'heading' || one.kind === 'text' ? [one.text] : []))
    return [`report-${section}`, text([...lines, passage?.text.trim()].filter(Boolean).join('\n'))] as const
  })
  const drawn = await Promise.all(
    reportPictures.map(async name => {
      const block = report.sections.flatMap(one => one.blocks).find(one => one.kind === 'picture' && one.name === name)
      const picture = block?.kind === 'picture' ? await reportPicture(name, facts, at.fonts) : null
      if (!picture || block?.kind !== 'picture') return [`picture-${name}`, text('')] as const
      return [`picture-${name}`, { text: block.caption, picture: { ...picture, alt: block.alt } }] as const
    }),
  )
  return { ...values, fields: { ...values.fields, ...Object.fromEntries([...said, ...drawn]) } }
}

/** The values of one project for a kind of form; the portfolio's are made elsewhere. */
export function projectValues(
  at: Surroundings,
  caller: Caller,
  kind: Exclude<TemplateKind, 'portfolio'>,
  id: number,
  asked: Asked = {},
): Promise<Values> {
  const { db } = at.store
  const today = at.today()
  if (kind === 'monitoring') return monitoringValues(db, caller, id, today, asked)
  if (kind === 'declaration') return declarationValues(db, caller, id, today)
  return kind === 'report' ? reportValues(at, caller, id) : evaluationValues(db, caller, id, today)
}
