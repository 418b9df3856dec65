import { actualOf, excessOf, points, rate, targetOf, valueOf, weightOf } from '../figures.ts'
import type { Same } from '../say.ts'
import type { score as zh } from '../zh/score.ts'

export const score: Same<typeof zh> = {
  met: (p, f) =>
    `Actual ${actualOf(p, f)} meets the target ${targetOf(p, f)}: full marks, ${points(p.score)}${excessOf(p, f) && ` (${excessOf(p, f)})`}`,
  inside: (p, f) => `Actual ${actualOf(p, f)} lies inside ${targetOf(p, f)}: full marks, ${points(p.score)}`,
  below: (p, f) =>
    `Actual ${actualOf(p, f)} is below the target ${targetOf(p, f)}: weight ${weightOf(p.weight)} × actual ÷ target = ${points(p.score)}`,
  'above-a': (p, f) =>
    `Actual ${actualOf(p, f)} is above the limit ${targetOf(p, f)}: weight ${weightOf(p.weight)} × (1 − excess ÷ limit) = ${points(p.score)}`,
  'above-b': (p, f) =>
    `Actual ${actualOf(p, f)} is above the limit ${targetOf(p, f)}: weight ${weightOf(p.weight)} × limit ÷ actual = ${points(p.score)}`,
  'above-double': (p, f) => `Actual ${actualOf(p, f)} is twice the limit ${targetOf(p, f)} or more: no points`,
  'above-zero': (p, f) => `The target is ${valueOf(p, f)}, the actual ${actualOf(p, f)}: not met, no points`,
  'no-ratio': (p, f) =>
    `The target ${targetOf(p, f)} is not above zero, so there is no ratio; the actual ${actualOf(p, f)} does not meet it: no points`,
  'below-pass': (p, f) => `Actual ${actualOf(p, f)} against ${targetOf(p, f)} stays below the pass threshold: no points`,
  'satisfaction-band': (p, f) => `Satisfaction ${actualOf(p, f)} earns ${points(p.score)} by the satisfaction bands`,
  band: p => `Qualitative, stated as "${p.level}": a person scores between ${points(p.low)} and ${points(p.high)}`,
  'band-open': p => `No level is stated: a person scores between ${points(p.low)} and ${points(p.high)}`,
  rubric: p => `Rubric: ${p.rubric}. Found by a person: "${p.level}", ${points(p.score)}`,
  'rubric-open': p => `A person scores it by the rubric: ${p.rubric}`,
  'in-time': p => `Done in time: a person scores between ${points(p.low)} and ${points(p.high)}`,
  late: p => `Later than the target date: a person scores between ${points(p.low)} and ${points(p.high)}`,
  'target-missing': 'There is no target, so there is no score',
  'target-unreadable': p => `The meaning of the target "${p.raw ?? ''}" is not certain: not scored, please confirm it`,
  'actual-missing': 'There is no actual value, so there is no score',
  'actual-unreadable': 'The actual value cannot be compared with the target: not scored, please confirm it',
  execution: (p, f) => `Executed ÷ full-year budget = ${rate(p.rate, f)}; of ${weightOf(p.weight)} points, ${points(p.score)}`,
  'no-execution': 'The full-year budget or the amount executed is empty or 0: there is no execution rate',
}
