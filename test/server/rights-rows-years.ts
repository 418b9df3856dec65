import type { Target } from '../support/rights.ts'
import { change, nobody, type Cells, type Row } from './rights-cells.ts'

/** Whoever may declare; each project is asked for by itself, and a batch answers for each. */
const declaring: Cells = { ...nobody, clerk: 'ooo', unitHead: 'ooo', department: 'ooo', bureau: 'ooo', contributor: 'ooo' }
const history = { agencyCode: 'own', projectName: 'x', year: 2022 }

export const yearRows: Record<string, Row> = {
  'GET /projects/{id}/carry-over': { cells: change, path: (target: Target) => `/projects/${target.project}/carry-over` },
  'GET /carry-overs': { cells: declaring },
  'POST /carry-overs': { cells: declaring, body: (target: Target) => ({ projectIds: [target.project] }) },
  'POST /declarations/history': { cells: declaring, body: () => history },
}
