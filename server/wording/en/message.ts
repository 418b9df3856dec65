import { nameMark } from '#domain/message'
import type { Format } from '../format.ts'
import { num, str, yes } from '../param.ts'
import { sayIn, type Same } from '../say.ts'
import type { Params } from '#domain/problem'
import type { message as zh } from '../zh/message.ts'
import { backup } from './backup.ts'

/** Why a backup failed, as the commands say it. */
const why = (p: Params, format: Format) => sayIn(backup, format, str(p, 'code'), p)
const report = (p: Params) => `the ${str(p, 'month')} report of “${str(p, 'project')}”`
const opinion = (p: Params) => (str(p, 'opinion') ? ` Opinion: ${str(p, 'opinion')}` : '')
const gap = (p: Params) => `the gap of ${str(p, 'indicator') ? `“${str(p, 'indicator')}”` : 'spending'} in “${str(p, 'project')}”`
const demand = (p: Params) => (str(p, 'opinion') ? ` ${str(p, 'opinion')}` : '')
const listed = (p: Params, key: string) => str(p, key).replaceAll(nameMark, ', ')
const names = (p: Params) => {
  const rest = (num(p, 'count') ?? 0) - (num(p, 'named') ?? 0)
  return `${listed(p, 'names')}${rest > 0 ? ` and ${rest} more` : ''}`
}
const projects = (p: Params) => `${num(p, 'count')} ${num(p, 'count') === 1 ? 'project has' : 'projects have'} not been handed in`

const subject = (p: Params) =>
  ({
    mine: 'my projects',
    agency: `“${str(p, 'name')}”`,
    project: `project “${str(p, 'name')}”`,
    list: `list “${str(p, 'name')}”`,
  })[str(p, 'subject')] ?? ''

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const message: Same<typeof zh> = {
  dueSoon: p => `Reports of ${str(p, 'month')} are due on ${str(p, 'due')}`,
  'dueSoon.text': p => `Due on ${str(p, 'due')}: ${projects(p)} for ${str(p, 'month')}: ${names(p)}.`,
  overdue: p => `Reports of ${str(p, 'month')} are overdue`,
  'overdue.text': p => `They were due on ${str(p, 'due')}; ${projects(p)}: ${names(p)}. Please hand them in soon.`,
  overdueHead: p => `Your unit's reports of ${str(p, 'month')} are ${num(p, 'days')} days overdue`,
  'overdueHead.text': p => `Due on ${str(p, 'due')}; ${projects(p)}: ${names(p)}. Please see to it.`,
  overdueDepartment: p => `Your units' reports of ${str(p, 'month')} are ${num(p, 'days')} days overdue`,
  'overdueDepartment.text': p => `Due on ${str(p, 'due')}; ${projects(p)}: ${names(p)}.`,
  submitted: p => `To approve: ${report(p)}${yes(p, 'correction') ? ' (correction)' : ''}`,
  'submitted.text': p => `${str(p, 'by')} of ${str(p, 'agency')} handed in ${report(p)}.`,
  returned: p => `Returned: ${report(p)}`,
  'returned.text': p => `${str(p, 'by')} returned ${report(p)}.${opinion(p)}`,
  approved: p => `Approved: ${report(p)}`,
  'approved.text': p => `${str(p, 'by')} approved ${report(p)}; it is locked now.${opinion(p)}`,
  reopened: p => `To correct: ${report(p)}`,
  'reopened.text': p => `${str(p, 'by')} reopened ${report(p)}; each correction says why.${opinion(p)}`,
  asked: p => `Asked for: a correction or an exception for ${report(p)}`,
  'asked.text': p =>
    `${str(p, 'by')} of ${str(p, 'agency')} asks to change ${report(p)}, which is locked. Reason: ${str(p, 'opinion')}`,
  exceptionGranted: p => `Exception until ${str(p, 'until')}: ${report(p)}`,
  'exceptionGranted.text': p =>
    `${str(p, 'by')} lets ${report(p)} be entered until ${str(p, 'until')}. Reason: ${str(p, 'reason')}`,
  targetDecided: p => `Target change ${yes(p, 'approved') ? 'approved' : 'not approved'}: “${str(p, 'indicator')}”`,
  'targetDecided.text': p =>
    `${str(p, 'by')} ${yes(p, 'approved') ? 'approved' : 'did not approve'} the target change of “${str(p, 'indicator')}” in “${str(p, 'project')}”.${opinion(p)}`,
  rectOrdered: p => `Please rectify: ${gap(p)}`,
  'rectOrdered.text': p =>
    `${str(p, 'by')} asks for a rectification of ${gap(p)}, to be answered by ${str(p, 'due')}.${demand(p)}`,
  rectAnswered: p => `Rectification answered: ${gap(p)}`,
  'rectAnswered.text': p => `${str(p, 'by')} answered on ${gap(p)}; please check, then close it or send it back.${demand(p)}`,
  rectReturned: p => `Rectification sent back: ${gap(p)}`,
  'rectReturned.text': p => `${str(p, 'by')} sent back the answer on ${gap(p)}; answer again by ${str(p, 'due')}.${opinion(p)}`,
  rectClosed: p => `Rectification closed: ${gap(p)}`,
  'rectClosed.text': p => `${str(p, 'by')} closed the rectification of ${gap(p)}. Conclusion: ${str(p, 'opinion')}`,
  rectExtended: p => `Rectification extended to ${str(p, 'due')}: ${gap(p)}`,
  'rectExtended.text': p => `${str(p, 'by')} extended the rectification of ${gap(p)} to ${str(p, 'due')}.${opinion(p)}`,
  rectWithdrawn: p => `Rectification withdrawn: ${gap(p)}`,
  'rectWithdrawn.text': p => `${str(p, 'by')} withdrew the rectification of ${gap(p)}.${opinion(p)}`,
  rectDueSoon: p => `Rectification due on ${str(p, 'due')}: ${gap(p)}`,
  'rectDueSoon.text': p => `The rectification of ${gap(p)} must be answered by ${str(p, 'due')}.`,
  rectOverdue: p => `Rectification overdue: ${gap(p)}`,
  'rectOverdue.text': p => `The rectification of ${gap(p)} was due on ${str(p, 'due')}; please answer it soon.`,
  rectOverdueHead: p => `A rectification of your unit is ${num(p, 'days')} days overdue: ${gap(p)}`,
  'rectOverdueHead.text': p =>
    `The rectification of ${gap(p)} was due on ${str(p, 'due')}; please see to it with ${str(p, 'owner')}.`,
  rectOverdueDepartment: p => `A unit's rectification is ${num(p, 'days')} days overdue: ${gap(p)}`,
  'rectOverdueDepartment.text': p => `${str(p, 'agency')} was to answer on ${gap(p)} by ${str(p, 'due')} and has not.`,
  runOpened: p => `Please fill in ${str(p, 'run')}`,
  'runOpened.text': p =>
    `The bureau opened ${str(p, 'run')}: ${num(p, 'count')} of your projects, by ${str(p, 'due')}; figures and notes known already are filled in.`,
  partSubmitted: p => `To approve: “${str(p, 'project')}”, ${str(p, 'run')}`,
  'partSubmitted.text': p => `${str(p, 'by')} handed in the monitoring table of “${str(p, 'project')}”; please check it.`,
  partReturned: p => `Sent back: “${str(p, 'project')}”, ${str(p, 'run')}`,
  'partReturned.text': p => `${str(p, 'by')} sent back the monitoring table of “${str(p, 'project')}”.${opinion(p)}`,
  partApproved: p => `Approved: “${str(p, 'project')}”, ${str(p, 'run')}`,
  'partApproved.text': p => `${str(p, 'by')} approved the monitoring table of “${str(p, 'project')}”.${opinion(p)}`,
  evaluationSubmitted: p => `To review: “${str(p, 'project')}”, evaluation of ${str(p, 'year')}`,
  'evaluationSubmitted.text': p => `${str(p, 'by')} handed in the evaluation of “${str(p, 'project')}”; please check it.`,
  evaluationReturned: p => `Sent back: “${str(p, 'project')}”, evaluation of ${str(p, 'year')}`,
  'evaluationReturned.text': p => `${str(p, 'by')} sent back the evaluation of “${str(p, 'project')}”.${opinion(p)}`,
  evaluationApproved: p =>
    `${p.state === 'final' ? 'Final' : 'Reviewed'}: “${str(p, 'project')}”, evaluation of ${str(p, 'year')}`,
  'evaluationApproved.text': p =>
    `${str(p, 'by')} ${p.state === 'final' ? 'made final' : 'reviewed'} the evaluation of “${str(p, 'project')}”.${opinion(p)}`,
  reviewAsked: p => `To ${p.waits === true ? 'score' : 'look at'}: “${str(p, 'project')}”, evaluation of ${str(p, 'year')}`,
  'reviewAsked.text': p =>
    p.waits === true
      ? `The evaluation of “${str(p, 'project')}” was handed in; please score every row. Experts do not see each other’s scores until all are done.`
      : `“${str(p, 'project')}” was given to you to review; its evaluation can be scored once it is handed in.`,
  reviewAgain: p => `To score again: “${str(p, 'project')}”, evaluation of ${str(p, 'year')}`,
  'reviewAgain.text': p =>
    `The bureau opened your scoring of “${str(p, 'project')}” again. What you gave still stands; change it and finish once more. Reason: ${str(p, 'reason')}`,
  reviewsDone: p => `Experts done: “${str(p, 'project')}”, evaluation of ${str(p, 'year')}`,
  'reviewsDone.text': p =>
    `All ${num(p, 'count')} experts have scored “${str(p, 'project')}”: their differences can be compared and the scores made final.`,
  partDueSoon: p => `${str(p, 'run')} is due on ${str(p, 'due')}`,
  'partDueSoon.text': p => `Due on ${str(p, 'due')}: monitoring tables of ${projects(p)}: ${names(p)}.`,
  partOverdue: p => `${str(p, 'run')} is overdue`,
  'partOverdue.text': p => `It was due on ${str(p, 'due')}; ${projects(p)}: ${names(p)}. Please hand them in soon.`,
  partOverdueHead: p => `Your unit's ${str(p, 'run')} is ${num(p, 'days')} days overdue`,
  'partOverdueHead.text': p => `Due on ${str(p, 'due')}; ${projects(p)}: ${names(p)}. Please see to it.`,
  partOverdueDepartment: p => `Your units' ${str(p, 'run')} is ${num(p, 'days')} days overdue`,
  'partOverdueDepartment.text': p => `Due on ${str(p, 'due')}; ${projects(p)}: ${names(p)}.`,
  deliveryFailed: p => `A ${p.channel === 'mail' ? 'mail' : 'group notice'} could not be delivered`,
  'deliveryFailed.text': p =>
    `${p.channel === 'mail' ? `The mail to ${str(p, 'recipient')}` : 'The group notice'} “${str(p, 'subject')}” was tried ${num(p, 'attempts')} times and is given up. Reason: ${str(p, 'error')}`,
  backupFailed: 'The scheduled backup was not finished',
  'backupFailed.text': (p, f) =>
    `The backup begun at ${str(p, 'started')} was not finished: ${why(p, f)} The system keeps running and tries again every hour. Please check the backup folder; the last whole backup is ${str(p, 'last') || '(none yet)'}.`,
  followAlert: p => `${capital(subject(p))}: ${num(p, 'count')} new ${num(p, 'count') === 1 ? 'event' : 'events'}`,
  'followAlert.text': p =>
    `${[
      str(p, 'red') && `Target light turned red: ${listed(p, 'red')}`,
      str(p, 'gap') && `new gap: ${listed(p, 'gap')}`,
      str(p, 'due') && `rectification due soon or overdue: ${listed(p, 'due')}`,
    ]
      .filter(Boolean)
      .join('; ')}. You get this because you subscribed to ${subject(p)}; stop it under “My account”.`,
  followDigest: p => `${capital(subject(p))}: digest of ${str(p, 'monthEn') || str(p, 'month')}`,
  'followDigest.text': p =>
    `${str(p, 'sentenceEn')}. You subscribed to the monthly digest of ${subject(p)}; stop it under “My account”.`,
}
