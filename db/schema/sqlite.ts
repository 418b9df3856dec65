import { sqliteKit } from './kit.ts'
import { tables } from './tables.ts'

/** For the migration generator: it wants every table as an export of its own. */
export const {
  counter,
  agency,
  account,
  session,
  ruleSet,
  project,
  projectText,
  subproject,
  funding,
  indicator,
  targetVersion,
  indicatorSubproject,
  contributor,
  actual,
  expenditure,
  report,
  reportEvent,
  gapNote,
  projectMonth,
  agencyMonth,
} = tables(sqliteKit)
