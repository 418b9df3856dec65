import type { Params } from '#domain/problem'
import { str } from '../param.ts'
import type { Same } from '../say.ts'
import type { evaluation as zh } from '../zh/evaluation.ts'

const states: Record<string, string> = {
  draft: 'has not been handed in',
  submitted: 'is handed in and waits for review',
  returned: 'was sent back',
  reviewed: 'is reviewed and waits for the bureau',
  final: 'is final',
}
const stateOf = (state: unknown) => states[String(state)] ?? ''

const rowOf = (p: Params) => str(p, 'name') || 'Budget execution'

export const evaluation: Same<typeof zh> = {
  'evaluation-closed': p => `The evaluation ${stateOf(p.state)} and cannot be changed`,
  'evaluation-closed.detail': 'It can be changed once it is sent back, or opened again by the bureau.',
  'evaluation-state': p => `The evaluation ${stateOf(p.state)}: this step is not possible`,
  'evaluation-state.detail': 'Somebody may have been faster; reload to see.',
  'evaluation-moved': 'Somebody else moved this evaluation first',
  'evaluation-moved.detail': p => `It now ${stateOf(p.state)}; reload to see.`,
  'evaluation-year-running': 'The year is not over: the evaluation cannot be handed in',
  'evaluation-year-running.detail':
    'Points, reasons and measures can be filled in now; hand it in when the year or the project has ended.',
  'own-evaluation': 'Nobody approves an evaluation they filled in or handed in',
  'own-evaluation.detail': 'Who enters and who approves must be different people.',
  'evaluation-bureau': 'Only the finance bureau makes an evaluation final or opens it again',
  'evaluation-bureau.detail': 'After the department’s review the bureau decides.',
  'evaluation-incomplete': p => `${str(p, 'count')} places are still empty`,
  'evaluation-incomplete.detail':
    'Each row needs points and an actual; a level needs a score inside its band; a missed target needs its reason and what is done about it.',
  'evaluation-rows': p => `${str(p, 'count')} rows cannot be saved, so nothing was`,
  'evaluation-rows.detail': 'Please mend the rows listed and save again.',
  'evaluation-twice': p => `“${str(p, 'name')}” is given twice`,
  'evaluation-weight': p => `“${str(p, 'name')}”: the points are missing`,
  'evaluation-score': p => `“${str(p, 'name')}” is a level: it needs a score inside its band`,
  'evaluation-actual': p => `“${str(p, 'name')}” has no actual; please report the month`,
  'evaluation-reason': p => `“${str(p, 'name')}” missed its target: the reason is missing`,
  'evaluation-measures': p => `“${str(p, 'name')}” missed its target: what is done about it is missing`,
  'evaluation-criterion-weight': p => `“${str(p, 'name')}” is a process criterion: the rule set gives its points`,
  'evaluation-not-kept': 'The evaluation was never handed in',
  'evaluation-not-kept.detail':
    'Its figures are kept when it is handed in; then they can be recomputed by the rules of that time.',
  'evaluation-weights': p => `The points add up to ${str(p, 'total')}, not 100 (execution ${str(p, 'execution')} included)`,
  'evaluation-unpublished': 'It is not final yet: there is nothing to publish',
  'evaluation-unpublished.detail': 'Once the bureau has made it final, its published version stands here.',
  'review-closed': p => `The evaluation ${stateOf(p.state)}: it cannot be scored now`,
  'review-closed.detail': 'Experts score between hand-in and final; the bureau fixes scores after the department’s review.',
  'review-round': 'The evaluation was handed in anew: this round is over',
  'review-round.detail': 'Reload and score what was handed in now; the scores of the earlier round are kept.',
  'review-done': 'You are done with this round; nothing can be changed',
  'review-done.detail':
    'Until all experts are done the bureau can open it again; a new round begins when the evaluation is sent back and handed in again.',
  'review-opened': 'All experts are done and their scores stand side by side: none can be opened again',
  'review-opened.detail': 'What should change the bureau fixes itself, with a reason.',
  'review-unassigned': 'This expert is not assigned any more, and cannot be asked to score again',
  'review-unassigned.detail': 'Assign the expert again first.',
  'review-blind': 'You are scoring this evaluation: the earlier result is shown once you are done',
  'review-blind.detail': 'Finish this round first.',
  'review-incomplete': p => `${str(p, 'count')} places are still empty`,
  'review-incomplete.detail': 'Every row needs a score, and a reason where it is not the unit’s own.',
  'review-score': p => `“${rowOf(p)}” has no score`,
  'review-reason': p => `“${rowOf(p)}” differs from the unit’s own score: the reason is missing`,
  'review-beyond': p => `“${rowOf(p)}”: the score must lie between 0 and ${str(p, 'most')}`,
  'review-rubric': p => `The score must be one of the rubric’s: ${str(p, 'rubric')}`,
  'review-decimals': p => `“${rowOf(p)}”: the rule set keeps ${str(p, 'decimals')} decimals of a score`,
  'review-band': p =>
    `“${rowOf(p)}”: the band of the stated level is ${str(p, 'low')}–${str(p, 'high')}; who doubts the level asks the bureau to send it back`,
  'experts-open': p => `${str(p, 'count')} experts are not done yet`,
  'experts-open.detail': 'Say why they are not waited for, or take the project back from them first.',
  'final-incomplete': p => `${str(p, 'count')} final scores lack their reason`,
  'final-incomplete.detail':
    'A final score other than the experts’ mean (or the unit’s own where nobody differs) needs a reason.',
  'final-reason': p => `The final score of “${rowOf(p)}” lacks its reason`,
}
