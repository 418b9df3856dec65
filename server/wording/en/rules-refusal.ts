import type { Params } from '#domain/problem'
import { str } from '../param.ts'
import type { Same } from '../say.ts'
import type { rulesRefusal as zh } from '../zh/rules-refusal.ts'

const share = (p: Params, key: string) => `${Number((Number(p[key]) * 100).toPrecision(10))}%`

export const rulesRefusal = {
  'rules-unchanged': p => `Nothing differs from version ${str(p, 'version')}`,
  'rules-unchanged.detail': 'Without a change no new version is needed.',
  'rules-activated': p => `${str(p, 'code')} version ${str(p, 'version')} is in force now`,
  'rules-activated.detail':
    'Somebody put it in force after you opened this. Reload, look at the differences and effects, then decide.',
  'rules-already-active': p => `Version ${str(p, 'version')} is in force already`,
  'rules-already-active.detail': 'Nothing needs to be done.',
  'rules-points': p =>
    `The points add up to ${str(p, 'total')}, they must be 100${Number(p.process) > 0 ? ` (with ${str(p, 'process')} of process criteria)` : ''}`,
  'rules-criterion-twice': p => `The process criterion “${str(p, 'name')}” stands here twice`,
  'rules-criterion-used': p => `Process criteria with a number another one had: ${str(p, 'count')}`,
  'rules-criterion-used.detail':
    'A number stays with its criterion, as scores already given name it. Give the new criterion a number never used before.',
  'rules-criterion-number': p =>
    `Number ${str(p, 'id')} belongs to the earlier criterion “${str(p, 'before')}”; it cannot pass to “${str(p, 'name')}”`,
  'rules-rubric-best': 'The first level earns all points (100%)',
  'rules-falling-share': p => `${share(p, 'value')} must be below ${share(p, 'before')} of the row before`,
  'rules-levels-equal': p =>
    `Rounded as the rule set says it earns ${str(p, 'points')}, the same as “${str(p, 'name')}”: nobody could tell them apart`,
  'rules-code-taken': p => `“${str(p, 'code')}” is the address of a new rule set; choose another code`,
  'rules-level-twice': p => `The level “${str(p, 'name')}” stands here twice`,
  'rules-falling': p => `${str(p, 'value')} must be below ${str(p, 'before')} of the grade before`,
  'rules-grade-order': p => `“${str(p, 'grade')}” must stand before “${str(p, 'before')}”, and once only`,
  'rules-from-zero': 'The last row must begin at 0: else the lowest scores belong nowhere',
  'rules-earns-more': p =>
    `${share(p, 'value')} is above ${share(p, 'before')} of the band before: less satisfaction earns no more`,
  'rules-rising': p => `${share(p, 'value')} must not be below ${share(p, 'before')} of the one before`,
  'rules-above': p => `${share(p, 'value')} must be above ${share(p, 'before')}`,
  'rules-overlap': p => `Begins at ${share(p, 'value')} and overlaps the level below, which ends at ${share(p, 'before')}`,
  'rules-later': p => `${str(p, 'value')} must not be earlier than ${str(p, 'before')} of the one before`,
  'rules-month': p => `Month ${str(p, 'value')} must be after month ${str(p, 'before')} of the row before`,
  'field.step': p => `No finer than ${str(p, 'step')}`,
} satisfies Same<typeof zh>
