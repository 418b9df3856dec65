import type { Same } from '../say.ts'
import type { question as zh } from '../zh/question.ts'
import { targetQuality } from './target-quality.ts'

const fields: Record<string, string> = {
  agencyCode: 'agency code',
  agencyName: 'declaring agency',
  projectName: 'project name',
  subprojects: 'sub-projects',
  indicators: 'indicators',
  funding: 'funding sources',
}
const sums: Record<string, string> = {
  subprojects: 'The sub-project budgets add up to',
  budget: 'The sub-project total is',
  fundingAgainstBudget: 'The funding total is',
  'funding.total': 'The sources’ total investment adds up to',
  'funding.priorYear': 'The sources’ prior-year funds add up to',
  'funding.thisYear': 'The sources’ plan for this year adds up to',
}
const against: Record<string, string> = { budget: 'the budget', fundingAgainstBudget: 'the budget' }

export const question: Same<typeof zh> = {
  'category-inferred': ({ name, category, reason }) =>
    reason === 'restart'
      ? `“${name}” stands after a page break without a category. Rows are ordered by sub-project, and that order begins anew here, so “${category}” is proposed. Please confirm.`
      : `The row “${name}” has no category. ${category ? `The category above, “${category}”, is proposed. Please confirm.` : 'Please choose one.'}`,
  'cut-off': ({ field, number, text }) =>
    field === 'name'
      ? `The name of indicator ${number} may be cut off in the source, at “…${String(text).slice(-6)}”. Please complete it.`
      : `The explanation of indicator ${number} is cut off in the source, at “…${String(text).slice(-6)}”. No figure depends on it; complete it or leave it as it is.`,
  'equals-means-at-least': ({ count, example, another }) =>
    `${count} targets are written with “=” (such as ${example}, ${another}). Does “=” mean “at least”? As “at least”, reaching it gives full marks and the excess is noted; as “exactly”, more counts as a deviation too.`,
  'sum-mismatch': ({ what, sum, total, difference }, format) =>
    `${sums[String(what)] ?? 'The rows add up to'} ${format.moneyWithUnit(Number(sum))}, but ${against[String(what)] ?? 'the printed total'} is ${format.moneyWithUnit(Number(total))}: a difference of ${format.moneyWithUnit(Math.abs(Number(difference)))}.`,
  'prior-year-cut':
    'The prior-year funds are cut off in the source; no amount arranged, allocated or spent could be read. Please fill them in if there are any.',
  'plan-missing': ({ name, pacing }) =>
    pacing === 'due'
      ? `“${name}” needs a monthly plan, which the form does not hold. Without one it is due in December and not asked for before.`
      : `“${name}” needs a monthly plan, which the form does not hold. Without one every report is judged against the whole year’s target.`,
  'plan-decreasing': (p, f) =>
    `The monthly plan of “${p.name}” is cumulative, yet ${f.quantity(Number(p.value), String(p.unit), Number(p.scale))} in ${f.month(String(p.month))} is less than ${f.quantity(Number(p.before), String(p.unit), Number(p.scale))} before it. Please check.`,
  'plan-short': (p, f) =>
    `The monthly plan of “${p.name}” ends at ${f.quantity(Number(p.value), String(p.unit), Number(p.scale))} in ${f.month(String(p.month))}, below the year’s target of ${f.quantity(Number(p.target), String(p.unit), Number(p.scale))}. Please check.`,
  'target-uncertain': ({ name, raw }) => `It is not certain how the target “${raw}” of “${name}” is meant. Please check it.`,
  'target-missing': ({ name, raw }) =>
    raw
      ? `The target of “${name}” is written “${raw}”, which cannot be judged. Please fill it in.`
      : `“${name}” has no target. Please fill it in.`,
  'duplicate-name': ({ name, number, first }) =>
    `Indicator ${number} has the same name as indicator ${first}: “${name}”. Please make sure that it was not entered twice.`,
  'year-unreadable': ({ text }) =>
    text
      ? `No year can be read from the project year “${text}”. Please fill it in.`
      : 'No project year was found. Please fill it in.',
  'year-inferred': ({ year, text }) =>
    `The form names no project year; ${year} is taken from the project’s name “${text}”. Please confirm.`,
  'agency-code-missing': ({ name }) => `No agency code was found for “${name}”; its name stands in for now. Please fill it in.`,
  missing: ({ field }) => `The ${fields[String(field)] ?? `required field ${field}`} was not found. Please fill it in.`,
  'too-long': ({ field, limit, length }) =>
    `The ${fields[String(field)] ?? `text ${field}`} has ${length}, more than ${limit}; the rest was not taken over. Please check the source.`,
  'out-of-range': ({ field, text }) =>
    `The value${text === null ? '' : ` ${text}`} of ${field} is out of range. Please correct it.`,
  'amount-unreadable': ({ text, label }) => `The amount “${text}” of “${label}” cannot be read. Please fill it in.`,
  'unit-assumed': 'The form names no unit of money; amounts were read as 万元 (¥10,000). Please confirm.',
  'budget-missing': 'No total budget was found. Please fill it in.',
  'subproject-guessed': ({ text, name }) => `“${text}” is not among the sub-projects; it was read as “${name}”. Please confirm.`,
  'subproject-unknown': ({ text }) => `“${text}” is not among the declared sub-projects. Please choose one.`,
  'indicators-missing':
    'No indicator table was found (it needs the columns 指标名称, name, and 目标值, target). Paste the whole form or enter the indicators by hand.',
  unplaced: ({ text }) => `This text has no field and was not taken over: “${text}”.`,
  'unplaced-more': ({ count }) => `${count} more lines have no field; see the source.`,
  'shares-sum': (p, f) =>
    `The parts of “${p.name}” add up to ${f.quantity(Number(p.sum), String(p.unit), Number(p.scale))}, not to the year’s target of ${f.quantity(Number(p.target), String(p.unit), Number(p.scale))}. Please check.`,
  ...targetQuality,
}
