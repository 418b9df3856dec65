import type { Params } from '#domain/problem'
import { num, str } from '../param.ts'
import type { Same } from '../say.ts'
import type { counter as zh } from '../zh/counter.ts'

const of = (p: Params) => (p.indicator ? `“${str(p, 'indicator')}”` : 'This indicator')

export const counter: Same<typeof zh> = {
  'too-many-observations': 'Too many readings at once',
  'too-many-observations.detail': p =>
    `At most ${p.limit} a request, this one has ${p.count}. Send them in parts; nothing was saved.`,
  'observation-at': 'Write the time as ISO 8601 with its offset (2021-07-01T08:00:00+08:00), or in milliseconds since 1970',
  'observation-ahead': p => `${of(p)}: the reading of ${str(p, 'day')} lies ahead of now; check the counter's clock`,
  'observation-other-year': p => `${of(p)}: the reading of ${str(p, 'day')} is not of the project's year ${str(p, 'year')}`,
  'observation-key-taken': (p, f) =>
    `Key “${str(p, 'key')}” already stands for ${f.number(num(p, 'value'))} on ${str(p, 'day')}, now it says ${f.number(num(p, 'yourValue'))} on ${str(p, 'yourDay')}${p.moved ? ' (another indicator or unit)' : ''}; nothing was overwritten. Use a new key to correct a reading`,
  'counter-unknown-indicator': p => `There is no indicator ${str(p, 'id')}, or you may not see it`,
  'counter-foreign-unit': p => `${of(p)}: unit ${str(p, 'agency')} is not one of yours`,
  'counter-derived': p => `${of(p)} is computed from the ledger and takes no readings`,
  'counter-off': p => `${of(p)} is typed by people; choose how its readings are counted on the counters page first`,
  'counter-other-recipe': p => `${of(p)} is computed from a register or a sheet and takes no readings`,
  'counter-level': p => `${of(p)} is a level or a stage; no counter can make it`,
}
