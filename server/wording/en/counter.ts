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
  'pull-running': 'Being fetched',
  'pull-running.detail': 'This source is being fetched right now; look again in a moment.',
  'pull-tried': 'Nothing was fetched',
  'pull-tried.detail': 'Change what is named below and try again; nothing was saved.',
  'pull-done': p =>
    `${p.taken ? `${p.taken} new readings` : 'Nothing new'}${p.known ? `, ${p.known} known` : ''}${p.differing ? `; ${p.differing} differ from what is kept and changed nothing` : ''}${p.empty ? `; ${p.empty} rows without a number` : ''}`,
  'pull-address': p => `The address must begin with ${str(p, 'protocols')}`,
  'pull-credentials': 'No user and password in the address: put them into the secret, which is kept encrypted',
  'pull-forbidden': p =>
    `${str(p, 'host')} may not be reached: this machine, link-local and cloud metadata addresses need PULL_ALLOW from the administrator`,
  'pull-unreachable': p => `No connection (${str(p, 'reason')}); check address and network`,
  'pull-timeout': p => `Not done within ${str(p, 'seconds')} seconds`,
  'pull-status': p =>
    `The other side answered HTTP ${str(p, 'status')}${p.status === 401 || p.status === 403 ? '; check the secret' : ''}`,
  'pull-too-large': p => `More than ${str(p, 'limit')} MB`,
  'pull-too-many': p => `More than ${str(p, 'limit')} rows at once; narrow the period`,
  'pull-redirects': p => `More than ${str(p, 'limit')} redirects`,
  'pull-encoding': 'No text, or an unknown encoding (UTF-8 and GB18030 are read)',
  'pull-empty': 'Empty, without even a heading',
  'pull-column': p => `There is no column “${str(p, 'column')}”; there are: ${str(p, 'columns')}`,
  'pull-not-json': 'Not valid JSON',
  'pull-path': p => `${p.path ? `“${str(p, 'path')}”` : 'The document'} is no list`,
  'pull-row': p => `Row ${str(p, 'row')}: “${str(p, 'column')}” cannot be read: ${str(p, 'text') || 'empty'}`,
  'pull-sql': p => `The database says: ${str(p, 'message')}`,
  'pull-secret': 'The secret cannot be opened; enter it again',
  'pull-failed': 'Fetching failed; the server log says more',
  'pull-query-missing': 'Write the query',
  'pull-indicator': 'Choose an indicator of this project that a counter can make',
}
