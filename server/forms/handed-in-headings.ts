import { plain } from './handed-in-kinds.ts'
import type { Piece } from './handed-in-pieces.ts'
import { headingWords, moneyWords, type MoneyRole, type Role } from './handed-in-words.ts'

/** Which columns a table has, from its row of headings, wherever that row stands. */

const bare = (text: string) => plain(text).replace(/[(（][AB/×0-9%*年分执行率万元]{1,12}[)）]$/i, '')
const find = <R extends string>(parts: Record<R, string[]>, text: string): R | null => {
  const written = plain(text)
  const roles = Object.keys(parts) as R[]
  return (
    roles.find(role => parts[role].includes(written)) ??
    roles.find(role => parts[role].includes(bare(text))) ??
    roles.find(role => written.length <= 24 && parts[role].some(word => word.length > 3 && written.startsWith(`${word}(`))) ??
    null
  )
}
export const roleOf = (text: string): Role | null => find(headingWords, text)
export const moneyRoleOf = (text: string): MoneyRole | null => find(moneyWords, text)

export type Run = { from: number; to: number; texts: string[] }

/** Unbroken runs of headings; a bracket between two of them belongs to the first. */
export function headingRuns(pieces: readonly Piece[]): Run[] {
  const runs: Run[] = []
  let run: Run | null = null
  pieces.forEach(({ text, heading }, at) => {
    const aside = /^[(（].{0,14}[)）]?$|^绩效指标$|^[)）]$/.test(text)
    if (heading) {
      run ??= { from: at, to: at, texts: [] }
      run.texts.push(text)
      run.to = at + 1
    } else if (run && aside) run.to = at + 1
    else {
      if (run) runs.push(run)
      run = null
    }
  })
  if (run) runs.push(run)
  return runs
}

/** A run that opens rows: a name or level column, and a cell to be filled in. */
export function columnsOfRun({ texts }: Run): Role[] | null {
  const roles = texts.map(roleOf).filter(role => role !== null)
  const named = roles.includes('name') || roles.filter(role => role === 'l1' || role === 'l2').length === 2
  if (!named || !roles.some(role => role === 'target' || role === 'actual' || role === 'score')) return null
  return inOrder(roles)
}

/** Headings in two lines are read line by line: the level columns come first, and the split columns take the place of their group. */
function inOrder(roles: Role[]): Role[] {
  const level = roles.findIndex(role => role === 'l1' || role === 'l2' || role === 'name')
  const group = roles.slice(0, level)
  const rest = roles.slice(level)
  const ordered = [...rest, ...group.filter(role => !(role === 'target' && rest.includes('target')))]
  const own = ordered.filter((role, i) => !(role === 'l1' || role === 'l2') && ordered.indexOf(role) === i)
  return ['l1', 'l2', ...own]
}

export function moneyColumnsOfRun({ texts }: Run): MoneyRole[] | null {
  const roles = texts.map(moneyRoleOf).filter((role, i, all) => role !== null && all.indexOf(role) === i) as MoneyRole[]
  return roles.includes('fullYear') || (roles.includes('executed') && roles.includes('initial')) ? roles : null
}
