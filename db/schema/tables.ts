import type { Kit } from './kit.ts'
import { peopleTables } from './people.ts'
import { projectTables } from './project.ts'
import { rightsTables } from './rights.ts'
import { wayTables } from './way.ts'
import { yearTables } from './year.ts'

export const tables = (k: Kit) => ({
  ...peopleTables(k),
  ...projectTables(k),
  ...yearTables(k),
  ...rightsTables(k),
  ...wayTables(k),
})
export type Tables = ReturnType<typeof tables>
