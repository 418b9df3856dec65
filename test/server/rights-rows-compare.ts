import type { Target } from '../support/rights.ts'
import { lists, nobody, own, see, type Row } from './rights-cells.ts'

/** Two units: the own and those below; an expert, given single projects, sees no unit as a whole. One beside itself is refused in words. */
const units = { ...nobody, ...own, department: 'oo-', bureau: 'ooo', reviewer: '---', contributor: '---' }
const years = (view: string) => (target: Target) => `/compare/${view}?projectId=${target.project}`
const pair = (view: string) => (target: Target) => `/compare/${view}?a=${target.agency}&b=${target.agency}`
const like = (view: string) => () => `/compare/${view}?name=x`

export const compareRows: Record<string, Row> = {
  'GET /compare/years': { cells: see, path: years('years') },
  'GET /compare/years.xlsx': { cells: see, path: years('years.xlsx') },
  'GET /compare/units': { cells: units, path: pair('units') },
  'GET /compare/units.xlsx': { cells: units, path: pair('units.xlsx') },
  'GET /compare/indicator': { cells: lists, path: like('indicator') },
  'GET /compare/indicator.xlsx': { cells: lists, path: like('indicator.xlsx') },
  'GET /compare/indicators': { cells: lists },
}
