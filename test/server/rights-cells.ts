import type { Asker, Bureau, Target } from '../support/rights.ts'

/** What each asker gets for the own unit's, a sub-unit's and another unit's: o = may, x = 403, - = 404, s = 401 (sign in first).
 * The reviewer was given the own unit's project; the contributor's unit reports one of its indicators. */
export type Cells = Record<Exclude<Asker, 'anonymous'>, string>
export const nobody: Cells = {
  clerk: 'xxx',
  unitHead: 'xxx',
  department: 'xxx',
  bureau: 'xxx',
  reviewer: 'xxx',
  administrator: 'xxx',
  securityAdministrator: 'xxx',
  auditor: 'xxx',
  none: 'xxx',
  contributor: 'xxx',
}
export const everybody = Object.fromEntries(Object.keys(nobody).map(asker => [asker, 'ooo'])) as Cells
export const own = { clerk: 'o--', unitHead: 'o--' }
export const see: Cells = { ...nobody, ...own, department: 'oo-', bureau: 'ooo', reviewer: 'o--', contributor: 'o--' }
export const enter: Cells = { ...nobody, ...own, bureau: 'ooo', contributor: 'x--' }
export const change: Cells = { ...nobody, ...own, department: 'oo-', bureau: 'ooo', contributor: 'x--' }
export const decide: Cells = { ...nobody, unitHead: 'o--', department: 'oo-', bureau: 'ooo' }
export const above: Cells = { ...nobody, department: 'oo-', bureau: 'ooo' }
/** Orders to rectify: a reviewer's where the project was given. */
export const oversee: Cells = { ...above, reviewer: 'o--' }
/** Its own affair for a department: none of it belongs to any place. */
export const departmentsToo: Cells = { ...nobody, department: 'ooo', bureau: 'ooo' }
export const bureauAlone: Cells = { ...nobody, bureau: 'ooo' }
export const lists: Cells = {
  ...everybody,
  administrator: 'xxx',
  securityAdministrator: 'xxx',
  auditor: 'xxx',
  none: 'xxx',
}
export const hidden = Object.fromEntries(Object.keys(nobody).map(asker => [asker, '---'])) as Cells
export const accounts: Cells = { ...nobody, administrator: 'ooo', securityAdministrator: 'ooo' }
export const upkeep: Cells = { ...nobody, administrator: 'ooo' }
export const power: Cells = { ...nobody, securityAdministrator: 'ooo' }
export const trail: Cells = { ...nobody, securityAdministrator: 'ooo', auditor: 'ooo' }
/** One's own affair, and nothing of that number is there. */
export const ownAbsent = Object.fromEntries(Object.keys(nobody).map(asker => [asker, '---'])) as Cells

/** As these cells, where what is asked for does not exist. */
export const dashed = (cells: Cells) =>
  Object.fromEntries(Object.entries(cells).map(([asker, cell]) => [asker, cell.replaceAll('o', '-')])) as Cells

export type Row = {
  cells: Cells
  /** Asked without signing in: 401, unless the route is open to all. */
  open?: true
  path?: (target: Target) => string
  body?: (target: Target, bureau: Bureau) => unknown
}
