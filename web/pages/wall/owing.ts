import type { Month } from '#domain/month'
import type { Reporting } from '../../api/way.ts'

/** Who owes reports of a month, the most first, and whether its due day is over. */
export function owingIn(reporting: Pick<Reporting, 'agencies'> | undefined, month: Month) {
  const rows = (reporting?.agencies ?? []).flatMap(({ id, name, months }) => {
    const cell = months.find(one => one.month === month)
    const count = cell ? cell.due - cell.handedIn : 0
    return count > 0 ? [{ id, name, count, past: cell!.past }] : []
  })
  return { who: rows.sort((a, b) => b.count - a.count), past: rows.some(row => row.past) }
}
