import type { Target } from '../support/rights.ts'
import { change, dashed, nobody, see, type Cells, type Row } from './rights-cells.ts'

/** Whoever may declare; each project is asked for by itself, and a batch answers for each. */
const declaring: Cells = { ...nobody, clerk: 'ooo', unitHead: 'ooo', department: 'ooo', bureau: 'ooo', contributor: 'ooo' }
/** Whoever reviews; each sees only pairs of projects of the own scope. */
const reviewing: Cells = { ...nobody, department: 'ooo', bureau: 'ooo', reviewer: 'ooo' }
const history = { agencyCode: 'own', projectName: 'x', year: 2022 }

export const yearRows: Record<string, Row> = {
  'GET /copies/text': { cells: reviewing },
  'GET /copies/numbers': { cells: reviewing },
  'GET /copies.xlsx': { cells: reviewing },
  // A group of nobody: whoever may put aside is told that it is not there (any longer).
  'POST /copies/asides': { cells: reviewing, body: () => ({ year: 2021, view: 'text', key: 'x', reason: 'x' }) },
  'DELETE /copies/asides/{id}': { cells: dashed(reviewing), path: () => '/copies/asides/999999' },
  'GET /projects/{id}/years': { cells: see, path: (target: Target) => `/projects/${target.project}/years` },
  'GET /projects/{id}/exports/years.xlsx': {
    cells: see,
    path: (target: Target) => `/projects/${target.project}/exports/years.xlsx`,
  },
  'GET /projects/{id}/carry-over': { cells: change, path: (target: Target) => `/projects/${target.project}/carry-over` },
  'GET /carry-overs': { cells: declaring },
  'POST /carry-overs': { cells: declaring, body: (target: Target) => ({ projectIds: [target.project] }) },
  'POST /declarations/history': { cells: declaring, body: () => history },
}
