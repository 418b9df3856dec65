import { evaluationTables } from './evaluation.ts'
import { evidenceTables } from './evidence.ts'
import { followTables } from './follow.ts'
import type { Kit } from './kit.ts'
import { peopleTables } from './people.ts'
import { projectTables } from './project.ts'
import { rightsTables } from './rights.ts'
import { rowsTables } from './rows.ts'
import { wayTables } from './way.ts'
import { yearTables } from './year.ts'

export const tables = (k: Kit) => ({
  ...peopleTables(k),
  ...projectTables(k),
  ...yearTables(k),
  ...rightsTables(k),
  ...wayTables(k),
  ...rowsTables(k),
  ...evidenceTables(k),
  ...followTables(k),
  ...evaluationTables(k),
})
export type Tables = ReturnType<typeof tables>
