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
  'evaluation-weights': p => `The points add up to ${str(p, 'total')}, not 100 (execution ${str(p, 'execution')} included)`,
}
