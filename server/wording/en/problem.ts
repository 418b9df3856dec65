import { figureText, num, str } from '../param.ts'
import type { Same } from '../say.ts'
import type { Params } from '#domain/problem'
import type { problem as zh } from '../zh/problem.ts'

const of = (p: Params) => (p.indicator ? `“${str(p, 'indicator')}”` : 'the entry')
const ofMoney = (p: Params) => (p.subproject ? `“${str(p, 'subproject')}”` : 'the sub-project')

const stateWords: Record<string, string> = {
  running: 'is running',
  suspended: 'is suspended',
  closed: 'has ended',
  merged: 'was merged into another',
}

const rowSource: Record<string, string> = {
  register: 'the contract register',
  sheet: 'the imported sheet',
  counter: 'the counter',
}

const fileKinds: Record<string, string> = {
  pdf: 'a PDF',
  png: 'a PNG picture',
  jpeg: 'a JPEG picture',
  webp: 'a WebP picture',
  gif: 'a GIF picture',
  bmp: 'a BMP picture',
  xlsx: 'an Excel workbook (xlsx)',
  docx: 'a Word document (docx)',
}

export const problem = {
  'shape-not-counted': 'this indicator is not a quantity that adds up over months, so it has no shape',
  'shape-target-zero': 'a target of 0 or below cannot be spread over months',
  'shape-empty': 'there are no months to take it from',
  'shape-negative': 'a month is negative, which is no shape',
  'shape-zero-year': 'every month is 0, so no month stands out',
  'shape-single-point': 'last year has one reported month only, too few for the shape of a year',
  'shape-no-plan': 'it was declared without a monthly plan',
  'shape-no-recipe': 'this indicator is not counted from the contract register, so there are no planned acceptances',
  'shape-no-twin': 'last year has no such indicator',
  'shape-twin-gone': 'the indicator confirmed for last year is no longer there',
  'shape-twin-unconfirmed': 'somebody must first confirm which indicator of last year is the same',
  'unknown-twin': 'last year’s project has no indicator of that number',
  'shape-needs-document': 'a report is approved already: state the document and the reason, and somebody else approves it',
  'file-empty': 'the file is empty',
  'file-archive': 'archives are not taken as evidence; unpack it and upload the files one by one',
  'file-macros': 'the file holds macros or embedded programs; save it as xlsx or docx without them',
  'file-markup': 'web pages and vector pictures (HTML, SVG, XML) are not taken as evidence; print it to PDF',
  'file-executable': 'programs and scripts are not taken as evidence',
  'file-old-office': 'old Office files (xls, doc, ppt) cannot be checked for macros; save it as xlsx, docx or PDF',
  'file-damaged': 'the file is damaged or protected by a password and cannot be checked; save it again',
  'file-unknown': 'it cannot be told what this file is; turn it into PDF, a picture, xlsx or docx',
  'file-named-otherwise': p =>
    `the name ends in .${str(p, 'ending')} but the content is ${fileKinds[str(p, 'type')] ?? ''}; rename it or export it again`,
  'duplicate-name': p => `sub-project “${str(p, 'name')}” stands twice; rename or merge it`,
  'no-such-subproject': p => `there is no sub-project “${str(p, 'name')}”`,
  'duplicate-month': 'the same month stands twice in the plan',
  'not-a-reviewer': 'this account is not an enabled reviewer',
  'duplicate-contributor': 'the same unit stands twice among the contributors',
  'correction-needs-note': 'this month was approved before: a correction needs its reason in the note',
  'stages-in-use': p => `stage “${str(p, 'level')}” has been reported and is missing from the new stages; keep it`,
  'month-outside-year': p => `${str(p, 'month')} is outside the project's year ${str(p, 'year')}`,
  'unknown-previous-project': p => `there is no project ${str(p, 'id')}, or it is outside what you may see`,
  'previous-project-year': p =>
    `“${str(p, 'name')}” is a project of ${str(p, 'year')}; last year's project is one of ${str(p, 'expected')}`,
  'act-not-possible': p =>
    `the project ${stateWords[str(p, 'state')] ?? ''}${p.archived ? ' and is archived' : ''}: this cannot be recorded now`,
  'act-before-last': p => `changes are recorded in their order: not before the last one’s ${str(p, 'month')}`,
  'act-before-start': p => `the project starts in ${str(p, 'month')}: not before that`,
  'merge-too-early': p => `the project starts in ${str(p, 'month')}: it can be merged from a later month on`,
  'data-after-end': p => `${str(p, 'month')} holds data: the project cannot end before it`,
  'month-approved': p => `the report of ${str(p, 'month')} is approved: only the finance bureau may reach back`,
  'same-start': p => `the first month is ${str(p, 'month')} already`,
  'start-after-data': p => `${str(p, 'month')} holds data: the project cannot start later`,
  'archive-too-early': p => `it can be archived once it has ended, was merged, or ${str(p, 'year')} is over`,
  'same-unit': 'the project belongs to this unit already',
  'unit-needed': 'choose the unit it moves to',
  'unknown-unit': 'no such unit, or not among yours; between departments the finance bureau moves a project',
  'unit-has-namesake': p => `that unit has a project “${str(p, 'name')}” this year already`,
  'project-needed': 'choose the project it is merged into',
  'unknown-project': 'no such project, or not among yours',
  'merge-other-year': p => `only into another project of ${str(p, 'year')}`,
  'merge-into-ended': p => `“${str(p, 'name')}” has ended or is archived`,
  'masked-text': 'a text with * is only the masked display and is not stored; type it in full, or leave it as it is',
  'target-uncertain': p =>
    `the target “${str(p, 'raw')}” cannot be read for certain: give direction, number and unit, such as “≥80%”`,
  'unknown-indicator': p => `the project has no indicator ${str(p, 'id')}`,
  'duplicate-entry': p => `${of(p)}: the same unit occurs twice in this request, first in entry ${str(p, 'first')}`,
  derived: p =>
    `${of(p)} is computed from the expenditure ledger (${p.derivation === 'executionRate' ? 'spent ÷ funds in place' : '(spent − off purpose) ÷ spent'}); enter the expenditure instead, or give the reason for another number in the note`,
  'rows-say-otherwise': p =>
    `${of(p)}: ${rowSource[str(p, 'source')]} gives ${figureText(p)}; to enter another number beside them, or to clear it, write the reason in the note`,
  'payments-say-otherwise': (p, f) =>
    `${ofMoney(p)}: the register's payments sum to ${f.moneyWithUnit(num(p, 'spent'))}; another number beside them needs a reason in the note`,
  'payments-off-purpose': (p, f) =>
    `${ofMoney(p)}: of the register's payments ${f.moneyWithUnit(num(p, 'offPurpose'))} is off purpose; another number beside them needs a reason in the note`,
  'not-a-contributor': p => `unit ${str(p, 'agency')} does not report ${of(p)}`,
  'not-a-number': p => `${of(p)}: this is not a number`,
  'value-and-not-applicable': p => `${of(p)}: a value and “not applicable this month” exclude each other`,
  'not-applicable-needs-note': p => `${of(p)}: “not applicable this month” needs a note that says why`,
  'nothing-entered': p => `${of(p)}: nothing was entered; send null to clear, 0 for zero`,
  'number-expected': p => `${of(p)} takes a number, not a level`,
  'level-and-number': p => `${of(p)}: a level and a number were given; it takes a level only`,
  'unknown-level': p => `${of(p)} knows no level or stage “${str(p, 'level')}”; it takes ${str(p, 'choices')}`,
  'level-expected': p => `${of(p)} takes a level or stage, not a number: ${str(p, 'choices')}`,
  'one-number-expected': p => `${of(p)} takes one number, not numerator and denominator`,
  'value-and-fraction': p => `${of(p)}: give either the percentage or numerator and denominator; prefer the latter`,
  'denominator-missing': p => `${of(p)}: there is a numerator without a denominator`,
  'numerator-missing': p => `${of(p)}: there is a denominator without a numerator`,
  'denominator-negative': p => `${of(p)}: the denominator cannot be negative`,
  'denominator-zero': (p, f) =>
    `${of(p)}: the denominator is 0 under a numerator of ${f.number(num(p, 'numerator'))}; where nothing was measured, enter 0 for both`,
  'negative-needs-note': p => `${of(p)}: a negative number (a correction) needs a note that says why`,
  'unknown-subproject': p => `the project has no sub-project ${str(p, 'id')}`,
  'duplicate-expenditure': p => `${ofMoney(p)} occurs twice in this request, first in entry ${str(p, 'first')}`,
  'question-gone': 'This question is no longer asked: the figures have changed; please look again',
  'not-fen': p => `${ofMoney(p)}: an amount must be a whole number of fen`,
  'negative-money-needs-note': (p, f) =>
    `${ofMoney(p)}: a negative amount (${f.moneyWithUnit(num(p, 'amount'))}) needs a note that says why`,
  'no-such-unit': p => `There is no unit “${str(p, 'code')}”; the bureau registers units`,
  'contributor-has-values': p => `${str(p, 'unit')} has reported this indicator and cannot be left out`,
} satisfies Same<typeof zh>
