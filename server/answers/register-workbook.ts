import type { Db } from '../../db/open.ts'
import { readContracts, readPayments } from '../../db/queries/contracts.ts'
import { readPlan } from '../../db/queries/facts.ts'
import { projectHead } from '../../db/queries/projects.ts'
import type { Caller } from '../access/caller.ts'
import { writeXlsx } from '../documents/xlsx-write.ts'
import { sheetNames } from '../forms/register-columns.ts'
import { registerTables } from '../forms/register-writer.ts'
import { absent } from '../refusal.ts'

/** The register of a project one may see, as a workbook. */
export async function registerWorkbook(db: Db, caller: Caller, projectId: number) {
  const head = await projectHead(db, caller.scope, projectId)
  const plan = head && (await readPlan(db, projectId))
  if (!head || !plan) throw absent()
  const [contracts, payments] = await Promise.all([readContracts(db, projectId), readPayments(db, projectId)])
  const kept = <T extends { state: string }>(rows: T[]) => rows.filter(row => row.state === 'kept')
  const bytes = await writeXlsx(registerTables(kept(contracts), kept(payments), plan.subprojects))
  return { bytes, name: `${head.name}-${sheetNames.contracts}.xlsx` }
}
