import { num, str, yes } from '../param.ts'
import type { Same } from '../say.ts'
import type { Params } from '#domain/problem'
import type { Format } from '../format.ts'
import type { sheet as zh } from '../zh/sheet.ts'

const n = (p: Params, key: string, f: Format) => f.number(num(p, key))
const tab = (p: Params) => (p.name ? `Worksheet “${str(p, 'name')}”` : 'The sheet')
const sources: Record<string, string> = { register: 'the contract register', counter: 'a system counter' }
const range = (p: Params, f: Format) =>
  num(p, 'low') === null ? '' : ` (95% interval ${f.percent(num(p, 'low'))}–${f.percent(num(p, 'high'))})`
const verdicts: Record<string, (target: string) => string> = {
  met: target => `, surely meets ${target}`,
  missed: target => `, surely misses ${target}`,
  undecided: target => `, too few to tell whether it meets ${target}`,
}
const verdict = (p: Params) => (p.decision && p.target ? verdicts[str(p, 'decision')]!(str(p, 'target')) : '')
const back = (p: Params, f: Format) =>
  num(p, 'sent') === null
    ? ''
    : `, ${n(p, 'sent', f)} sent out, response rate ${f.percent(num(p, 'responseRate'))}${yes(p, 'moreThanSent') ? ' (more came back than went out: check the number sent)' : ''}`
const few = (p: Params, f: Format) =>
  yes(p, 'few') ? `. Only ${n(p, 'rows', f)} valid answers: too small a sample to rely on` : ''
const several = (p: Params, f: Format) => ((num(p, 'sheets') ?? 1) > 1 ? ` (${n(p, 'sheets', f)} sheets together)` : '')

export const sheet: Same<typeof zh> = {
  'document-macros':
    'This file holds macros (.xlsm or VBA inside) and is not opened. Save it as .xlsx without macros and try again.',
  'document-picture':
    'This is a picture, not a table (its ending may have been changed). Attach pictures as evidence; here use xlsx or csv, or copy the table and paste it.',
  'sheet-too-many-rows': (p, f) =>
    `More than ${n(p, 'limit', f)} rows: not read. Split it by school or class; several sheets of one indicator and month add up.`,
  'sheet-unreadable': 'This sheet cannot be read',
  'sheet-unreadable.detail': 'See below what to do, then upload it again; nothing was saved.',
  'sheet-choices-malformed': 'The choice of columns is not right',
  'sheet-choices-malformed.detail': 'The parameter choices must be JSON, such as {"kind":"survey"}.',
  'sheet-unknown-indicator': 'The project has no such indicator',
  'sheet-unknown-indicator.detail': p => `There is no indicator ${str(p, 'id')}. Choose another.`,
  'sheet-other-unit': 'That unit does not report this indicator',
  'sheet-other-unit.detail': p => `The unit chosen is no contributor to “${str(p, 'indicator')}”.`,
  'sheet-derived': 'The ledger computes this indicator',
  'sheet-derived.detail': p => `“${str(p, 'indicator')}” follows from the expenditure ledger, not from a sheet.`,
  'sheet-fed-otherwise': 'This indicator has another source',
  'sheet-fed-otherwise.detail': p =>
    `“${str(p, 'indicator')}” follows from ${sources[str(p, 'kind')] ?? 'other rows'}. Set it back to typing there first.`,
  'sheet-impossible': 'No sheet can decide this indicator',
  'sheet-impossible.detail': p => `“${str(p, 'indicator')}” is a level that a person judges. Enter it in the monthly report.`,
  'sheet-there': 'The same file is there already',
  'sheet-there.detail': p =>
    `“${str(p, 'name')}” counts for ${str(p, 'month')}; it was not counted twice. To correct it, remove that one first.`,
  'sheet-removed': 'This sheet was removed before',
  'sheet-removed.detail': p => `“${str(p, 'name')}” no longer counts.`,
  'sheet-columns-missing': 'A column is still missing',
  'sheet-columns-missing.detail': 'Say which column holds each part, then import.',
  'sheet-no-rows': 'There are no rows to import',
  'sheet-no-rows.detail': 'Nothing stands below the headings, or the chosen columns are empty.',

  'sheet-hidden': p => `Worksheet “${str(p, 'name')}” is hidden and was not read; unhide it and upload again if it belongs here.`,
  'sheet-hidden-rows': (p, f) => `${tab(p)} has ${n(p, 'count', f)} hidden rows (a filter, perhaps); they were read too.`,
  'sheet-not-read': p => `Worksheet “${str(p, 'name')}” has other headings and was not read; you can choose it below.`,
  'sheet-merged': (p, f) => `${tab(p)} has ${n(p, 'count', f)} ranges merged over rows; the value holds for each of their rows.`,
  'sheet-errors': (p, f) =>
    `${tab(p)} has ${n(p, 'count', f)} formulas that failed or were never calculated (first at ${str(p, 'place')}); those rows do not count.`,
  'sheet-serial-dates': (p, f) =>
    `${n(p, 'count', f)} dates are bare numbers (the first, ${str(p, 'place')}, reads as ${str(p, 'day')}); please check.`,
  'sheet-by-name': 'There is no column of accounts or student numbers: people are told apart by name, namesakes count as one.',
  'sheet-no-event': 'There is no column of events: every row of the same person counts as a person-time.',
  'sheet-basic':
    'There are answers “基本满意” (basically satisfied): not counted as satisfied unless you say so; check the questionnaire.',
  'sheet-roster-missing': 'There is no roster yet: the usage rate follows once it is imported.',
  'sheet-accounts-missing': 'There is no account list of this month yet: the usage rate follows once it is imported.',
  'sheet-none-counts': 'Not one row counts. Check the columns and the scale.',

  'result.survey.share': (p, f) =>
    `**${n(p, 'rows', f)}** valid answers${back(p, f)}, **${n(p, 'numerator', f)}** satisfied: **${f.percent(num(p, 'ratio'))}**${range(p, f)}${verdict(p)}${several(p, f)}${few(p, f)}.`,
  'result.survey.score': (p, f) =>
    `**${n(p, 'rows', f)}** valid answers${back(p, f)}, mean score **${f.percent(num(p, 'ratio'))}**${range(p, f)}${verdict(p)}${several(p, f)}${few(p, f)}.`,
  'result.usage': (p, f) =>
    `**${n(p, 'numerator', f)}** of **${n(p, 'denominator', f)}** people on the roster use an account: **${f.percent(num(p, 'ratio'))}**; ${n(p, 'without', f)} have none, ${n(p, 'strangers', f)} accounts are of nobody on the roster (not counted). Roster of ${str(p, 'rosterMonth')}${several(p, f)}.`,
  'result.signUp.personTimes': (p, f) =>
    `**${n(p, 'rows', f)}** person-times (${n(p, 'persons', f)} persons); the indicator counts person-times${several(p, f)}.`,
  'result.signUp.persons': (p, f) =>
    yes(p, 'toDate')
      ? `${n(p, 'persons', f)} persons, ${n(p, 'rows', f)} person-times this month; **${n(p, 'value', f)}** different persons this year${several(p, f)}.`
      : `${n(p, 'persons', f)} persons, ${n(p, 'rows', f)} person-times this month, ${n(p, 'earlier', f)} of them counted in earlier months; **${n(p, 'value', f)}** new, so that the months add up without repeats${several(p, f)}.`,
  'result.acceptance': (p, f) =>
    num(p, 'denominator') === null
      ? `**${n(p, 'passed', f)}** accepted and passed, ${n(p, 'failed', f)} failed${several(p, f)}.`
      : `**${n(p, 'rows', f)}** accepted, **${n(p, 'passed', f)}** passed: **${f.percent(num(p, 'ratio'))}**${several(p, f)}.`,
  'result.document': (p, f) => `Reached the stage “**${str(p, 'level')}**” (${n(p, 'rows', f)} documents)${several(p, f)}.`,
}
