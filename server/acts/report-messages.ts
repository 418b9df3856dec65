import type { MessageKind } from '#domain/message'
import type { ReportAct } from '#domain/report-way'
import type { Db } from '../../db/open.ts'
import { recipientById } from '../../db/queries/messages.ts'
import type { ReportRow } from '../../db/queries/reports.ts'
import type { Caller } from '../access/caller.ts'
import { approversOf, grantersOf, tellPeople, type Telling } from './messages.ts'

type Head = { id: number; name: string; agencyId: number; agencyName: string }

const kindOf: Partial<Record<ReportAct, MessageKind>> = {
  submit: 'submitted',
  return: 'returned',
  approve: 'approved',
  reopen: 'reopened',
  ask: 'asked',
}

/** Tells whom a step concerns: handed in → who approves; decided → who handed in; asked → who can help. */
export async function tellOfStep(
  db: Db,
  at: Telling,
  caller: Caller,
  head: Head,
  before: ReportRow,
  after: ReportRow,
  act: ReportAct,
  opinion: string,
): Promise<void> {
  const kind = kindOf[act]
  if (!kind) return
  const people = await concerned(db, head, before, act)
  const { month, version } = after
  const params = { project: head.name, agency: head.agencyName, month, opinion, by: caller.name, correction: before.correction }
  const occasion = { key: `report.${head.id}.${month}.${version}`, kind, params, projectId: head.id, month }
  await tellPeople(
    db,
    at,
    occasion,
    people.filter(one => one.id !== caller.id),
  )
}

async function concerned(db: Db, head: Head, before: ReportRow, act: ReportAct) {
  if (act === 'submit') return approversOf(db, head.agencyId)
  if (act === 'ask') return before.state === 'approved' ? approversOf(db, head.agencyId) : grantersOf(db, head.agencyId)
  const submitter = before.submittedBy === null ? undefined : await recipientById(db, before.submittedBy)
  return submitter ? [submitter] : []
}
